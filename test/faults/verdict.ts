import type { LedgerLine } from '../../demo/clinic/ledger.js';

/** A reply that somebody wrote. */
export interface Written {
  readonly author: string;
  readonly conversationId: string;
  readonly text: string;
  /** The screen showed it in the conversation; without that, a crash may have come first. */
  readonly promised: boolean;
}

/** What the device says of a queued write, in the order in which it was queued. */
export interface DeviceEntry {
  readonly id: string;
  readonly kind: string;
  readonly author: string;
  readonly conversationId: string;
  readonly state: string;
  readonly reason?: string | undefined;
}

/** What waited when the device's data were removed, and how many the screen then said. */
export interface Cleared {
  readonly entries: readonly DeviceEntry[];
  readonly said: number;
}

export interface Evidence {
  readonly written: readonly Written[];
  /** What each patient was told, oldest first, by conversation. */
  readonly told: ReadonlyMap<string, readonly string[]>;
  readonly device: readonly DeviceEntry[];
  readonly cleared: Cleared;
  readonly ledger: readonly LedgerLine[];
}

/** Each number counts a broken promise, but `replies`, `cleared` and `unfinished`. */
export interface Verdict {
  readonly replies: number;
  /** Shown to their author, and neither at the patient nor on the device any more. */
  readonly lost: number;
  /** At the patient more than once, or changed anything at the clinic more than once. */
  readonly doubled: number;
  /** Conversations in which one author's replies arrived in another order. */
  readonly outOfOrder: number;
  /** “Sent” on the device, and not accepted by the clinic. */
  readonly falselySent: number;
  /** At the patient in the name of somebody who did not write it. */
  readonly wrongName: number;
  /** Removed with the device's data before it had left. */
  readonly cleared: number;
  /** Waiting when the device's data were removed, and not counted on the screen. */
  readonly silent: number;
  /** Still on the device: queued, or for a person to decide. */
  readonly unfinished: number;
}

export function verdictOf(evidence: Evidence): Verdict {
  const { written, device, cleared, ledger } = evidence;
  const replies = device.filter(({ kind }) => kind === 'reply');
  const lanes = [...new Set(written.map(laneOf))].map((lane) => ofLane(lane, evidence));
  const total = (name: 'lost' | 'doubled' | 'outOfOrder' | 'wrongName' | 'cleared'): number =>
    lanes.reduce((sum, verdict) => sum + verdict[name], 0);
  const accepted = new Set(
    ledger.filter(({ outcome }) => outcome === 'accepted').map(({ id }) => id),
  );
  return {
    replies: written.filter(({ promised }) => promised).length,
    lost: total('lost'),
    doubled: total('doubled') + ledger.filter(({ effects }) => effects > 1).length,
    outOfOrder: total('outOfOrder'),
    falselySent: replies.filter(({ state, id }) => state === 'accepted' && !accepted.has(id))
      .length,
    wrongName: total('wrongName'),
    cleared: total('cleared'),
    silent: Math.max(0, cleared.entries.length - cleared.said),
    unfinished: replies.filter(isUnfinished).length,
  };
}

/** What waits on the device is sealed, so it is only counted: that many of the missing are accounted for. */
function ofLane(lane: string, { written, told, device, cleared, ledger }: Evidence) {
  const isHere = (one: Lane): boolean => laneOf(one) === lane;
  const replies = written.filter(isHere);
  const texts = replies.map(({ text }) => text);
  const toldHere = told.get(replies[0]?.conversationId ?? '') ?? [];
  const arrived = toldHere.filter((text) => texts.includes(text));
  const different = [...new Set(arrived)];
  const inOrder = texts.filter((text) => arrived.includes(text));
  const gone = replies.filter(({ text, promised }) => promised && !arrived.includes(text)).length;
  const missing = Math.max(0, gone - device.filter(isUnfinished).filter(isHere).length);
  const removed = Math.min(missing, cleared.entries.filter(isHere).length);
  const inTheirName = ledger.filter(
    ({ effects, userId: author, conversationId }) =>
      effects > 0 && isHere({ author, conversationId }),
  );
  return {
    lost: missing - removed,
    cleared: removed,
    doubled: arrived.length - different.length,
    outOfOrder: different.join('\n') === inOrder.join('\n') ? 0 : 1,
    wrongName: Math.max(0, different.length - inTheirName.length),
  };
}

type Lane = Pick<Written, 'author' | 'conversationId'>;

function laneOf({ author, conversationId }: Lane): string {
  return `${author} ${conversationId}`;
}

/** A reply that still waits, for the line or for a person. */
export function isUnfinished({ kind, state }: DeviceEntry): boolean {
  return kind === 'reply' && state !== 'accepted' && state !== 'withdrawn';
}
