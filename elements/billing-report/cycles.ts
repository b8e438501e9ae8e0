import {
  addDays,
  cycleOf,
  cyclesBack,
  dayIn,
  isDay,
  type BillingCycle,
  type CycleDays,
} from '../../src/model/billing-cycle.js';
import { isFed, isWhole, type CycleFetch } from '../../src/model/cycle-fetch.js';
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
  /** The changes feed brings every line of it. */
  readonly fed: boolean;
  /** Every line of it is on this device. */
  readonly complete: boolean;
  /** What was asked of the server about it. */
  readonly fetch: CycleFetch | undefined;
  /** When everything was last fetched anew (epoch ms, server); undefined: not yet. */
  readonly fullPulledAt: number | undefined;
}

/** Which cycle is meant by an id, or any day of it; a word that is neither means the present one. */
export function chooseCycle(
  wanted: string,
  session: Pick<Session, 'billingCycle' | 'tenant' | 'retention'>,
  { cycles, fullPulledAt, fetches }: BillingFacts,
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
  const heldSince = fullPulledAt === undefined ? undefined : heldFrom(session, fullPulledAt);
  const fetch = fetches.find(({ cycle }) => cycle === chosen.id);
  const standing = { heldSince, fullPulledAt, fetch };
  const fed = isFed(chosen.start, standing);
  const complete = isWhole(chosen.start, standing);
  return { chosen, current, offered, today, fed, complete, fetch, fullPulledAt };
}

/** A full pull brings the lines of open conversations, and of those closed not longer ago than this. */
function heldFrom(
  { tenant, retention }: Pick<Session, 'tenant' | 'retention'>,
  fullPulledAt: number,
): string {
  return addDays(dayIn(tenant.timeZone, fullPulledAt - retention.deviceDays * DAY_MS), 1);
}

function unique(cycles: readonly CycleDays[]): CycleDays[] {
  const byId = new Map(cycles.map((cycle) => [cycle.id, cycle]));
  return [...byId.values()].sort((a, b) => (a.id < b.id ? 1 : -1));
}
