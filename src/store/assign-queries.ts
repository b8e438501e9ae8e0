import { bubblesOf } from '../model/assign-order.js';
import { ownerKey, type Assignee } from '../model/conversation.js';
import { assignableAmong } from './assignable.js';
import { openConversation } from './conversation-payload.js';
import type { ConversationRow, Store } from './database.js';
import { peopleAt, readPeopleMark } from './known-people.js';
import { live } from './live.js';
import { readMeta, readSession } from './meta.js';
import { Directory } from './people.js';
import { recentAssignees } from './recent-assignees.js';
import { snapshot } from './transaction.js';
import type { AssignChoice, AssignChoices } from './views.js';

interface ChoiceRows {
  readonly row: ConversationRow | undefined;
  readonly people: number;
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
  return { row, recent, people: await readPeopleMark(db) };
}

async function openChoices(
  store: Store,
  { row, people, recent }: ChoiceRows,
): Promise<AssignChoices> {
  const known = await peopleAt(store, people);
  const allowed = await allowedIn(store, row);
  const suggested = (await readSession(store))?.suggestedAssignees ?? [];
  const me: Assignee = { kind: 'staff', id: store.userId };
  const all = assignableAmong(known, store.userId);
  const isOffered = (one: Assignee): boolean =>
    allowed?.has(ownerKey(one)) !== false && all.get(one) !== undefined;
  const bubbles = bubblesOf(me, suggested, recent, isOffered).flatMap((one) => all.get(one) ?? []);
  const isOther = (one: AssignChoice): boolean => isOffered(one) && !bubbles.includes(one);
  return {
    current: new Directory(store.userId, known).assignee(row?.assignee ?? null),
    bubbles,
    workgroups: all.workgroups.filter(isOther),
    staff: all.staff.filter(isOther),
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
