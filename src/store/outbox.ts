import { Dexie } from 'dexie';

import { applyPending } from '../model/pending-changes.js';
import type { Assignee, ConversationFacts, Member } from '../model/conversation.js';
import { UnreadableError } from '../model/errors.js';
import { isOfNewer, isUnfinished, type OutboxState } from '../model/outbox-entry.js';
import { asOfToday, PAYLOAD_VERSION } from '../model/payload-version.js';
import type { CopyWish, MadeCopy } from '../model/record-copy.js';
import type { ReplyChoices } from '../model/reply-choices.js';
import type { BasedOn, ReplyOptions } from '../model/reply-options.js';
import type { ConversationRow, IntrayDatabase, OutboxRow, Store } from './database.js';
import { listingOf } from './listing.js';
import { readMeta } from './meta.js';
import type { Sealed } from './vault.js';

/** What is sealed in an outbox entry: the bytes that are sent, and what a card needs beside them. */
export interface OutboxPayload {
  /** JSON text, sent as it stands on every attempt. */
  readonly body: string;
  /** Kept here because the conversation itself may be gone by the time a person has to decide. */
  readonly patientName: string;
  readonly subject: string;
  /** A reply's options as they were chosen, for Undo and Edit: what is not sent of them is remembered too. */
  readonly choices?: ReplyChoices | undefined;
  /** Of a record copy that a page makes: its body is written once somebody says that it is in the record. */
  readonly copy?: CopyWish | undefined;
  readonly made?: MadeCopy | undefined;
}

/** The parsed body of a reply. */
export interface ReplyBody {
  readonly body: string;
  readonly options: ReplyOptions;
  readonly attachmentIds: readonly string[];
  readonly basedOn: BasedOn;
  /** RFC 3339. */
  readonly composedAt: string;
}

/** The parsed body of a status change. */
export interface StatusChangeBody {
  readonly state: 'open' | 'closed';
  readonly basedOn: BasedOn;
  /** RFC 3339. */
  readonly composedAt: string;
}

/** The parsed body of an assignment; a comment given with it goes with it. */
export interface AssignmentBody {
  readonly to: Assignee | null;
  readonly comment?: { readonly id: string; readonly body: string } | undefined;
  readonly basedOn: BasedOn;
  /** RFC 3339. */
  readonly composedAt: string;
}

/** The parsed body of a record copy. */
export type RecordCopyBody =
  | { readonly system: string; readonly deliver: true }
  | (Omit<MadeCopy, 'madeAt'> & {
      readonly system: string;
      readonly format: string;
      /** RFC 3339. */
      readonly filedAt: string;
    });

/** The parsed body of a comment. */
export interface CommentBody {
  readonly body: string;
  /** RFC 3339. */
  readonly composedAt: string;
}

const UNFINISHED: readonly OutboxState[] = ['waiting', 'sending', 'parked', 'held', 'refused'];

/** Everything that is not settled yet, in the order in which it was queued; some hundreds at most. */
export async function unfinishedEntries(db: IntrayDatabase): Promise<OutboxRow[]> {
  const byState = await Promise.all(UNFINISHED.map((state) => entriesIn(db, state)));
  return byState.flat().sort((a, b) => a.seq - b.seq);
}

/** For more conversations than these, reading everything at once is cheaper than asking for each. */
const FEW_CONVERSATIONS = 20;

/** What is not settled yet of some conversations; a long queue of others is not read for them. */
export async function unfinishedAmong(
  db: IntrayDatabase,
  conversationIds: readonly string[],
): Promise<OutboxRow[]> {
  if (conversationIds.length > FEW_CONVERSATIONS) {
    const wanted = new Set(conversationIds);
    return (await unfinishedEntries(db)).filter((entry) => wanted.has(entry.conversationId));
  }
  return (await Promise.all(conversationIds.map((id) => unfinishedOf(db, id)))).flat();
}

export function entriesIn(db: IntrayDatabase, state: OutboxState): Promise<OutboxRow[]> {
  return db.outbox
    .where('[state+nextAt]')
    .between([state, Dexie.minKey], [state, Dexie.maxKey])
    .toArray();
}

export function unfinishedOf(db: IntrayDatabase, conversationId: string): Promise<OutboxRow[]> {
  return entriesOf(db, conversationId).then((entries) => entries.filter(isUnfinished));
}

/** In the order in which they were queued, what is settled included. */
export function entriesOf(db: IntrayDatabase, conversationId: string): Promise<OutboxRow[]> {
  return db.outbox
    .where('[conversationId+seq]')
    .between([conversationId, Dexie.minKey], [conversationId, Dexie.maxKey])
    .toArray();
}

export function entryOf(db: IntrayDatabase, id: string): Promise<OutboxRow | undefined> {
  return db.outbox.where('id').equals(id).first();
}

/** The same entries as they stand now; undefined where one is not there. */
export function entriesNow(
  db: IntrayDatabase,
  entries: readonly Pick<OutboxRow, 'seq'>[],
): Promise<(OutboxRow | undefined)[]> {
  return db.outbox.bulkGet(entries.map(({ seq }) => seq));
}

/** In the shape of today, whichever version wrote it. Rejects with `UnreadableError` where a newer one did. */
export async function openPayload(store: Store, row: OutboxRow): Promise<OutboxPayload> {
  return asOfToday(await openAsSealed(store, row), row) as OutboxPayload;
}

/** In the shape in which it lies there: what is sent of an entry that was attempted is its body, byte for byte. */
export async function openAsSealed(
  { vault }: Store,
  row: OutboxRow,
): Promise<Pick<OutboxPayload, 'body'>> {
  const { id, sealed, payloadVersion } = row;
  if (sealed === undefined) throw new Error(`Entry ${id} holds no bytes.`);
  if (isOfNewer(row)) throw new UnreadableError(`Entry ${id} is newer.`);
  return vault.open('outbox', id, sealed, payloadVersion);
}

/** The sealed part of a row, in the shape of today. */
export async function sealPayload(
  { vault }: Store,
  id: string,
  payload: OutboxPayload,
): Promise<{ readonly sealed: Sealed; readonly payloadVersion: number }> {
  const payloadVersion = PAYLOAD_VERSION;
  return { payloadVersion, sealed: await vault.seal('outbox', id, payload, payloadVersion) };
}

export async function openReply(store: Store, row: OutboxRow): Promise<OutboxPayload & ReplyBody> {
  const payload = await openPayload(store, row);
  return { ...payload, ...(JSON.parse(payload.body) as ReplyBody) };
}

/*
 * For the screen: bytes that do not open show as nothing, so that the entry itself is still seen.
 */

export async function openPayloadAnyway(store: Store, row: OutboxRow): Promise<OutboxPayload> {
  const [opened] = await Promise.allSettled([openPayload(store, row)]);
  return opened.status === 'fulfilled' ? opened.value : UNREADABLE;
}

export async function openReplyAnyway(
  store: Store,
  row: OutboxRow,
): Promise<OutboxPayload & ReplyBody> {
  const [opened] = await Promise.allSettled([openReply(store, row)]);
  return opened.status === 'fulfilled' ? opened.value : UNREADABLE;
}

/** The parsed body of whatever kind; undefined: its bytes do not open. */
export async function openBodyAnyway<Body>(
  store: Store,
  row: OutboxRow,
): Promise<Body | undefined> {
  const { body } = await openPayloadAnyway(store, row);
  return body === '' ? undefined : (JSON.parse(body) as Body);
}

const UNREADABLE: OutboxPayload & ReplyBody = {
  body: '',
  patientName: '',
  subject: '',
  options: { allowResponse: true, allowAttachments: false, maskName: false },
  attachmentIds: [],
  basedOn: { messageId: null, assignee: null, state: 'open' },
  composedAt: '',
};

export async function readMember(store: Store): Promise<Member> {
  const workgroups = (await readMeta(store.db, 'member')) ?? [];
  return { userId: store.userId, workgroups };
}

/** A row's clear fields as shown: server truth with what is queued on top, listed where it belongs. */
export function asShown(
  row: Pick<ConversationRow, 'id' | 'base' | 'assignedAt' | 'openedAt'>,
  unfinished: readonly OutboxRow[],
  member: Member,
): ConversationFacts & Pick<ConversationRow, 'listedIn' | 'unreadFor'> {
  const facts = applyPending(row.base, unfinished);
  const { id, assignedAt, openedAt } = row;
  return { ...facts, ...listingOf({ ...facts, id, assignedAt, openedAt }, member) };
}

/**
 * Shows a conversation anew after its queued work changed. Call it inside a transaction over
 * `conversations`, `outbox` and `meta`, after the change to the outbox.
 */
export async function showAgain(store: Store, conversationId: string): Promise<void> {
  const row = await store.db.conversations.get(conversationId);
  if (row === undefined) return;
  const unfinished = await unfinishedOf(store.db, conversationId);
  const shown = asShown(row, unfinished, await readMember(store));
  await store.db.conversations.put({ ...row, ...shown });
}
