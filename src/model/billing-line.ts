import { addMonths, daysBetween, weekOf } from './billing-cycle.js';

/** What the clinic bills for one accepted message. Only the server makes a line, and only it takes one back. */
export interface BillingLine {
  readonly id: string;
  readonly messageId: string;
  readonly conversationId: string;
  readonly patient: { readonly id: string; readonly name: string };
  /** In whose name it is billed: a staff id. */
  readonly providerId: string;
  /** Who wrote the reply: a staff id. */
  readonly enteredBy: string;
  readonly feeCode: string;
  /** The day of acceptance at the clinic, `2026-11-22`. */
  readonly serviceDate: string;
  /** Epoch ms. */
  readonly composedAt: number;
  /** The first day of the cycle that it counts in. */
  readonly cycle: string;
  /** Written in an earlier cycle than it was accepted in. */
  readonly late: boolean;
  /** Epoch ms; set: taken back, and not counted any more. */
  readonly voidedAt?: number | undefined;
}

/** Claims are stale three months after the service (Ontario since April 2023, `HEALTH.md` §6). */
const CLAIM_MONTHS = 3;

/** The last day on which a service of that day can be claimed. */
export function lastClaimDay(serviceDate: string): string {
  return addMonths(serviceDate, CLAIM_MONTHS);
}

/** 0: today is the last one; negative: too old. */
export function daysToClaim(serviceDate: string, today: string): number {
  return daysBetween(today, lastClaimDay(serviceDate));
}

export function isCounted({ voidedAt }: Pick<BillingLine, 'voidedAt'>): boolean {
  return voidedAt === undefined;
}

/** Some lines, by whom they are billed for. */
export interface ProviderCount {
  readonly providerId: string;
  readonly count: number;
}

export interface CodeTotal {
  readonly feeCode: string;
  readonly count: number;
  /** Most lines first. */
  readonly providers: readonly ProviderCount[];
}

export interface BillingTotals {
  readonly count: number;
  /** Taken back, and in no other number. */
  readonly voided: number;
  /** Most lines first. */
  readonly codes: readonly CodeTotal[];
  readonly providers: readonly ProviderCount[];
}

/** What a cycle comes to, by code and by provider. */
export function totalsOf(lines: readonly BillingLine[]): BillingTotals {
  const counted = lines.filter(isCounted);
  const byCode = [...groupsOf(counted, ({ feeCode }) => feeCode)];
  const codes = byCode.map(([feeCode, group]) => ({
    feeCode,
    count: group.length,
    providers: providersOf(group),
  }));
  return {
    count: counted.length,
    voided: lines.length - counted.length,
    codes: mostFirst(codes),
    providers: providersOf(counted),
  };
}

function providersOf(lines: readonly BillingLine[]): readonly ProviderCount[] {
  const groups = [...groupsOf(lines, ({ providerId }) => providerId)];
  return mostFirst(groups.map(([providerId, group]) => ({ providerId, count: group.length })));
}

function mostFirst<One extends { readonly count: number }>(totals: One[]): One[] {
  return totals.sort((a, b) => b.count - a.count);
}

/**
 * Ids of lines that are not the first for their patient and provider in a week that begins on Sunday: some fees are
 * paid once a week (Alberta 03.01S). A hint; what is paid is not for us to know.
 */
export function repeatsOf(lines: readonly BillingLine[]): ReadonlySet<string> {
  const weeks = new Map<string, string>();
  const week = (day: string): string => {
    const known = weeks.get(day) ?? weekOf(day);
    weeks.set(day, known);
    return known;
  };
  const groups = groupsOf(lines.filter(isCounted), ({ patient, providerId, serviceDate }) =>
    [patient.id, providerId, week(serviceDate)].join(' '),
  );
  const later = [...groups.values()].filter(({ length }) => length > 1).flatMap(allButFirst);
  return new Set(later.map(({ id }) => id));
}

function allButFirst(lines: readonly BillingLine[]): BillingLine[] {
  return lines.toSorted(byService).slice(1);
}

/** Oldest first. */
export function byService(a: BillingLine, b: BillingLine): number {
  if (a.serviceDate === b.serviceDate) return a.composedAt - b.composedAt;
  return a.serviceDate < b.serviceDate ? -1 : 1;
}

function groupsOf(
  lines: readonly BillingLine[],
  keyOf: (line: BillingLine) => string,
): ReadonlyMap<string, BillingLine[]> {
  const groups = new Map<string, BillingLine[]>();
  for (const line of lines) {
    const key = keyOf(line);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [line]);
    else group.push(line);
  }
  return groups;
}
