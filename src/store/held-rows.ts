import type { Change, PutChange } from '../model/change.js';
import type {
  AttachmentRow,
  BillingLineRow,
  CommentRow,
  ConversationRow,
  PersonRow,
  Store,
  ThreadRow,
  TombstoneRow,
} from './database.js';
import { readMeta, readSync } from './meta.js';
import { blocksOf } from './threads.js';
import { snapshot } from './transaction.js';

/** What the store held when planning began. */
export interface Held {
  readonly applied: number;
  readonly generation: number;
  readonly conversations: ReadonlyMap<string, ConversationRow>;
  readonly blocks: ReadonlyMap<string, readonly ThreadRow[]>;
  readonly attachments: ReadonlyMap<string, AttachmentRow>;
  readonly comments: ReadonlyMap<string, CommentRow>;
  readonly billingLines: ReadonlyMap<string, BillingLineRow>;
  readonly people: ReadonlyMap<string, PersonRow>;
  readonly tombstones: ReadonlyMap<string, TombstoneRow>;
}

/** Reads every row that the changes touch, and those that decide about them. */
export async function readHeld(store: Store, changes: readonly Change[]): Promise<Held> {
  const { db } = store;
  const ids = [...new Set(changes.flatMap(threadOf))];
  const parents = changes.flatMap(parentOf).map((id) => `conversation:${id}`);
  const people = changes.filter((change) => isPerson(change)).map(keyOf);
  const idsOf = (kind: Change['kind']): string[] =>
    changes.filter((change) => change.kind === kind).map(({ id }) => id);
  return snapshot(store, async () => {
    const applied = (await readMeta(db, 'applied')) ?? 0;
    const { generation } = await readSync(db);
    const keys = new Set([...changes.map(keyOf), ...parents]);
    const tombstones = await db.tombstones.bulkGet([...keys]);
    const conversations = await db.conversations.bulkGet(ids);
    const blocks = await Promise.all(ids.map((id) => blocksOf(db, id)));
    return {
      applied,
      generation,
      conversations: byId(conversations),
      attachments: byId(await db.attachments.bulkGet(idsOf('attachment'))),
      comments: byId(await db.comments.bulkGet(idsOf('comment'))),
      billingLines: byId(await db.billingLines.bulkGet(idsOf('billing-line'))),
      people: byId(await db.people.bulkGet(people)),
      tombstones: byId(tombstones),
      blocks: new Map(ids.map((id, at) => [id, blocks[at] ?? []])),
    };
  });
}

/** Messages, assignments and notice marks are compared where they are written; every other row shows its version. */
export function isFresh(change: Change, held: Held): boolean {
  const deaths = [keyOf(change), ...parentOf(change).map((id) => `conversation:${id}`)];
  const versions = deaths.map((key) => held.tombstones.get(key)?.version ?? -1);
  return change.version > Math.max(...versions, rowOf(change, held)?.version ?? -1);
}

function rowOf(change: Change, held: Held): { readonly version: number } | undefined {
  switch (change.kind) {
    case 'conversation':
      return held.conversations.get(change.id);
    case 'attachment':
      return held.attachments.get(change.id);
    case 'comment':
      return held.comments.get(change.id);
    case 'billing-line':
      return held.billingLines.get(change.id);
    case 'message':
    case 'assignment':
    case 'notice-mark':
      return undefined;
    case 'staff':
    case 'workgroup':
      return held.people.get(keyOf(change));
  }
}

export function keyOf(change: Pick<Change, 'kind' | 'id'>): string {
  return `${change.kind}:${change.id}`;
}

/** The conversation whose row or thread a change touches. */
export function threadOf(change: Change): string[] {
  if (change.kind === 'conversation') return [change.id];
  return change.kind === 'message' || change.kind === 'assignment' ? parentOf(change) : [];
}

/** The conversation whose delete is the end of this row too. */
function parentOf(change: Change): string[] {
  const id = change.op === 'delete' ? change.conversationId : conversationOf(change.value);
  return id === undefined ? [] : [id];
}

function conversationOf(value: PutChange['value']): string | undefined {
  return 'conversationId' in value ? value.conversationId : undefined;
}

export function isPerson(change: Change): boolean {
  return change.kind === 'staff' || change.kind === 'workgroup';
}

function byId<Row extends { readonly id: string }>(
  rows: readonly (Row | undefined)[],
): ReadonlyMap<string, Row> {
  return new Map(rows.flatMap((row) => (row ? [[row.id, row] as const] : [])));
}
