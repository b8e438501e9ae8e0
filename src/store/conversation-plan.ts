import type { Change, PutChange } from '../model/change.js';
import type {
  Conversation,
  ConversationDetails,
  ConversationFacts,
} from '../model/conversation.js';
import { isMine } from '../model/conversation.js';
import { summaryOf, type Message, type MessageSummary } from '../model/message.js';
import type { ConversationRow, Store, ThreadRow } from './database.js';
import { openConversation, type ConversationPayload } from './conversation-payload.js';
import { threadOf, type Held } from './held-rows.js';
import { assignmentKey, planThread, type ThreadChange, type ThreadItem } from './threads.js';

/** A row of `conversations` without what depends on queued work, which only the transaction knows. */
export type PlannedConversation = Pick<
  ConversationRow,
  'id' | 'version' | 'generation' | 'base' | 'sealed' | 'assignedAt' | 'openedAt' | 'recordCopies'
>;

type ConversationPut = Extract<PutChange, { kind: 'conversation' }>;

export interface PlannedParts {
  readonly conversation: PlannedConversation | undefined;
  readonly threads: readonly ThreadRow[];
  readonly removedThreads: readonly [string, number][];
}

/** Seals what the changes make of one conversation and of its thread. */
export async function planConversation(
  store: Store,
  id: string,
  fresh: readonly Change[],
  { held, fullPull }: { readonly held: Held; readonly fullPull: boolean },
): Promise<PlannedParts> {
  const put = fresh.find((change): change is ConversationPut => isPutOf(change, id));
  const old = held.conversations.get(id);
  const all = held.blocks.get(id) ?? [];
  // A full pull names a conversation anew with its newest messages: what an earlier one brought is dropped.
  const stale = fullPull ? all.filter(({ generation }) => generation < held.generation) : [];
  const blocks = all.filter((row) => !stale.includes(row));
  const change = threadChange(fresh, id);
  // Only a full pull names rows anew; what else arrives meanwhile must not save a row from its end.
  const generation = fullPull ? held.generation : (old?.generation ?? held.generation);
  const thread = await planThread(store, { conversationId: id, blocks }, change, generation);
  const replaced = new Set(thread.puts.map(({ block }) => block));
  const dropped = stale.filter(({ block }) => !replaced.has(block));
  const removedThreads = [
    ...thread.deletes,
    ...dropped.map((row) => [id, row.block] as [string, number]),
  ];
  const isNews = put !== undefined || thread.puts.length > 0 || removedThreads.length > 0;
  const parts = {
    put,
    old,
    newest: thread.newest,
    assigned: givenToMe(store.userId, change),
    generation,
  };
  return {
    conversation: isNews ? await sealConversation(store, parts) : undefined,
    threads: thread.puts,
    removedThreads,
  };
}

function isPutOf(change: Change, id: string): boolean {
  return change.kind === 'conversation' && change.op === 'put' && change.id === id;
}

function threadChange(fresh: readonly Change[], conversationId: string): ThreadChange {
  const own = fresh.filter((change) => threadOf(change)[0] === conversationId);
  return {
    puts: own.flatMap(itemsOf),
    deletes: own
      .filter(({ kind, op }) => kind !== 'conversation' && op === 'delete')
      .map(({ kind, id, version }) => ({
        key: kind === 'assignment' ? assignmentKey(id) : id,
        version,
      })),
  };
}

function itemsOf(change: Change): ThreadItem[] {
  if (change.op === 'delete') return [];
  const { kind, version, value } = change;
  if (kind === 'message') return [{ version, message: value }];
  return kind === 'assignment' ? [{ version, assignment: value }] : [];
}

/** When it was last given to me, as far as these rows say. */
function givenToMe(userId: string, { puts }: ThreadChange): number {
  const times = puts.map((item) =>
    'assignment' in item && isMine(item.assignment.to, { userId }) ? item.assignment.at : 0,
  );
  return Math.max(0, ...times);
}

async function sealConversation(
  store: Store,
  parts: {
    readonly put: ConversationPut | undefined;
    readonly old: ConversationRow | undefined;
    readonly newest: Message | undefined;
    readonly assigned: number;
    readonly generation: number;
  },
): Promise<PlannedConversation | undefined> {
  const { put, old } = parts;
  const row = put ? { version: put.version, base: factsOf(put.value) } : old;
  if (row === undefined) return undefined;
  const id = put?.id ?? old?.id ?? '';
  const details = put ? detailsOf(put.value) : await detailsKept(store, old);
  if (details === undefined) return undefined;
  const payload: ConversationPayload = {
    details,
    last: await lastOf(store, parts),
  };
  const sealed = await store.vault.seal('conversations', id, payload);
  return {
    id,
    version: row.version,
    base: row.base,
    generation: parts.generation,
    assignedAt: Math.max(parts.assigned, old?.assignedAt ?? 0),
    openedAt: openedAt(details, store.userId),
    recordCopies: put ? put.value.recordCopies : old?.recordCopies,
    sealed,
  };
}

/** Where the messages left this device, the list still knows the newest of them. */
async function lastOf(
  store: Store,
  {
    old,
    newest,
  }: { readonly old: ConversationRow | undefined; readonly newest: Message | undefined },
): Promise<MessageSummary | null> {
  const last = newest ? summaryOf(newest) : null;
  if (old?.bodyGone !== true) return last;
  const [kept] = await Promise.allSettled([openConversation(store, old)]);
  const known = kept.status === 'fulfilled' ? kept.value.last : null;
  return known && known.sentAt > (last?.sentAt ?? 0) ? known : last;
}

/** My own last opening, as the server knows it. */
function openedAt({ openedBy }: ConversationDetails, userId: string): number {
  return Math.max(0, ...openedBy.filter(({ staffId }) => staffId === userId).map(({ at }) => at));
}

/** Undefined: the row is damaged and waits for the server to tell it anew. */
async function detailsKept(
  store: Store,
  old: ConversationRow | undefined,
): Promise<ConversationDetails | undefined> {
  if (old === undefined) return undefined;
  const kept = await Promise.allSettled([openConversation(store, old)]);
  return kept[0].status === 'fulfilled' ? kept[0].value.details : undefined;
}

function factsOf(value: Conversation): ConversationFacts {
  const { patient, recipient, subject, permissions, openedBy, assigneeChoices, ...rest } = value;
  const { id, recordCopies, ...facts } = rest;
  return facts;
}

function detailsOf(value: Conversation): ConversationDetails {
  const { patient, recipient, subject, permissions, openedBy, assigneeChoices } = value;
  return { patient, recipient, subject, permissions, openedBy, assigneeChoices };
}
