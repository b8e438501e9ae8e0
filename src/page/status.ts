import {
  isForPerson,
  isOfNewer,
  leavingByItself,
  type OutboxEntry,
} from '../model/outbox-entry.js';
import { roomIn, type OutboxCap, type OutboxRoom } from '../model/outbox-room.js';
import type { StoreTrouble } from '../store/database-guard.js';
import type { DevicePerson, Locked } from '../store/device.js';
import type { SyncState } from '../store/meta.js';
import type { SessionCheck } from '../sync/session-check.js';
import type { DegradedCode, IntrayStatus, StatusProblem } from './intray.js';

/** Everything that a status is made of. */
export interface StatusFacts {
  readonly user: IntrayStatus['user'];
  readonly sync: SyncState | undefined;
  readonly unfinished: readonly OutboxEntry[];
  readonly outboxCap: OutboxCap;
  readonly degraded: readonly DegradedCode[];
  /** What the server said before anybody's store was open. */
  readonly check: SessionCheck | undefined;
  readonly failure: StatusProblem | undefined;
  /** The open database is not the one that was here before, and nobody has said that they have read so. */
  readonly isLost: boolean;
  readonly waitingOfOthers: IntrayStatus['waitingOfOthers'];
  /** By `signOut`, and nobody has come since. */
  readonly signedOut: boolean;
  readonly trouble: StoreTrouble | undefined;
  readonly locked: (Locked & Pick<DevicePerson, 'database'>) | undefined;
}

export function nothingYet({ outboxCap }: Pick<StatusFacts, 'outboxCap'>): StatusFacts {
  return {
    user: null,
    sync: undefined,
    unfinished: [],
    outboxCap,
    degraded: [],
    check: undefined,
    failure: undefined,
    isLost: false,
    waitingOfOthers: [],
    signedOut: false,
    trouble: undefined,
    locked: undefined,
  };
}

export function statusOf(facts: StatusFacts): IntrayStatus {
  const { sync, unfinished, check } = facts;
  const work = unfinished.filter(isForPerson);
  const leaving = leavingByItself(unfinished).filter(isForPerson);
  const { fullPull } = sync ?? {};
  return {
    online: sync !== undefined && sync.offlineSince === undefined && sync.notOurs !== true,
    offlineSince: sync?.offlineSince ?? null,
    lastSyncedAt: sync?.lastSyncedAt ?? null,
    waiting: facts.locked?.waiting ?? work.length,
    held: work.filter(({ state }) => state === 'held').length,
    refused: work.filter(({ state }) => state === 'refused').length,
    leaving: leaving.length,
    leavingSince: leaving[0]?.composedAt ?? null,
    locked: facts.locked !== undefined,
    degraded: [...facts.degraded, ...ROOM_CODES[roomIn(unfinished, facts.outboxCap)]],
    user: facts.user,
    firstSync:
      fullPull?.total !== undefined && sync?.lastSyncedAt === undefined
        ? { received: fullPull.received, total: fullPull.total }
        : null,
    signIn: signInOf(facts),
    problem:
      troubleProblem(troubleOf(facts)) ??
      (facts.isLost ? 'local-data-removed' : facts.failure) ??
      problemOf(sync, check),
    lost: facts.trouble === 'removed' ? work.length : 0,
    setAside: sync?.setAside.length ?? 0,
    waitingOfOthers: facts.waitingOfOthers,
  };
}

const ROOM_CODES: Readonly<Record<OutboxRoom, readonly DegradedCode[]>> = {
  enough: [],
  little: ['outbox-nearly-full'],
  none: ['outbox-full'],
};

/** What a newer version queued is left alone here, until this page is loaded anew. */
function troubleOf({ trouble, unfinished }: StatusFacts): StoreTrouble | undefined {
  return trouble ?? (unfinished.some(isOfNewer) ? 'newer' : undefined);
}

function troubleProblem(trouble: StoreTrouble | undefined): StatusProblem | undefined {
  switch (trouble) {
    case 'silent':
      return 'storage-silent';
    case 'refused':
      return 'storage-refused';
    case 'removed':
      return 'local-data-removed';
    case 'newer':
      return 'reload-needed';
    case undefined:
      return undefined;
  }
}

function signInOf({ sync, check, trouble, signedOut }: StatusFacts): IntrayStatus['signIn'] {
  if (signedOut) return 'signed-out';
  // What a removed database said last would stand there for ever, before the word that it is gone.
  if (trouble === 'removed') return null;
  if (sync) return sync.signIn ?? (sync.notOurs ? 'network' : null);
  if (check?.kind === 'signed-out') return 'session-ended';
  if (check?.kind === 'signed-in') return 'other-user';
  return null;
}

/** Named only where nothing has ever been synced: later the banner tells, and the inbox stays usable. */
function problemOf(
  sync: SyncState | undefined,
  check: SessionCheck | undefined,
): IntrayStatus['problem'] {
  if (sync?.lastSyncedAt !== undefined) return null;
  if (sync?.notOurs || (!sync && check?.kind === 'not-ours')) return 'not-intray';
  const silent = sync ? sync.offlineSince !== undefined : check?.kind === 'no-answer';
  return silent ? 'unreachable' : null;
}
