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

/** What a cycle comes to, by code and by provider; counted line by line, for a cycle may have ten thousand. */
export class BillingTally {
  readonly #codes = new Map<string, Map<string, number>>();
  readonly #providers = new Map<string, number>();
  #count = 0;
  #voided = 0;

  add(line: BillingLine): void {
    if (!isCounted(line)) {
      this.#voided += 1;
      return;
    }
    this.#count += 1;
    countOne(this.#providers, line.providerId);
    const ofCode = this.#codes.get(line.feeCode) ?? new Map<string, number>();
    this.#codes.set(line.feeCode, ofCode);
    countOne(ofCode, line.providerId);
  }

  get totals(): BillingTotals {
    const codes = [...this.#codes].map(([feeCode, counts]) => {
      const providers = providersOf(counts);
      return { feeCode, count: providers.reduce((sum, { count }) => sum + count, 0), providers };
    });
    return {
      count: this.#count,
      voided: this.#voided,
      codes: mostFirst(codes),
      providers: providersOf(this.#providers),
    };
  }
}

function countOne(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function providersOf(counts: ReadonlyMap<string, number>): readonly ProviderCount[] {
  return mostFirst([...counts].map(([providerId, count]) => ({ providerId, count })));
}

function mostFirst<One extends { readonly count: number }>(totals: One[]): One[] {
  return totals.sort((a, b) => b.count - a.count);
}

/**
 * Tells lines that are not the first for their patient and provider in a week that begins on Sunday: some fees are
 * paid once a week (Alberta 03.01S). A hint; what is paid is not for us to know. Asked once every line was added.
 */
export class RepeatFinder {
  readonly #firsts = new Map<string, BillingLine>();
  readonly #weeks = new Map<string, string>();

  add(line: BillingLine): void {
    if (!isCounted(line)) return;
    const key = this.#keyOf(line);
    const first = this.#firsts.get(key);
    if (first === undefined || byService(line, first) < 0) this.#firsts.set(key, line);
  }

  isRepeat(line: BillingLine): boolean {
    return isCounted(line) && this.#firsts.get(this.#keyOf(line)) !== line;
  }

  #keyOf({ patient, providerId, serviceDate }: BillingLine): string {
    const week = this.#weeks.get(serviceDate) ?? weekOf(serviceDate);
    this.#weeks.set(serviceDate, week);
    return `${week} ${providerId} ${patient.id}`;
  }
}

/** Oldest first. */
export function byService(a: BillingLine, b: BillingLine): number {
  if (a.serviceDate === b.serviceDate) return a.composedAt - b.composedAt;
  return a.serviceDate < b.serviceDate ? -1 : 1;
}
