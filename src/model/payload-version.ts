import type { OutboxEntry } from './outbox-entry.js';
import type { OutboxKind } from './outbox-kind.js';

/**
 * Makes of what was sealed in one version the same in the next: pure, of each kind, and of words that no code of today
 * could write any more.
 */
export type PayloadStep = (payload: object, kind: OutboxKind) => object;

/**
 * The step from version 1 to 2, from 2 to 3, and so on. None is ever removed, because a device may come back with rows
 * of any version; whoever adds one raises the version, and what commands write is of that shape from then on.
 */
const STEPS: readonly PayloadStep[] = [];

/** The newest payload that this code knows how to send, and the one that it writes. */
export const PAYLOAD_VERSION = STEPS.length + 1;

/** What was sealed of an entry, as it is written today; `steps`: of another release, in a test. */
export function asOfToday(
  payload: object,
  { kind, payloadVersion = 1 }: Pick<OutboxEntry, 'kind' | 'payloadVersion'>,
  steps: readonly PayloadStep[] = STEPS,
): object {
  return steps.slice(payloadVersion - 1).reduce((stepped, step) => step(stepped, kind), payload);
}
