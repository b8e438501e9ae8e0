import type { Change, PutChange } from '../model/change.js';
import type {
  Conversation,
  ConversationDetails,
  ConversationFacts,
} from '../model/conversation.js';
import { summaryOf, type Message } from '../model/message.js';
import type { ConversationRow, PersonRow, Store, ThreadRow, TombstoneRow } from './database.js';
import { openConversation, type ConversationPayload } from './conversation-payload.js';
import { readMeta, readSync } from './meta.js';
import { blocksOf, planThread, type ThreadChange } from './threads.js';
import { snapshot } from './transaction.js';

/** A row of `conversations` without what depends on queued work, which only the transaction knows. */
export type PlannedConversation = Pick<
  ConversationRow,
  'id' | 'version' | 'generation' | 'base' | 'sealed'
>;

/** Everything a batch of changes writes, sealed and ready; valid while `applied` has not moved. */
export interface ChangePlan {
  readonly applied: number;
  readonly conversations: readonly PlannedConversation[];
  readonly removedConversations: readonly string[];
  readonly threads: readonly ThreadRow[];
  readonly removedThreads: readonly [string, number][];
  readonly people: readonly PersonRow[];
  readonly removedPeople: readonly string[];
  readonly tombstones: readonly TombstoneRow[];
  readonly revived: readonly string[];
}

/** What the store held when planning began. */
interface Held {
  readonly applied: number;
  readonly generation: number;
  readonly conversations: ReadonlyMap<string, ConversationRow>;
  readonly blocks: ReadonlyMap<string, readonly ThreadRow[]>;
  readonly people: ReadonlyMap<string, PersonRow>;
  readonly tombstones: ReadonlyMap<string, TombstoneRow>;
}

/**
 * Reads what the changes touch and seals what they will write. `fullPull`: rows are taken whatever their
 * version, because the server may have lost and restored its data.
 */
export async function planChanges(
  store: Store,
  changes: readonly Change[],
  fullPull: boolean,
): Promise<ChangePlan> {
  const held = await readHeld(store, changes);
  const fresh = newestOfEach(changes).filter((change) => isFresh(change, held, fullPull));
  const gone = fresh.filter((change) => change.op === 'delete');
  const removed = new Set(gone.filter(isConversation).map(({ id }) => id));
  const touched = [...new Set(fresh.flatMap(conversationOf))].filter((id) => !removed.has(id));
  const parts = await Promise.all(
    touched.map((id) => planConversation(store, id, fresh, { held, fullPull })),
  );
  return {
    applied: held.applied,
    conversations: parts.flatMap(({ conversation }) => (conversation ? [conversation] : [])),
    removedConversations: [...removed],
    threads: parts.flatMap(({ threads }) => threads),
    removedThreads: parts.flatMap(({ removedThreads }) => removedThreads),
    people: await Promise.all(fresh.filter(isPersonPut).map((put) => sealPerson(store, put, held))),
    removedPeople: gone.filter((change) => isPerson(change)).map(keyOf),
    tombstones: gone.map((change) => ({
      id: keyOf(change),
      version: change.version,
      at: store.now(),
    })),
    revived: fresh.filter(({ op }) => op === 'put').map(keyOf),
  };
}

async function readHeld(store: Store, changes: readonly Change[]): Promise<Held> {
  const { db } = store;
  const ids = [...new Set(changes.flatMap(conversationOf))];
  const keys = [...changes.map(keyOf), ...ids.map((id) => `conversation:${id}`)];
  const people = changes.filter((change) => isPerson(change)).map(keyOf);
  return snapshot(store, async () => {
    const applied = (await readMeta(db, 'applied')) ?? 0;
    const { generation } = await readSync(db);
    const tombstones = await db.tombstones.bulkGet([...new Set(keys)]);
    const conversations = await db.conversations.bulkGet(ids);
    const blocks = await Promise.all(ids.map((id) => blocksOf(db, id)));
    return {
      applied,
      generation,
      conversations: byId(conversations),
      people: byId(await db.people.bulkGet(people)),
      tombstones: byId(tombstones),
      blocks: new Map(ids.map((id, at) => [id, blocks[at] ?? []])),
    };
  });
}

interface PlannedParts {
  readonly conversation: PlannedConversation | undefined;
  readonly threads: readonly ThreadRow[];
  readonly removedThreads: readonly [string, number][];
}

async function planConversation(
  store: Store,
  id: string,
  fresh: readonly Change[],
  { held, fullPull }: { readonly held: Held; readonly fullPull: boolean },
): Promise<PlannedParts> {
  const put = fresh.find((change) => isConversationPut(change) && change.id === id) as
    Extract<PutChange, { kind: 'conversation' }> | undefined;
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
  return {
    conversation: await sealConversation(store, {
      put,
      old,
      newest: thread.newest,
      generation,
    }),
    threads: thread.puts,
    removedThreads: [
      ...thread.deletes,
      ...dropped.map((row) => [id, row.block] as [string, number]),
    ],
  };
}

function threadChange(fresh: readonly Change[], conversationId: string): ThreadChange {
  const puts: { version: number; message: Message }[] = [];
  const deletes: { id: string; version: number }[] = [];
  for (const change of fresh) {
    if (change.kind !== 'message' || conversationOf(change)[0] !== conversationId) continue;
    if (change.op === 'put') puts.push({ version: change.version, message: change.value });
    else deletes.push({ id: change.id, version: change.version });
  }
  return { puts, deletes };
}

async function sealConversation(
  store: Store,
  parts: {
    readonly put: Extract<PutChange, { kind: 'conversation' }> | undefined;
    readonly old: ConversationRow | undefined;
    readonly newest: Message | undefined;
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
    last: parts.newest ? summaryOf(parts.newest) : null,
  };
  const sealed = await store.vault.seal('conversations', id, payload);
  return { id, version: row.version, base: row.base, generation: parts.generation, sealed };
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

async function sealPerson(
  store: Store,
  put: Extract<PutChange, { kind: 'staff' | 'workgroup' }>,
  { generation }: Held,
): Promise<PersonRow> {
  const id = keyOf(put);
  const sealed = await store.vault.seal('people', id, put.value);
  return { id, version: put.version, generation, sealed };
}

function factsOf(value: Conversation): ConversationFacts {
  const { patient, recipient, subject, permissions, openedBy, id, ...facts } = value;
  return facts;
}

function detailsOf(value: Conversation): ConversationDetails {
  const { patient, recipient, subject, permissions, openedBy } = value;
  return { patient, recipient, subject, permissions, openedBy };
}

/** Messages carry their own version inside their block; every other row shows it. */
function isFresh(change: Change, held: Held, fullPull: boolean): boolean {
  if (fullPull) return true;
  const key = keyOf(change);
  const dead = held.tombstones.get(key)?.version ?? -1;
  const row =
    change.kind === 'conversation' ? held.conversations.get(change.id) : held.people.get(key);
  const parents = change.kind === 'message' ? conversationOf(change) : [];
  const deadParent = Math.max(
    -1,
    ...parents.map((id) => held.tombstones.get(`conversation:${id}`)?.version ?? -1),
  );
  return change.version > Math.max(dead, deadParent, row?.version ?? -1);
}

/** A batch may name a row twice; only its newest word counts. */
function newestOfEach(changes: readonly Change[]): Change[] {
  const newest = new Map<string, Change>();
  for (const change of changes) {
    const known = newest.get(keyOf(change));
    if (known === undefined || change.version >= known.version) newest.set(keyOf(change), change);
  }
  return [...newest.values()];
}

export function keyOf(change: Pick<Change, 'kind' | 'id'>): string {
  return `${change.kind}:${change.id}`;
}

function conversationOf(change: Change): string[] {
  if (change.kind === 'conversation') return [change.id];
  if (change.kind !== 'message') return [];
  const id = change.op === 'put' ? change.value.conversationId : change.conversationId;
  return id === undefined ? [] : [id];
}

function isConversation(change: Change): boolean {
  return change.kind === 'conversation';
}

function isConversationPut(change: Change): boolean {
  return change.kind === 'conversation' && change.op === 'put';
}

function isPerson(change: Change): boolean {
  return change.kind === 'staff' || change.kind === 'workgroup';
}

function isPersonPut(
  change: Change,
): change is Extract<PutChange, { kind: 'staff' | 'workgroup' }> {
  return change.op === 'put' && isPerson(change);
}

function byId<Row extends { readonly id: string }>(
  rows: readonly (Row | undefined)[],
): ReadonlyMap<string, Row> {
  return new Map(rows.flatMap((row) => (row ? [[row.id, row] as const] : [])));
}
