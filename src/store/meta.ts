import type { CycleFetch } from '../model/cycle-fetch.js';
import type { Assignee } from '../model/conversation.js';
import type { AttachmentLimits } from '../model/file-limits.js';
import type { Session } from '../model/session.js';
import type { IntrayDatabase, Store } from './database.js';
import type { Sealed } from './vault.js';

/** How far this device follows the server, shared by every tab and worker. */
export interface SyncState {
  readonly cursor?: string | undefined;
  readonly lastSyncedAt?: number;
  /** Counts full pulls; rows that the newest one did not name are removed at its end. */
  readonly generation: number;
  /** Present while a full pull is under way. */
  readonly fullPull?:
    { readonly received: number; readonly total?: number | undefined } | undefined;
  /** Server clock minus this device's clock, ms. */
  readonly clockOffset: number;
  /** The server's own clock in its last answer, epoch ms. */
  readonly heardAt?: number | undefined;
  /** All that the server knew at this moment of its clock is here; undefined while a pull is under way. */
  readonly toldUpTo?: number | undefined;
  /** Since when the server does not answer; absent: its last answer was ours. */
  readonly offlineSince?: number | undefined;
  /** Why nothing is pulled or sent until somebody signs in. */
  readonly signIn?: 'session-ended' | 'other-user' | 'network' | undefined;
  /** Counts how often the server knew this person no more: an answer asked for before that does not undo it. */
  readonly signOuts?: number | undefined;
  /** The server was asked who is signed in by somebody who keeps no sessions: what may be done may have changed. */
  readonly staleSession?: boolean | undefined;
  /** The last answer came from something that is not the clinic API. */
  readonly notOurs?: boolean | undefined;
  /** Nothing is asked of the server before this moment: it wished for quiet. */
  readonly quietUntil?: number | undefined;
  /** Items of the server that did not pass the door, by id. */
  readonly setAside: readonly string[];
}

export const NEVER_SYNCED: SyncState = { generation: 0, clockOffset: 0, setAside: [] };

export type MetaRow =
  | { readonly key: 'install'; readonly value: string }
  /** Of the newest code that has opened this store. */
  | { readonly key: 'epoch'; readonly value: number }
  | { readonly key: 'fence'; readonly value: number }
  /** Counts applied batches of server rows, so that two writers notice each other. */
  | { readonly key: 'applied'; readonly value: number }
  /** The batch, as `applied` counts them, that last touched `people`: names opened since then are still true. */
  | { readonly key: 'people'; readonly value: number }
  /** When a draft was last kept; it names that state of it, and no later one of any draft has the same. */
  | { readonly key: 'drafted'; readonly value: number }
  | { readonly key: 'sync'; readonly value: SyncState }
  | { readonly key: 'wait'; readonly value: { readonly startedAt: number } }
  | {
      readonly key: 'member';
      readonly value: readonly { readonly id: string; readonly countsForMe: boolean }[];
    }
  /** When the newest full pull ended (epoch ms, server). */
  | { readonly key: 'fullPulledAt'; readonly value: number }
  | { readonly key: 'cycleFetches'; readonly value: readonly CycleFetch[] }
  | { readonly key: 'recentAssignees'; readonly value: readonly Assignee[] }
  | { readonly key: 'session'; readonly value: Sealed };

type MetaValue<Key extends MetaRow['key']> = Extract<MetaRow, { key: Key }>['value'];

export async function readMeta<Key extends MetaRow['key']>(
  db: IntrayDatabase,
  key: Key,
): Promise<MetaValue<Key> | undefined> {
  const row = await db.meta.get(key);
  return row?.value as MetaValue<Key> | undefined;
}

/**
 * A moment for a draft that is kept now: later than that of any draft before it, whatever the clock says, also
 * where that one is gone. Inside a transaction over `meta`.
 */
export async function nextDraftMoment(db: IntrayDatabase, now: number): Promise<number> {
  const value = Math.max(now, ((await readMeta(db, 'drafted')) ?? 0) + 1);
  await db.meta.put({ key: 'drafted', value });
  return value;
}

export async function readSync(db: IntrayDatabase): Promise<SyncState> {
  return (await readMeta(db, 'sync')) ?? NEVER_SYNCED;
}

/** Epoch ms by the server's clock, as far as this device knows it. */
export async function serverNow({ db, now }: Pick<Store, 'db' | 'now'>): Promise<number> {
  return now() + (await readSync(db)).clockOffset;
}

/** Works inside a transaction over `meta`, and alone. */
export async function patchSync(db: IntrayDatabase, patch: Partial<SyncState>): Promise<void> {
  await db.guard.transaction('rw', [db.meta], async () => {
    const value = { ...(await readSync(db)), ...patch };
    await db.meta.put({ key: 'sync', value });
  });
}

/** Nobody answers; the first moment of it is what the screen names. */
export async function noteSilence({ db, now }: Pick<Store, 'db' | 'now'>): Promise<void> {
  const { offlineSince } = await readSync(db);
  if (offlineSince === undefined) await patchSync(db, { offlineSince: now() });
}

/**
 * The session as the server last gave it; what may be done offline is decided by it. Undefined: none yet, or one
 * that does not open; the next start asks for it anew.
 */
export async function readSession(store: Store): Promise<Session | undefined> {
  const sealed = await readMeta(store.db, 'session');
  if (sealed === undefined) return undefined;
  const [opened] = await Promise.allSettled([store.vault.open<Session>('meta', 'session', sealed)]);
  if (opened.status !== 'fulfilled') return undefined;
  const { limits } = opened.value;
  const { attachments = NO_FILES } = limits as Partial<Session['limits']>;
  return { ...BEFORE_THEY_WERE_KEPT, ...opened.value, limits: { ...limits, attachments } };
}

/** A session that an earlier version kept lacks what that version did not ask for. */
const BEFORE_THEY_WERE_KEPT: Pick<
  Session,
  'feeCodes' | 'unreadChoices' | 'retention' | 'recordSystems'
> = {
  feeCodes: {},
  unreadChoices: [],
  retention: { attachmentDays: 0, deviceDays: 0, deviceMegabytes: 0 },
  recordSystems: [],
};
const NO_FILES: AttachmentLimits = { count: 0, bytesEach: 0, bytesTotal: 0, types: [] };

export async function saveSession(store: Store, session: Session): Promise<void> {
  const value = await store.vault.seal('meta', 'session', session);
  await store.db.meta.put({ key: 'session', value });
}
