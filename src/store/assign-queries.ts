import { bubblesOf } from '../model/assign-order.js';
import { ownerKey, type Assignee } from '../model/conversation.js';
import { openConversation } from './conversation-payload.js';
import type { ConversationRow, PersonRow, Store } from './database.js';
import { live } from './live.js';
import { readMeta, readSession } from './meta.js';
import { Directory, openPeople } from './people.js';
import type { People } from './people-queries.js';
import { recentAssignees } from './recent-assignees.js';
import { snapshot } from './transaction.js';
import type { AssignChoice, AssignChoices } from './views.js';

interface ChoiceRows {
  readonly row: ConversationRow | undefined;
  readonly people: readonly PersonRow[];
  readonly recent: readonly Assignee[];
}

/** Follows to whom a conversation can be given; all of it is known offline. */
export function watchAssignChoices(
  store: Store,
  conversationId: string,
  next: (choices: AssignChoices) => void,
  fail: (error: unknown) => void,
): () => void {
  return live(
    () => snapshot(store, () => readRows(store, conversationId)),
    (rows) => openChoices(store, rows),
    { next, fail },
  );
}

async function readRows({ db }: Store, conversationId: string): Promise<ChoiceRows> {
  const row = await db.conversations.get(conversationId);
  const recent = await recentAssignees(db);
  // Read here so that another session is seen at once, opened outside.
  await readMeta(db, 'session');
  return { row, recent, people: await db.people.toArray() };
}

async function openChoices(
  store: Store,
  { row, people, recent }: ChoiceRows,
): Promise<AssignChoices> {
  const known = await openPeople(store, people);
  const allowed = await allowedIn(store, row);
  const choices = new Map(
    choicesOf(known, store.userId, recent)
      .filter((choice) => allowed === undefined || allowed.has(ownerKey(choice)))
      .map((choice) => [ownerKey(choice), choice]),
  );
  const suggested = (await readSession(store))?.suggestedAssignees ?? [];
  const me: Assignee = { kind: 'staff', id: store.userId };
  const bubbles = bubblesOf(me, suggested, recent, (one) => choices.has(ownerKey(one))).flatMap(
    (one) => choices.get(ownerKey(one)) ?? [],
  );
  const others = [...choices.values()].filter((choice) => !bubbles.includes(choice)).sort(byName);
  return {
    current: new Directory(store.userId, known).assignee(row?.assignee ?? null),
    bubbles,
    workgroups: others.filter(({ kind }) => kind === 'workgroup'),
    staff: others.filter(({ kind }) => kind === 'staff'),
  };
}

/** Undefined: everybody may open it, or the row is damaged and the server will judge. */
async function allowedIn(
  store: Store,
  row: ConversationRow | undefined,
): Promise<ReadonlySet<string> | undefined> {
  const [opened] = await Promise.allSettled([row && openConversation(store, row)]);
  const choices = opened.status === 'fulfilled' ? opened.value?.details.assigneeChoices : undefined;
  return choices && new Set(choices.map(ownerKey));
}

function choicesOf(
  { staff, workgroups }: People,
  userId: string,
  recent: readonly Assignee[],
): AssignChoice[] {
  const lately = new Set(recent.map(ownerKey));
  const groups = [...workgroups.values()].map(({ id, name, memberIds }) => ({
    kind: 'workgroup' as const,
    id,
    name,
    me: false,
    away: false,
    members: memberIds.length,
  }));
  const persons = [...staff.values()].map(({ id, internalName, away }) => ({
    kind: 'staff' as const,
    id,
    name: internalName,
    me: id === userId,
    away: away === true,
  }));
  return [...groups, ...persons].map((one) => ({ ...one, recent: lately.has(ownerKey(one)) }));
}

const names = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });

function byName(one: AssignChoice, other: AssignChoice): number {
  return names.compare(one.name, other.name);
}
