import { isForPerson, isUnfinished, type OutboxEntry } from './outbox-entry.js';

/** How much may wait on this device: a queue without an end would hide that nothing leaves. */
export interface OutboxCap {
  readonly rows: number;
  /** Of sealed words and of files that have not left. */
  readonly bytes: number;
}

/** The source: OUTBOX.md §3.8. */
export const OUTBOX_CAP: OutboxCap = { rows: 500, bytes: 200_000_000 };

/** Of either limit: from here on somebody should know. */
const LITTLE_LEFT = 0.8;

export type OutboxRoom = 'enough' | 'little' | 'none';

export function roomIn(entries: readonly OutboxEntry[], cap: OutboxCap): OutboxRoom {
  const used = shareOf(loadOf(entries), cap);
  if (used >= 1) return 'none';
  return used >= LITTLE_LEFT ? 'little' : 'enough';
}

/** Whether one more that counts may wait beside these. */
export function hasRoomFor(
  entry: Omit<OutboxEntry, 'seq'>,
  entries: readonly OutboxEntry[],
  cap: OutboxCap,
): boolean {
  return shareOf(loadOf([...entries, entry]), cap) <= 1;
}

function loadOf(entries: readonly Omit<OutboxEntry, 'seq'>[]): OutboxCap {
  const waiting = entries.filter((entry) => isUnfinished(entry) && countsInCap(entry));
  return {
    rows: waiting.length,
    bytes: waiting.reduce((sum, { bytes = 0 }) => sum + bytes, 0),
  };
}

function shareOf(load: OutboxCap, cap: OutboxCap): number {
  return Math.max(load.rows / cap.rows, load.bytes / cap.bytes);
}

/** What a person queued counts; marks and audit events are small, replace one another, and are never refused. */
export function countsInCap({ kind }: Pick<OutboxEntry, 'kind'>): boolean {
  return isForPerson({ kind, state: 'refused' });
}
