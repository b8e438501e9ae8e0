import type { Store } from '../store/database.js';
import type { WaitingOfOther } from '../store/others-work.js';
import type { Completion } from '../sync/complete-conversation.js';
import type { SignOutDialog } from './sign-out-question.js';

export type { Completion };

/** What does not work here as it could, for the status and for the portal's support. */
export type DegradedCode =
  | 'no-service-worker'
  | 'no-timers-worker'
  | 'sends-only-while-open'
  | 'page-will-not-reload'
  | 'storage-not-persistent'
  | 'storage-refused'
  | 'no-locks'
  | 'key-beside-data'
  /** At least four fifths of what may wait to be sent is waiting. */
  | 'outbox-nearly-full'
  /** As much waits as may: nothing more is queued until something has left. */
  | 'outbox-full';

/** What stops more than the connection does. */
export type StatusProblem =
  | 'unreachable'
  | 'not-intray'
  | 'local-data-removed'
  | 'storage-refused'
  | 'storage-silent'
  /** Newer code has this device's database: the page must be loaded anew. */
  | 'reload-needed'
  /** Tabs of older code keep the database open. */
  | 'close-other-tabs';

export interface IntrayStatus {
  /** The server's last answer was ours; `navigator.onLine` proves nothing. */
  readonly online: boolean;
  /** Epoch ms of this device. */
  readonly offlineSince: number | null;
  /** Epoch ms of this device; null: never on this device. */
  readonly lastSyncedAt: number | null;
  /** Replies that are not accepted yet, held and refused ones included. */
  readonly waiting: number;
  readonly held: number;
  readonly refused: number;
  /** Of `waiting`: what leaves by itself, not stopped behind something held or refused. */
  readonly leaving: number;
  /** Since when the oldest of these has been waiting (epoch ms, server). */
  readonly leavingSince: number | null;
  /** Nothing of this person is shown, pulled or sent; `waiting` is what waited when it was locked. */
  readonly locked: boolean;
  readonly degraded: readonly DegradedCode[];
  /** Whose inbox this is. */
  readonly user: { readonly id: string; readonly name: string } | null;
  readonly firstSync: { readonly received: number; readonly total: number } | null;
  /** `signed-out`: by `signOut`, here or in another tab; nothing is asked until somebody connects anew. */
  readonly signIn: 'session-ended' | 'other-user' | 'network' | 'signed-out' | null;
  readonly problem: StatusProblem | null;
  /** Where it is `local-data-removed`: how many items were queued there when it was last read; 0: nobody knows. */
  readonly lost: number;
  /** Items of the server that made no sense and are left out. */
  readonly setAside: number;
  /** Other staff whose queued work waits on this device until they sign in. */
  readonly waitingOfOthers: readonly WaitingOfOther[];
}

/**
 * What `connect` gives. Dispatches `intray-status-changed` whenever its status, or the person whose inbox it
 * is, has changed, `intray-sign-in-needed`, and of every conversation `intray-reply-queued`, `-sent`, `-held`, `-refused`
 * and `-withdrawn`, `intray-unread-notice` and `intray-file-deleted`; at a sign-out `intray-before-sign-out` and
 * `intray-sign-out-failed`, which can be cancelled.
 */
export interface Intray extends EventTarget {
  /** Rejects only where neither this device's storage nor the server can ever be used. */
  readonly ready: Promise<void>;
  readonly status: IntrayStatus;
  readonly undoSeconds: number;
  /** Asks the server now; resolves when it has answered or is known not to. Never rejects. */
  sync(): Promise<void>;
  /**
   * Takes everything of this person off this device, in every tab, and works offline. Where work is unsent they are asked
   * first, and what they keep stays sealed here until they sign in again. False: they stayed. The portal's own session is
   * the host's to end, after this. Rejects where nobody could be asked; nothing has changed then. Behind a lock nobody
   * can be asked: all of it is kept.
   */
  signOut(): Promise<boolean>;
  /**
   * Locks this person's inbox in every tab, and works offline: nothing of it stands in any element, nothing is pulled or
   * sent, and so it stays after a reload and a new start of the browser. What is being typed is kept, what is queued
   * waits. Rejects where this device's storage does not take it down: then only the open tabs are locked.
   */
  lock(): Promise<void>;
  /**
   * Opens it again in every tab; what waited for that leaves. False: it is still locked, because nobody is signed in.
   * With the device key there is no `secret`: the portal decides who may unlock, and calls this only for them. Where
   * somebody else is signed in by now, it is theirs that is opened.
   */
  unlock(secret?: string): Promise<boolean>;
  /** Stops everything; what is queued stays on disk. */
  close(): void;
}

interface Internals {
  readonly startAnew: () => Promise<void>;
  readonly store: () => Store | undefined;
  readonly complete: (conversationId: string) => Promise<Completion>;
  readonly serverNow: () => number;
}

const internals = new WeakMap<Intray, Internals>();

export function setInternals(intray: Intray, parts: Internals): void {
  internals.set(intray, parts);
}

/** The open store of the person whose inbox this is; undefined until they are known. For our elements only. */
export function storeOf(intray: Intray): Store | undefined {
  return internals.get(intray)?.store();
}

/** Fetches what this device lacks of a conversation; only `complete` says that it has it all. */
export async function completeConversation(
  intray: Intray,
  conversationId: string,
): Promise<Completion> {
  return (await internals.get(intray)?.complete(conversationId)) ?? { kind: 'later' };
}

/** After local data was removed: what is left of it goes too, and the inbox begins anew on this device. */
export async function startAnew(intray: Intray): Promise<void> {
  await internals.get(intray)?.startAnew();
}

/** Epoch ms by the server's clock, as far as it has been measured. */
export function serverNow(intray: Intray): number {
  return internals.get(intray)?.serverNow() ?? Date.now();
}

let loadSignOutDialog: (() => Promise<SignOutDialog>) | undefined;

/** How a person is asked at a sign-out; the elements bring it along. */
export function setSignOutDialog(load: () => Promise<SignOutDialog>): void {
  loadSignOutDialog = load;
}

/** Rejects where there is none, or its file cannot be had now. */
export async function signOutDialog(): Promise<SignOutDialog> {
  if (loadSignOutDialog === undefined) throw new Error('There are no elements.');
  return loadSignOutDialog();
}

/** Two copies of the bundle on one page share the default handle. */
const DEFAULT = Symbol.for('intray.default');
type WithDefault = typeof globalThis & { [DEFAULT]?: Intray | undefined };

/** The last `connect()` of this page. The window dispatches `intray-connected` when there is one. */
export function defaultIntray(): Intray | undefined {
  return (globalThis as WithDefault)[DEFAULT];
}

export function setDefaultIntray(intray: Intray | undefined): void {
  (globalThis as WithDefault)[DEFAULT] = intray;
  if (intray) window.dispatchEvent(new Event('intray-connected'));
}
