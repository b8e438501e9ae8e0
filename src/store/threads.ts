import { Dexie } from 'dexie';

import { UnreadableError } from '../model/errors.js';
import type { Message } from '../model/message.js';
import type { IntrayDatabase, Store, ThreadRow } from './database.js';

/** More messages a record make a longer rewrite for each new one, fewer make opening slower (measured). */
const BLOCK_SIZE = 20;

export interface HeldMessage {
  readonly version: number;
  readonly message: Message;
}

/** What the server says of messages of one conversation. */
export interface ThreadChange {
  readonly puts: readonly HeldMessage[];
  readonly deletes: readonly { readonly id: string; readonly version: number }[];
}

export interface ThreadPlan {
  readonly puts: readonly ThreadRow[];
  readonly deletes: readonly [string, number][];
  /** The newest message after the change; undefined where the thread is empty. */
  readonly newest: Message | undefined;
}

/** Opens only the blocks that a change touches, and seals them anew. Blocks fill by arrival. */
export async function planThread(
  store: Store,
  held: { readonly conversationId: string; readonly blocks: readonly ThreadRow[] },
  change: ThreadChange,
  generation: number,
): Promise<ThreadPlan> {
  const blocks = new Map<number, HeldMessage[]>();
  for (const row of touchedBlocks(held.blocks, change)) {
    const items = await openBlock(store, row).catch(leaveDamaged);
    if (items !== undefined) blocks.set(row.block, [...items]);
  }
  for (const put of change.puts) placeMessage(blocks, put, held.blocks);
  for (const gone of change.deletes) removeMessage(blocks, gone);
  const puts: ThreadRow[] = [];
  const deletes: [string, number][] = [];
  for (const [block, items] of blocks) {
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

export async function openBlock(store: Store, row: ThreadRow): Promise<readonly HeldMessage[]> {
  return store.vault.open('threads', blockId(row.conversationId, row.block), row.sealed);
}

/** Every message of a conversation on this device, oldest first; a damaged block leaves only its own out. */
export async function openThread(store: Store, rows: readonly ThreadRow[]): Promise<Message[]> {
  const blocks = await Promise.allSettled(rows.map((row) => openBlock(store, row)));
  return blocks
    .flatMap((block) => (block.status === 'fulfilled' ? block.value : []))
    .map(({ message }) => message)
    .sort((a, b) => a.sentAt - b.sentAt);
}

/** A damaged block stays as it is, so that one bad record never stops the rows that follow. */
function leaveDamaged(error: unknown): undefined {
  if (!(error instanceof UnreadableError)) throw error;
}

function touchedBlocks(blocks: readonly ThreadRow[], change: ThreadChange): ThreadRow[] {
  const ids = new Set([
    ...change.puts.map(({ message }) => message.id),
    ...change.deletes.map(({ id }) => id),
  ]);
  const known = new Set(blocks.flatMap(({ messageIds }) => messageIds));
  const last = blocks.at(-1);
  const brings = change.puts.some(({ message }) => !known.has(message.id));
  return blocks.filter(
    (row) => row.messageIds.some((id) => ids.has(id)) || (brings && row === last),
  );
}

function placeMessage(
  blocks: Map<number, HeldMessage[]>,
  put: HeldMessage,
  held: readonly ThreadRow[],
): void {
  for (const items of blocks.values()) {
    const at = items.findIndex(({ message }) => message.id === put.message.id);
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

function removeMessage(
  blocks: Map<number, HeldMessage[]>,
  gone: { readonly id: string; readonly version: number },
): void {
  for (const items of blocks.values()) {
    const at = items.findIndex(({ message }) => message.id === gone.id);
    if ((items[at]?.version ?? Infinity) < gone.version) items.splice(at, 1);
  }
}

async function sealBlock(
  store: Store,
  block: {
    readonly conversationId: string;
    readonly block: number;
    readonly items: readonly HeldMessage[];
    readonly generation: number;
  },
): Promise<ThreadRow> {
  const { conversationId, items } = block;
  return {
    conversationId,
    block: block.block,
    messageIds: items.map(({ message }) => message.id),
    newestAt: Math.max(...items.map(({ message }) => message.sentAt)),
    generation: block.generation,
    sealed: await store.vault.seal('threads', blockId(conversationId, block.block), items),
  };
}

/** Opens an untouched block only when it may hold something newer. */
async function newestMessage(
  store: Store,
  items: readonly HeldMessage[],
  untouched: readonly ThreadRow[],
): Promise<Message | undefined> {
  let newest: Message | undefined;
  const consider = (held: readonly HeldMessage[]): void => {
    for (const { message } of held) {
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
