import type { Fault } from '../support/node/fault.js';
import type { Shift, ShiftCounts } from './shift.js';
import { verdictOf, type Evidence, type Verdict } from './verdict.js';

/** What became of all that was written at a computer, and what it went through. */
export interface Report extends Verdict, ShiftCounts {
  /** Steps after which the screen did not show the reply: it may be there or not, but not twice. */
  readonly unsure: number;
  readonly requests: number;
  /** Connections that broke off before the clinic heard anything, or before it was heard. */
  readonly drops: number;
  /** Answers of somebody else. */
  readonly strangers: number;
  readonly complaints: readonly string[];
}

const DROPS: readonly Fault['kind'][] = ['drop-request', 'drop-answer', 'cut', 'silent'];
const STRANGERS: readonly Fault['kind'][] = ['captive-portal', 'broken-proxy', 'redirect'];

export function reportOf(shift: Shift, evidence: Evidence): Report {
  const requests = shift.place.computer().requests();
  const struckBy = (kinds: readonly Fault['kind'][]): number =>
    requests.filter(({ fault }) => fault !== undefined && kinds.includes(fault)).length;
  return {
    ...verdictOf(evidence),
    ...shift.counts,
    unsure: evidence.written.filter(({ promised }) => !promised).length,
    requests: requests.length,
    drops: struckBy(DROPS),
    strangers: struckBy(STRANGERS),
    complaints: [...shift.complaints],
  };
}
