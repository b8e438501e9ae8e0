import type { Change, PutChange } from '../model/change.js';
import type { Member } from '../model/conversation.js';
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
import { readMember } from './outbox.js';
import { blocksOf } from './threads.js';
import { snapshot } from './transaction.js';

/** What the store held when planning began. */
export interface Held {
  readonly applied: number;
  readonly generation: number;
  readonly member: Member;
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
  const keys = [...new Set([...changes.map(keyOf), ...parents])];
  return snapshot(store, async () => {
    const member = await readMember(store);
    const applied = (await readMeta(db, 'applied')) ?? 0;
    const { generation } = await readSync(db);
    // All at once: each answer of the database takes its time.
    const [tombstones, conversations, blocks, attachments, comments, lines, persons] =
      await Promise.all([
        db.tombstones.bulkGet(keys),
        db.conversations.bulkGet(ids),
        Promise.all(ids.map((id) => blocksOf(db, id))),
        db.attachments.bulkGet(idsOf('attachment')),
        db.comments.bulkGet(idsOf('comment')),
        db.billingLines.bulkGet(idsOf('billing-line')),
        db.people.bulkGet(people),
      ]);
    return {
      applied,
      generation,
      member,
      conversations: byId(conversations),
      attachments: byId(attachments),
      comments: byId(comments),
      billingLines: byId(lines),
      people: byId(persons),
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
