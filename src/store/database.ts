import { Dexie, type Table } from 'dexie';

import type { Attachment } from '../model/attachment.js';
import type { FileTrouble, Upload } from '../model/file-transfer.js';
import type { AttentionTimes, ConversationFacts, ListedView } from '../model/conversation.js';
import type { OutboxEntry } from '../model/outbox-entry.js';
import { OUTBOX_CAP, type OutboxCap } from '../model/outbox-room.js';
import type { RecordCopy } from '../model/record-copy.js';
import type { UnreadNotice } from '../model/unread-notice.js';
import { LocalDataRemovedError } from '../model/errors.js';
import { DatabaseGuard, type GuardOptions } from './database-guard.js';
import {
  deviceKey,
  findKeys,
  keepKeys,
  noteMarked,
  type DevicePerson,
  type PersonKeys,
} from './device.js';
import type { MetaRow } from './meta.js';
import { Vault, type Sealed } from './vault.js';
import { declareVersions, EPOCH } from './versions.js';

/** Shown facts are clear because lists are sorted by them; names and words are inside `sealed`. */
export interface ConversationRow extends ConversationFacts, AttentionTimes {
  readonly id: string;
  readonly version: number;
  /** The full pull that last named this row; older ones are removed at its end. */
  readonly generation: number;
  /** What the server last told, before queued work is added. */
  readonly base: ConversationFacts;
  readonly listedIn: readonly (readonly [ListName, number, string])[];
  readonly unreadFor: readonly string[];
  /** Clear, because what waits for the record is settled with the row; absent in rows of an earlier version. */
  readonly recordCopies?: readonly RecordCopy[] | undefined;
  /** Messages of it left a full device; what is here of it is not all. */
  readonly bodyGone?: true | undefined;
  readonly sealed: Sealed;
}

/** Lists that the screen shows, and lists that numbers and filters are taken from. */
export type ListName = ListedView | 'unread' | 'needs-answer' | 'new-to-me';

/** Up to twenty messages and assignments of one conversation: one sealed record costs far less than twenty. */
export interface ThreadRow {
  readonly conversationId: string;
  readonly block: number;
  /** Of an assignment: `assignment/` and its id. */
  readonly messageIds: readonly string[];
  /** The time of its newest message; 0: it has none. */
  readonly newestAt: number;
  readonly generation: number;
  readonly sealed: Sealed;
}

export interface OutboxRow extends OutboxEntry {
  /** The request's bytes, frozen at enqueue, and what a card shows of it; dropped once accepted. */
  readonly sealed?: Sealed | undefined;
  /** The server's sentence on a refusal. */
  readonly sealedDetail?: Sealed | undefined;
}

/** A draft of one kind; each kind has a table of its own. */
export interface DraftRow {
  readonly conversationId: string;
  readonly savedAt: number;
  readonly sealed: Sealed;
}

/** Who said it and what is inside `sealed`. */
export interface CommentRow {
  readonly id: string;
  readonly conversationId: string;
  readonly createdAt: number;
  readonly version: number;
  readonly generation: number;
  readonly sealed: Sealed;
}

/** A file of a message, or one that waits here to become part of one. Its name is inside `sealed`. */
export interface AttachmentRow extends Pick<
  Attachment,
  'id' | 'conversationId' | 'messageId' | 'size' | 'downloadedAt' | 'deleteAfter' | 'deletedAt'
> {
  /** 0: the server has not told of it. */
  readonly version: number;
  readonly generation: number;
  /** All its bytes are on this device. */
  readonly here: boolean;
  /** Bytes that have come from the server so far. */
  readonly arrived: number;
  /** Somebody asked for its bytes, which are not here yet. */
  readonly wantedAt?: number | undefined;
  readonly trouble?: FileTrouble | undefined;
  /** While bytes of it are here: when they go, by the server's clock. */
  readonly goesAt?: number | undefined;
  /** When the last of its bytes came (epoch ms, this device). */
  readonly hereSince?: number | undefined;
  /** Set while it goes up from here; gone once the server tells of it. */
  readonly upload?: Upload | undefined;
  readonly sealed: Sealed;
}

/** Whether somebody is to be told that a message was not read; kept when it is settled, so that it stays so. */
export interface NoticeRow extends UnreadNotice {
  /** Of its message. */
  readonly version: number;
  /** Of the mark that settled it last. */
  readonly markVersion: number;
  /** When it came up last (epoch ms, server). */
  readonly cameUpAt?: number | undefined;
  /** The device was told to say so outside the page; once for each time that it comes up. */
  readonly announced?: true | undefined;
}

/** What the clinic bills for one message; for whom, to whom and what for is inside `sealed`. */
export interface BillingLineRow {
  readonly id: string;
  readonly cycle: string;
  readonly serviceDate: string;
  readonly version: number;
  readonly generation: number;
  readonly sealed: Sealed;
}

/** Which lines of a cycle this person wrote into a file on this computer, and when; ids only. */
export interface BillingExportRow {
  readonly id: string;
  readonly cycle: string;
  readonly at: number;
  readonly lineIds: readonly string[];
}

/** 256 KiB of a file. */
export interface BlobRow {
  readonly attachmentId: string;
  readonly part: number;
  readonly keptAt: number;
  readonly sealed: Sealed;
}

/** `id` is `staff:…` or `workgroup:…`. */
export interface PersonRow {
  readonly id: string;
  readonly version: number;
  readonly generation: number;
  readonly sealed: Sealed;
}

/** A row that the server deleted, so that a late answer revives nothing. `id` is `kind:…`. */
export interface TombstoneRow {
  readonly id: string;
  readonly version: number;
  readonly at: number;
}

export class IntrayDatabase extends Dexie {
  declare readonly conversations: Table<ConversationRow, string>;
  declare readonly threads: Table<ThreadRow, [string, number]>;
  declare readonly outbox: Table<OutboxRow, number, Omit<OutboxRow, 'seq'>>;
  declare readonly drafts: Table<DraftRow, string>;
  declare readonly comments: Table<CommentRow, string>;
  declare readonly commentDrafts: Table<DraftRow, string>;
  declare readonly attachments: Table<AttachmentRow, string>;
  declare readonly blobs: Table<BlobRow, [string, number]>;
  declare readonly notices: Table<NoticeRow, string>;
  declare readonly billingLines: Table<BillingLineRow, string>;
  declare readonly billingExports: Table<BillingExportRow, string>;
  declare readonly people: Table<PersonRow, string>;
  declare readonly tombstones: Table<TombstoneRow, string>;
  declare readonly meta: Table<MetaRow, string>;

  readonly guard: DatabaseGuard;
  /** Lets go of more than files on a full disk, some at a time; false: there is none. The service worker has none. */
  letGoOfMore: (() => Promise<boolean>) | undefined;

  /** `userId`: whose lists the rows of an earlier version are put into. */
  constructor(name: string, userId: string, options: GuardOptions = {}) {
    // Dexie's default cache shows rows whose write then fails, and gives short pages (measured).
    // "Queued" must be on disk: strict durability costs about a millisecond.
    super(name, { cache: 'disabled', chromeTransactionDurability: 'strict' });
    declareVersions(this, userId);
    this.guard = new DatabaseGuard(this, options);
  }
}

/** One person's database, open, with the key to it. */
export interface Store {
  readonly name: string;
  readonly userId: string;
  readonly tenantId: string;
  readonly db: IntrayDatabase;
  readonly vault: Vault;
  /** How much may wait in its outbox. */
  readonly outboxCap: OutboxCap;
  /** Epoch ms of this device, moved by the `clock` option of `connect`. */
  now(): number;
  close(): void;
}

export interface StoreOptions extends GuardOptions {
  readonly name: string;
  readonly userId: string;
  readonly tenantId: string;
  readonly outboxCap?: OutboxCap | undefined;
  readonly now?: () => number;
}

/**
 * Opens a person's database, making it and its key at first use. Works without a connection. Rejects with
 * `LocalDataRemovedError` where rows or keys are left without the other half: never a new key over old rows.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { name, userId, tenantId, outboxCap = OUTBOX_CAP, now = Date.now } = options;
  const db = new IntrayDatabase(name, userId, options);
  try {
    if ((await findKeys(name))?.marked) db.guard.expectDatabase();
    await db.guard.open();
    const vault = new Vault(await dataKey(db), userId);
    return {
      name,
      userId,
      tenantId,
      db,
      vault,
      outboxCap,
      now,
      close: () => {
        vault.forget();
        db.guard.close();
      },
    };
  } catch (error) {
    db.guard.close();
    throw error;
  }
}

/** The database of somebody whom this device knows. */
export function openStoreOf(
  person: DevicePerson,
  options: GuardOptions & Pick<StoreOptions, 'outboxCap'> = {},
): Promise<Store> {
  const { database: name, userId, tenantId, clockOffsetMs } = person;
  return openStore({ ...options, name, userId, tenantId, now: () => Date.now() + clockOffsetMs });
}

/**
 * A person's rows without the key to what is sealed in them: for what goes by clear times alone. Rejects with
 * `LocalDataRemovedError` where there are none.
 */
export async function openRowsOf({
  database,
  userId,
}: Pick<DevicePerson, 'database' | 'userId'>): Promise<Pick<Store, 'db' | 'close'>> {
  const db = new IntrayDatabase(database, userId);
  const close = (): void => {
    db.guard.close();
  };
  db.guard.expectDatabase();
  try {
    await db.guard.open();
    return { db, close };
  } catch (error) {
    close();
    throw error;
  }
}

async function dataKey(db: IntrayDatabase): Promise<CryptoKey> {
  const wrapping = await deviceKey();
  const kept = (await findKeys(db.name)) ?? (await firstKeys(db, wrapping));
  // In this order: keys that say "marked" were noted after the mark itself.
  const mark = await db.meta.get('install');
  await checkMark(db, kept, mark);
  db.guard.expectMark(kept.installMark);
  await raiseEpoch(db);
  return unwrap(kept.wrapped, wrapping);
}

async function firstKeys(db: IntrayDatabase, wrapping: CryptoKey): Promise<PersonKeys> {
  if (await db.meta.get('install')) return keysOfFirst(db.name);
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt']);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const cipher = await crypto.subtle.wrapKey('raw', key, wrapping, { name: 'AES-GCM', iv });
  const wrapped = new Uint8Array(iv.length + cipher.byteLength);
  wrapped.set(iv);
  wrapped.set(new Uint8Array(cipher), iv.length);
  return keepKeys(db.name, { wrapped, installMark: crypto.randomUUID() });
}

/** Whoever came first, a moment ago, kept the keys before they wrote the mark. */
async function keysOfFirst(database: string): Promise<PersonKeys> {
  const kept = await findKeys(database);
  if (kept === undefined) throw new LocalDataRemovedError('The device record is gone.');
  return kept;
}

/** A database that is empty where a marked one was has lost what was queued in it; that is never passed over. */
async function checkMark(
  db: IntrayDatabase,
  { installMark, marked }: PersonKeys,
  found: MetaRow | undefined,
): Promise<void> {
  if (found === undefined && marked) throw new LocalDataRemovedError('The database is empty.');
  if (found === undefined) await db.meta.put({ key: 'install', value: installMark });
  else if (found.value !== installMark) throw new LocalDataRemovedError('Keys and rows differ.');
  if (!marked) await noteMarked(db.name);
}

/** Tells older code, in tabs that are still open, that this one writes here now. */
async function raiseEpoch(db: IntrayDatabase): Promise<void> {
  const row = await db.meta.get('epoch');
  if (typeof row?.value === 'number' && row.value >= EPOCH) return;
  await db.meta.put({ key: 'epoch', value: EPOCH });
}

function unwrap(wrapped: Uint8Array<ArrayBuffer>, wrapping: CryptoKey): Promise<CryptoKey> {
  const iv = wrapped.slice(0, 12);
  return crypto.subtle.unwrapKey(
    'raw',
    wrapped.slice(12),
    wrapping,
    { name: 'AES-GCM', iv },
    'AES-GCM',
    false,
    ['encrypt', 'decrypt'],
  );
}
