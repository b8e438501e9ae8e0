import { isUntouched, type Effect } from '../model/outbox-entry.js';
import type { OutboxKind } from '../model/outbox-kind.js';
import type { CopyWish } from '../model/record-copy.js';
import type { ReplyChoices } from '../model/reply-choices.js';
import { OutboxFullError } from '../model/errors.js';
import { countsInCap, hasRoomFor } from '../model/outbox-room.js';
import { openConversation } from './conversation-payload.js';
import type { OutboxRow, Store } from './database.js';
import { readSync } from './meta.js';
import {
  entryOf,
  sealPayload,
  showAgain,
  unfinishedEntries,
  unfinishedOf,
  type OutboxPayload,
} from './outbox.js';

export interface NewEntry {
  readonly id: string;
  readonly conversationId: string;
  readonly kind: OutboxKind;
  /** JSON text. */
  readonly body: string;
  readonly effect: Effect;
  /** Epoch ms by the server's clock. */
  readonly composedAt: number;
  /** Of a reply: its options as they were chosen. */
  readonly choices?: ReplyChoices | undefined;
  /** Of a reply: its files, by their ids here. */
  readonly fileIds?: readonly string[] | undefined;
  /** Of a record copy. */
  readonly copy?: CopyWish | undefined;
  /** The entry without which it must not happen. */
  readonly requires?: string | undefined;
  /** Ms for which it can be undone before the first attempt. */
  readonly delayMs: number;
}

/** Work that is sealed and ready, with others or alone. */
export interface Prepared {
  readonly id: string;
  /** Inside a transaction over every table. */
  readonly put: () => Promise<void>;
}

/** The moment of writing by the server's clock, as the contract asks. */
export async function composedAt(store: Store): Promise<number> {
  const { clockOffset } = await readSync(store.db);
  return store.now() + clockOffset;
}

/** Seals an entry; must happen before the transaction that puts it into the outbox. */
export async function sealEntry(store: Store, entry: NewEntry): Promise<Omit<OutboxRow, 'seq'>> {
  const row = await store.db.conversations.get(entry.conversationId);
  const details = row && (await openConversation(store, row)).details;
  const payload: OutboxPayload = {
    body: entry.body,
    patientName: details?.patient.name ?? '',
    subject: details?.subject ?? '',
    choices: entry.choices,
    copy: entry.copy,
  };
  const words = await sealPayload(store, entry.id, payload);
  return {
    id: entry.id,
    conversationId: entry.conversationId,
    kind: entry.kind,
    state: 'waiting',
    attempts: 0,
    heard: 0,
    composedAt: entry.composedAt,
    nextAt: store.now() + entry.delayMs,
    author: store.userId,
    effect: entry.effect,
    ...(entry.fileIds?.length && { fileIds: entry.fileIds }),
    ...(entry.requires !== undefined && { requires: entry.requires }),
    ...(entry.copy && recordOf(entry.copy)),
    bytes: words.sealed.length + (await bytesOf(store, entry)),
    ...words,
  };
}

async function bytesOf({ db }: Store, { fileIds = [] }: NewEntry): Promise<number> {
  const files = await db.attachments.bulkGet([...fileIds]);
  return files.reduce((sum, file) => sum + (file?.size ?? 0), 0);
}

/** Only the newest word of these counts. */
const REPLACED = new Set<OutboxKind>(['read-mark', 'notice-mark']);

function recordOf({ system, deliver }: CopyWish): Pick<OutboxRow, 'record' | 'needs'> {
  return { record: { system, deliver }, ...(!deliver && { needs: 'page' }) };
}

/**
 * Puts a sealed entry on disk and shows its effect; inside a transaction over every table. One that is there already
 * stays: a command is done a second time where the database fell silent. Rejects with `OutboxFullError` where as much
 * waits as may.
 */
export async function putEntry(store: Store, entry: Omit<OutboxRow, 'seq'>): Promise<void> {
  if (await entryOf(store.db, entry.id)) return;
  if (countsInCap(entry)) await checkRoom(store, entry);
  if (REPLACED.has(entry.kind)) await replaceUntouched(store, entry);
  await store.db.outbox.add(entry);
  await showAgain(store, entry.conversationId);
}

async function checkRoom(store: Store, entry: Omit<OutboxRow, 'seq'>): Promise<void> {
  const waiting = await unfinishedEntries(store.db);
  if (!hasRoomFor(entry, waiting, store.outboxCap)) throw new OutboxFullError('Too much waits.');
}

/** A newer mark says all that an older one would have said; one that unmarks does not say who opened it. */
async function replaceUntouched(store: Store, entry: Omit<OutboxRow, 'seq'>): Promise<void> {
  const unfinished = await unfinishedOf(store.db, entry.conversationId);
  const older = unfinished.filter(
    (one) =>
      one.kind === entry.kind &&
      one.effect.settles === entry.effect.settles &&
      isUntouched(one) &&
      (!entry.effect.markedUnread || one.effect.markedUnread),
  );
  await store.db.outbox.bulkDelete(older.map(({ seq }) => seq));
}
