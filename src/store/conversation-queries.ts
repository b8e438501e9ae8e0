import type { Assignment } from '../model/assignment.js';
import { isNewToMe, type ConversationFacts } from '../model/conversation.js';
import type { BasedOn } from '../model/reply-options.js';
import { isForPerson, isUnfinished, needsPerson } from '../model/outbox-entry.js';
import type { Message } from '../model/message.js';
import type { ConversationRow, OutboxRow, Store, ThreadRow } from './database.js';
import { openShown } from './gone-conversation.js';
import { readPeopleMark } from './known-people.js';
import { live } from './live.js';
import { entriesOf } from './outbox.js';
import { openDirectory, type Directory } from './people.js';
import { openPending } from './pending-work.js';
import { blocksOf, openThread, type Thread } from './threads.js';
import { snapshot } from './transaction.js';
import type { ConversationView, ThreadAssignment, ThreadMessage } from './views.js';

export interface ConversationRows {
  readonly id: string;
  readonly row: ConversationRow | undefined;
  readonly blocks: readonly ThreadRow[];
  readonly entries: readonly OutboxRow[];
  readonly people: number;
}

/** Follows one conversation with its thread and queued work; undefined: it is not on this device. */
export function watchConversation(
  store: Store,
  conversationId: string,
  next: (view: ConversationView | undefined) => void,
  fail: (error: unknown) => void,
): () => void {
  return live(
    () => snapshot(store, () => readRows(store, conversationId)),
    (rows) => openView(store, rows),
    { next, fail },
  );
}

/** One conversation as it stands now; undefined: it is not on this device. */
export async function readConversation(
  store: Store,
  conversationId: string,
): Promise<ConversationView | undefined> {
  return openView(store, await snapshot(store, () => readRows(store, conversationId)));
}

/** Inside a snapshot. */
export async function readRows({ db }: Store, id: string): Promise<ConversationRows> {
  const [row, blocks, entries] = await Promise.all([
    db.conversations.get(id),
    blocksOf(db, id),
    entriesOf(db, id),
  ]);
  return { id, row, blocks, entries, people: await readPeopleMark(db) };
}

/** Undefined: it is not on this device, and nothing of ours waits in it. */
export async function openView(
  store: Store,
  { id, row, blocks, entries, people }: ConversationRows,
): Promise<ConversationView | undefined> {
  const work = entries.filter((entry) => isUnfinished(entry) && isForPerson(entry));
  const [shown, directory, thread] = await Promise.all([
    openShown(store, row, work),
    openDirectory(store, people),
    openThread(store, blocks),
  ]);
  if (shown === undefined) return undefined;
  const { details, facts } = shown;
  const told = row?.base ?? facts;
  const context = { thread, directory, assignee: told.assignee, work };
  // What a pull has brought is there, though our own answer is still on its way: it never stands there twice.
  const left = work.filter((entry) => needsPerson(entry) || !hasArrived(entry, thread));
  const pending = await Promise.all(left.map((entry) => openPending(store, entry, context)));
  return {
    ...details,
    id,
    facts,
    gone: row === undefined,
    bodyGone: row?.bodyGone === true,
    assignee: directory.assignee(facts.assignee),
    openedByNames: details.openedBy.map(({ staffId, at }) => ({
      name: directory.nameOf(staffId) ?? staffId,
      me: directory.isMe(staffId),
      at,
    })),
    messages: thread.messages.map((message) => threadMessage(message, directory)),
    assignments: thread.assignments.map((one) => threadAssignment(one, directory)),
    recordCopies: row?.recordCopies ?? [],
    newToMe: row !== undefined && isNewToMe(row, row, store),
    pending: pending.filter((one) => one !== undefined),
    basedOn: basedOn(told, thread.messages),
    ownState: ownStateOf(entries),
  };
}

/** What is on the screen: the newest message of this thread, and what the server told of the rest. */
function basedOn({ assignee, state }: ConversationFacts, thread: readonly Message[]): BasedOn {
  return { messageId: thread.at(-1)?.id ?? null, assignee, state };
}

function hasArrived({ kind, id }: OutboxRow, { messages, assignments }: Thread): boolean {
  const arrived = kind === 'assignment' ? assignments : messages;
  return arrived.some((item) => item.id === id);
}

/** What of this person's doings the server took last, of all that opens or closes. */
function ownStateOf(entries: readonly OutboxRow[]): ConversationView['ownState'] {
  const last = entries.findLast(({ effect, acceptedAt }) => effect.state && acceptedAt);
  const { effect, acceptedAt: at } = last ?? {};
  return effect?.state && at ? { state: effect.state, at } : undefined;
}

function threadMessage(message: Message, directory: Directory): ThreadMessage {
  const staff = message.from.kind === 'staff';
  return {
    ...message,
    mine: staff && directory.isMe(message.from.id),
    authorName: (staff ? directory.nameOf(message.from.id) : undefined) ?? message.from.name,
  };
}

function threadAssignment(assignment: Assignment, directory: Directory): ThreadAssignment {
  const { from, to, by } = assignment;
  return {
    ...assignment,
    from: directory.assignee(from),
    to: directory.assignee(to),
    byName: directory.nameOf(by) ?? by,
    mine: directory.isMe(by),
  };
}
