import { Dexie } from 'dexie';

import type { Assignment } from '../model/assignment.js';
import { UnreadableError } from '../model/errors.js';
import type { Message } from '../model/message.js';
import type { IntrayDatabase, Store, ThreadRow } from './database.js';

/** More items a record make a longer rewrite for each new one, fewer make opening slower (measured). */
const BLOCK_SIZE = 20;

export interface HeldMessage {
  readonly version: number;
  readonly message: Message;
}

export interface HeldAssignment {
  readonly version: number;
  readonly assignment: Assignment;
}

export type ThreadItem = HeldMessage | HeldAssignment;

/** What the server says of messages and assignments of one conversation. */
export interface ThreadChange {
  readonly puts: readonly ThreadItem[];
  readonly deletes: readonly { readonly key: string; readonly version: number }[];
}

export interface ThreadPlan {
  readonly puts: readonly ThreadRow[];
  readonly deletes: readonly [string, number][];
  /** The newest message after the change; undefined where the thread is empty. */
  readonly newest: Message | undefined;
}

/** All that a conversation's blocks hold, each list oldest first. */
export interface Thread {
  readonly messages: readonly Message[];
  readonly assignments: readonly Assignment[];
}

/** Opens only the blocks that a change touches, and seals anew those in which it tells something new. Blocks fill by arrival. */
export async function planThread(
  store: Store,
  held: { readonly conversationId: string; readonly blocks: readonly ThreadRow[] },
  change: ThreadChange,
  generation: number,
): Promise<ThreadPlan> {
  const blocks = new Map<number, ThreadItem[]>();
  const known = new Map<number, readonly ThreadItem[]>();
  for (const row of touchedBlocks(held.blocks, change)) {
    const items = await openBlock(store, row).catch(leaveDamaged);
    if (items === undefined) continue;
    blocks.set(row.block, [...items]);
    if (row.generation === generation) known.set(row.block, items);
  }
  for (const put of change.puts) placeItem(blocks, put, held.blocks);
  for (const gone of change.deletes) removeItem(blocks, gone);
  const puts: ThreadRow[] = [];
  const deletes: [string, number][] = [];
  for (const [block, items] of blocks) {
    if (isSame(items, known.get(block))) continue;
    if (items.length === 0) deletes.push([held.conversationId, block]);
    else puts.push(await sealBlock(store, { ...held, block, items, generation }));
  }
  const untouched = held.blocks.filter(({ block }) => !blocks.has(block));
  const newest = await newestMessage(store, [...blocks.values()].flat(), untouched);
  return { puts, deletes, newest };
}

export function blocksOf(db: IntrayDatabase, conversationId: string): Promise<ThreadRow[]> {
  return db.threads
    .where('[conversationId+block]')
    .between([conversationId, Dexie.minKey], [conversationId, Dexie.maxKey])
    .toArray();
}

export async function openBlock(store: Store, row: ThreadRow): Promise<readonly ThreadItem[]> {
  return store.vault.open('threads', blockId(row.conversationId, row.block), row.sealed);
}

/** Everything of a conversation on this device; a damaged block leaves only its own out. */
export async function openThread(store: Store, rows: readonly ThreadRow[]): Promise<Thread> {
  const blocks = await Promise.allSettled(rows.map((row) => openBlock(store, row)));
  const items = blocks.flatMap((block) => (block.status === 'fulfilled' ? block.value : []));
  return {
    messages: messagesIn(items).sort((a, b) => a.sentAt - b.sentAt),
    assignments: items
      .flatMap((item) => ('assignment' in item ? [item.assignment] : []))
      .sort((a, b) => a.at - b.at),
  };
}

/** What is told twice, by an answer and by the feed, is written once. */
function isSame(items: readonly ThreadItem[], known: readonly ThreadItem[] | undefined): boolean {
  return items.length === known?.length && items.every((item, at) => item === known[at]);
}

/** Ids are unique within a kind only, and none holds a slash. */
export function assignmentKey(id: string): string {
  return `assignment/${id}`;
}

function itemKey(item: ThreadItem): string {
  return 'message' in item ? item.message.id : assignmentKey(item.assignment.id);
}

function messagesIn(items: readonly ThreadItem[]): Message[] {
  return items.flatMap((item) => ('message' in item ? [item.message] : []));
}

/** A damaged block stays as it is, so that one bad record never stops the rows that follow. */
function leaveDamaged(error: unknown): undefined {
  if (!(error instanceof UnreadableError)) throw error;
}

function touchedBlocks(blocks: readonly ThreadRow[], change: ThreadChange): ThreadRow[] {
  const added = change.puts.map(itemKey);
  const keys = new Set([...added, ...change.deletes.map(({ key }) => key)]);
  const known = new Set(blocks.flatMap(({ messageIds }) => messageIds));
  const last = blocks.at(-1);
  const brings = added.some((key) => !known.has(key));
  return blocks.filter(
    (row) => row.messageIds.some((key) => keys.has(key)) || (brings && row === last),
  );
}

function placeItem(
  blocks: Map<number, ThreadItem[]>,
  put: ThreadItem,
  held: readonly ThreadRow[],
): void {
  for (const items of blocks.values()) {
    const at = items.findIndex((item) => itemKey(item) === itemKey(put));
    const present = items[at];
    if (present === undefined) continue;
    if (put.version > present.version) items[at] = put;
    return;
  }
  const last = Math.max(-1, ...blocks.keys(), ...held.map(({ block }) => block));
  const items = blocks.get(last);
  if (items !== undefined && items.length < BLOCK_SIZE) items.push(put);
  else blocks.set(last + 1, [put]);
}

function removeItem(
  blocks: Map<number, ThreadItem[]>,
  gone: { readonly key: string; readonly version: number },
): void {
  for (const items of blocks.values()) {
    const at = items.findIndex((item) => itemKey(item) === gone.key);
    if ((items[at]?.version ?? Infinity) < gone.version) items.splice(at, 1);
  }
}

async function sealBlock(
  store: Store,
  block: {
    readonly conversationId: string;
    readonly block: number;
    readonly items: readonly ThreadItem[];
    readonly generation: number;
  },
): Promise<ThreadRow> {
  const { conversationId, items } = block;
  return {
    conversationId,
    block: block.block,
    messageIds: items.map(itemKey),
    newestAt: Math.max(0, ...messagesIn(items).map(({ sentAt }) => sentAt)),
    generation: block.generation,
    sealed: await store.vault.seal('threads', blockId(conversationId, block.block), items),
  };
}

/** Opens an untouched block only when it may hold something newer. */
async function newestMessage(
  store: Store,
  items: readonly ThreadItem[],
  untouched: readonly ThreadRow[],
): Promise<Message | undefined> {
  let newest: Message | undefined;
  const consider = (held: readonly ThreadItem[]): void => {
    for (const message of messagesIn(held)) {
      if (newest === undefined || message.sentAt > newest.sentAt) newest = message;
    }
  };
  consider(items);
  for (const row of untouched) {
    if (row.newestAt <= (newest?.sentAt ?? -1)) continue;
    consider((await openBlock(store, row).catch(leaveDamaged)) ?? []);
  }
  return newest;
}

function blockId(conversationId: string, block: number): string {
  return `${conversationId}/${block}`;
}
