import type { Assignee } from './conversation.js';
import type { FilesHere } from './record-copy.js';
import { isKnown, rulesOf, type Lane, type OutboxKind } from './outbox-kind.js';
import { PAYLOAD_VERSION } from './payload-version.js';
import { DAY_MS, LONGEST_DELAY_MS, LONGEST_WAIT_MS } from './retry-delay.js';

/**
 *                       ┌──────────── send as it is · retry ────────────┐
 *                       ▼                                               │
 *  enqueue ──▶ waiting ──▶ sending ──▶ accepted              held ──────┤
 *                 ▲          │  ├─────▶ held · refused       refused ───┘
 *                 │          │  └─────▶ withdrawn
 *                 ├── retry ─┘            ▲
 *                 └── parked ◀── sending  └── withdraw (asked for, then answered)
 */
export type OutboxState =
  'waiting' | 'sending' | 'accepted' | 'parked' | 'held' | 'refused' | 'withdrawn';

/** What the entry will change in its conversation, in ids and flags only. */
export interface Effect {
  /** Null: nobody has it any more. */
  readonly assignee?: Assignee | null;
  readonly assignedBy?: string;
  /** Who answers what nobody or a whole group has, has it from then on: a staff id. */
  readonly claimedBy?: string;
  readonly state?: 'open' | 'closed';
  readonly patientCanReply?: boolean;
  readonly patientMayAttach?: boolean;
  readonly needsAnswer?: boolean;
  readonly readUpTo?: { readonly messageId: string; readonly at: number };
  readonly markedUnread?: true;
  /** The message whose unread notice it settles; nothing changes in the conversation. */
  readonly settles?: string;
}

/** Why an entry is not sent yet, or never will be; ids and numbers only. */
export interface LastError {
  readonly reason:
    | 'no-answer'
    | 'not-ours'
    | 'server-busy'
    | 'in-progress'
    | 'sign-in-needed'
    | 'other-user'
    /** The person has locked their inbox. */
    | 'locked'
    | 'moved-on'
    | 'id-reused'
    | 'too-old'
    | 'unreadable'
    | 'not-allowed'
    | 'gone'
    | 'too-large'
    | 'invalid'
    /** Of a record copy: the file is made, and nobody has said yet that it is in the record. */
    | 'unconfirmed'
    /** Of a record copy: no whole file could be made, or the host's own exporter failed. */
    | 'not-made'
    /** Of a record copy with its files: one of them could not be fetched. */
    | 'files-missing'
    /** Of a record copy: the portal's server could not file it. */
    | 'not-filed'
    | 'storage-full';
  readonly status?: number;
}

export interface Lease {
  readonly owner: string;
  readonly until: number;
  readonly fence: number;
}

/** The clear part of a queued write: all that the order of sending depends on. */
export interface OutboxEntry {
  readonly seq: number;
  /** The id in the write's address, made once; every attempt carries it. */
  readonly id: string;
  readonly conversationId: string;
  readonly kind: OutboxKind;
  /** Of the sealed bytes; absent: 1. */
  readonly payloadVersion?: number | undefined;
  readonly state: OutboxState;
  readonly attempts: number;
  /** Attempts that the server itself answered; the others may still be on their way. */
  readonly heard: number;
  /** `attempts` when a sign-in last freed it: the attempt right after that ended in a sign-out too, or did not. */
  readonly attemptsAtSignIn?: number | undefined;
  readonly composedAt: number;
  /** Not sent before this moment (epoch ms): the undo window, a back-off. */
  readonly nextAt: number;
  readonly author: string;
  readonly effect: Effect;
  /** Files that go with it, by their ids here; they go up before its first attempt. */
  readonly fileIds?: readonly string[] | undefined;
  /** Of its sealed words and its files, for the cap; absent in rows of an earlier version. */
  readonly bytes?: number | undefined;
  /** Every one of them is whole at the server. */
  readonly uploaded?: boolean | undefined;
  /** Uploads in a row that got nowhere: their pauses grow. */
  readonly uploadTries?: number | undefined;
  readonly lease?: Lease | undefined;
  readonly lastError?: LastError | undefined;
  /** Of one that waits for the unlocking: what it waited for before. */
  readonly beforeLock?: LastError | undefined;
  /** The person asked to take it back; the drain asks the server, which has the last word. */
  readonly withdraw?: 'edit' | 'discard' | undefined;
  readonly acceptedAt?: number | undefined;
  /** Of a record copy: for which system, empty where the clinic has none, and whether the portal's server files it. */
  readonly record?:
    | {
        readonly system: string;
        readonly deliver: boolean;
        /** Its files were asked for: how many of them are on this device. */
        readonly files?: FilesHere | undefined;
      }
    | undefined;
  /** Nobody sends it now: a page must make the file first, or the server has yet to say that it is filed. */
  readonly needs?: 'page' | 'filing' | undefined;
  /** The entry without which this one must not happen: taken back with it. */
  readonly requires?: string | undefined;
}

/** False: a newer version queued it, and only that one sends it; or something else has to come first. */
export function isSendable(entry: OutboxEntry): boolean {
  return entry.needs === undefined && !isOfNewer(entry);
}

/** Of a kind, or sealed in a shape, that only a newer version knows: nobody here reads, sends or rewrites it. */
export function isOfNewer({ kind, payloadVersion = 1 }: OutboxEntry): boolean {
  return !isKnown(kind) || payloadVersion > PAYLOAD_VERSION;
}

/** To be sealed anew before its first attempt; from then on its bytes are what the server may have seen. */
export function isOutdated(entry: OutboxEntry): boolean {
  return isUntouched(entry) && (entry.payloadVersion ?? 1) < PAYLOAD_VERSION;
}

export function laneOf(kind: OutboxKind): Lane {
  return rulesOf(kind).lane;
}

/** What leaves in order, among all that is queued. */
export function laneName({ conversationId, kind }: OutboxEntry): string {
  return `${conversationId}:${laneOf(kind)}`;
}

/** Work that a person sees wait and decides about; the rest looks after itself. */
export function isForPerson({ kind, state }: Pick<OutboxEntry, 'kind' | 'state'>): boolean {
  const { forPerson } = rulesOf(kind);
  return forPerson === 'always' || (forPerson === 'refused' && state === 'refused');
}

/** Stands in the view Waiting until it is settled: all that a person wrote or decided, and no mark. */
export function isListed({ kind }: Pick<OutboxEntry, 'kind'>): boolean {
  return rulesOf(kind).forPerson !== 'never';
}

/** How work ends that the server does not take, or that cannot be sent: what nobody decides about is let go. */
export function stoppedAs(
  { kind }: Pick<OutboxEntry, 'kind'>,
  state: 'held' | 'refused',
): OutboxState {
  const { forPerson } = rulesOf(kind);
  if (forPerson === 'never') return 'withdrawn';
  return forPerson === 'refused' ? 'refused' : state;
}

/** Its files come first: a message never appears without them. */
export function needsUpload({ fileIds = [], uploaded, withdraw }: OutboxEntry): boolean {
  return fileIds.length > 0 && uploaded !== true && withdraw === undefined;
}

/** Finished entries stay as tombstones; everything else stands in the way of what came after it. */
export function isUnfinished(entry: Pick<OutboxEntry, 'state'>): boolean {
  return entry.state !== 'accepted' && entry.state !== 'withdrawn';
}

export function needsPerson(entry: Pick<OutboxEntry, 'state'>): boolean {
  return entry.state === 'held' || entry.state === 'refused';
}

/** Never attempted: nothing has left this device, so it can still be taken back without asking anybody. */
export function isUntouched(entry: OutboxEntry): boolean {
  return (entry.state === 'waiting' || entry.state === 'parked') && entry.attempts === 0;
}

/**
 * Whether it may have arrived, so that only the server could end it. A refusal is the server's own word that it
 * did not take it, unless an earlier attempt went unanswered.
 */
export function mustWithdraw({ state, attempts, heard }: OutboxEntry): boolean {
  return attempts > (state === 'refused' ? heard : 0);
}

/**
 * Never attempted, or not taken by the server's own word: it ends here, without asking anybody. What the contract
 * cannot take back at least ends here, so that nothing stands in the way of later work for ever.
 */
export function mayTakeBack(entry: OutboxEntry): boolean {
  if (entry.needs === 'filing') return true;
  if (!needsPerson(entry)) return isUntouched(entry);
  return !rulesOf(entry.kind).withdrawable || !mustWithdraw(entry);
}

/**
 * Whether this entry may be attempted now, leaving aside what stands before it in its lane. `eager`: the line
 * has just come back, so a back-off after silence ends; the undo window and a server's wish do not.
 */
export function isDue(entry: OutboxEntry, now: number, eager = false): boolean {
  return isSendable(entry) && isReady(entry, now, eager);
}

/** Whether a page may make this copy now, leaving aside what stands before it in its lane. */
export function isToMake(entry: OutboxEntry, now: number): boolean {
  const isForPage = entry.needs === 'page' && !isOfNewer(entry);
  return isForPage && entry.state !== 'sending' && isReady(entry, now, false);
}

function isReady(entry: OutboxEntry, now: number, eager: boolean): boolean {
  switch (entry.state) {
    case 'waiting':
      return isTime(entry, now) || (eager && wasSilence(entry));
    case 'parked':
      return !isSignedOut(entry) && !isLocked(entry) && (isTime(entry, now) || eager);
    case 'held':
    case 'refused':
      return entry.withdraw !== undefined && isTime(entry, now);
    case 'sending':
      return true;
    case 'accepted':
    case 'withdrawn':
      return false;
  }
}

/** Waits for a sign-in, and for nothing else. */
export function isSignedOut({ state, lastError }: OutboxEntry): boolean {
  const reason = lastError?.reason;
  return state === 'parked' && (reason === 'sign-in-needed' || reason === 'other-user');
}

/** Waits until its person unlocks their inbox, and for nothing else. */
export function isLocked({ state, lastError }: OutboxEntry): boolean {
  return state === 'parked' && lastError?.reason === 'locked';
}

/** A moment further away than its wait can be was written by a clock that has jumped since. */
function isTime({ nextAt, lastError }: OutboxEntry, now: number): boolean {
  const longest = lastError?.reason === 'server-busy' ? LONGEST_WAIT_MS : LONGEST_DELAY_MS;
  return nextAt <= now || nextAt > now + longest;
}

function wasSilence({ lastError }: OutboxEntry): boolean {
  return lastError?.reason === 'no-answer';
}

/** Whether the context that took the entry has had its time; with its lane's lock in hand nobody needs to ask. */
export function isLeaseOver({ lease }: OutboxEntry, now: number): boolean {
  return lease === undefined || lease.until <= now || lease.until > now + LONGEST_WAIT_MS;
}

/** The first unfinished entry of each lane of each conversation: the only ones that may leave. */
export function laneHeads<Entry extends OutboxEntry>(entries: readonly Entry[]): Entry[] {
  const heads = new Map<string, Entry>();
  for (const entry of entries) {
    if (!isUnfinished(entry)) continue;
    const lane = laneName(entry);
    const head = heads.get(lane);
    if (head === undefined || entry.seq < head.seq) heads.set(lane, entry);
  }
  return [...heads.values()].sort((a, b) => a.seq - b.seq);
}

/**
 * Work that leaves by itself once the line is back: nothing that needs a person stands before it. `entries` in the
 * order in which they were queued.
 */
export function leavingByItself<Entry extends OutboxEntry>(entries: readonly Entry[]): Entry[] {
  const stopped = new Set<string>();
  return entries.filter((entry) => {
    const lane = laneName(entry);
    if (needsPerson(entry)) stopped.add(lane);
    return !stopped.has(lane);
  });
}

/** Nobody is asked to decide, but somebody should know: it has waited for a day (`now`: server clock). */
export function isOverdue(entry: OutboxEntry, now: number): boolean {
  return isUnfinished(entry) && !needsPerson(entry) && entry.composedAt + DAY_MS <= now;
}
