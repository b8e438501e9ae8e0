import {
  addDays,
  cycleOf,
  cyclesBack,
  dayIn,
  isDay,
  type BillingCycle,
  type CycleDays,
} from '../../src/model/billing-cycle.js';
import { DAY_MS } from '../../src/model/retry-delay.js';
import type { Session } from '../../src/model/session.js';
import type { BillingFacts } from '../../src/store/billing-queries.js';

/** A year and the present one. */
const CYCLES_OFFERED = 13;
const CALENDAR_MONTH: BillingCycle = { kind: 'calendar-month' };

export interface CycleChoice {
  readonly chosen: CycleDays;
  readonly current: CycleDays;
  /** Newest first. */
  readonly offered: readonly CycleDays[];
  /** Today at the clinic. */
  readonly today: string;
  /** Every line of it is on this device. */
  readonly complete: boolean;
}

/** Which cycle is meant by an id, or any day of it; a word that is neither means the present one. */
export function chooseCycle(
  wanted: string,
  session: Pick<Session, 'billingCycle' | 'tenant' | 'retention'>,
  { cycles, fullPulledAt }: BillingFacts,
  now: number,
): CycleChoice {
  const rule = session.billingCycle ?? CALENDAR_MONTH;
  const today = dayIn(session.tenant.timeZone, now);
  const current = cycleOf(rule, today);
  // The clinic may have changed its rule: a cycle of which there are lines is one, whatever the rule is now.
  const named = (id: string): CycleDays => {
    const { end } = cycleOf(rule, id);
    return { id, start: id, end };
  };
  const known = cycles.map(named);
  const chosen = isDay(wanted)
    ? (known.find(({ id }) => id === wanted) ?? cycleOf(rule, wanted))
    : current;
  const offered = unique([...cyclesBack(rule, current, CYCLES_OFFERED), ...known, chosen]);
  const since = fullPulledAt && heldSince(session, fullPulledAt);
  const complete = since !== undefined && chosen.start >= since;
  return { chosen, current, offered, today, complete };
}

/** A full pull brings the lines of open conversations, and of those closed not longer ago than this. */
function heldSince(
  { tenant, retention }: Pick<Session, 'tenant' | 'retention'>,
  fullPulledAt: number,
): string {
  return addDays(dayIn(tenant.timeZone, fullPulledAt - retention.deviceDays * DAY_MS), 1);
}

function unique(cycles: readonly CycleDays[]): CycleDays[] {
  const byId = new Map(cycles.map((cycle) => [cycle.id, cycle]));
  return [...byId.values()].sort((a, b) => (a.id < b.id ? 1 : -1));
}
