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

export interface Evidence {
  readonly written: readonly Written[];
  /** What each patient was told, oldest first, by conversation. */
  readonly told: ReadonlyMap<string, readonly string[]>;
  readonly device: readonly DeviceEntry[];
  readonly ledger: readonly LedgerLine[];
}

/** Each number counts a broken promise, but `replies` and `unfinished`. */
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
  /** Still on the device: queued, or for a person to decide. */
  readonly unfinished: number;
}

export function verdictOf({ written, told, device, ledger }: Evidence): Verdict {
  const replies = device.filter(({ kind }) => kind === 'reply');
  const unfinished = replies.filter(({ state }) => state !== 'accepted' && state !== 'withdrawn');
  const lanes = [...new Set(written.map(laneOf))];
  const verdicts = lanes.map((lane) => {
    const texts = written.filter((one) => laneOf(one) === lane);
    const toldHere = told.get(texts[0]?.conversationId ?? '') ?? [];
    const waiting = unfinished.filter((entry) => laneOf(entry) === lane).length;
    return ofLane(texts, toldHere, waiting);
  });
  const accepted = new Set(
    ledger.filter(({ outcome }) => outcome === 'accepted').map(({ id }) => id),
  );
  return {
    replies: written.filter(({ promised }) => promised).length,
    lost: sum(verdicts.map(({ lost }) => lost)),
    doubled:
      sum(verdicts.map(({ doubled }) => doubled)) +
      ledger.filter(({ effects }) => effects > 1).length,
    outOfOrder: verdicts.filter(({ isOrdered }) => !isOrdered).length,
    falselySent: replies.filter(({ state, id }) => state === 'accepted' && !accepted.has(id))
      .length,
    unfinished: unfinished.length,
  };
}

interface LaneVerdict {
  readonly lost: number;
  readonly doubled: number;
  readonly isOrdered: boolean;
}

/** What waits on the device is sealed, so it is only counted: that many of the missing are accounted for. */
function ofLane(
  written: readonly Written[],
  told: readonly string[],
  waiting: number,
): LaneVerdict {
  const texts = written.map(({ text }) => text);
  const arrived = told.filter((text) => texts.includes(text));
  const missing = written.filter(({ text, promised }) => promised && !arrived.includes(text));
  const inOrder = texts.filter((text) => arrived.includes(text));
  return {
    lost: Math.max(0, missing.length - waiting),
    doubled: arrived.length - new Set(arrived).size,
    isOrdered: [...new Set(arrived)].join('\n') === inOrder.join('\n'),
  };
}

function laneOf({ author, conversationId }: Pick<Written, 'author' | 'conversationId'>): string {
  return `${author} ${conversationId}`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
