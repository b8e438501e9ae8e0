import {
  BillingTally,
  byService,
  daysToClaim,
  RepeatFinder,
  type BillingLine,
  type BillingTotals,
} from '../../src/model/billing-line.js';
import { faultOfFeeCode, type FeeCodes } from '../../src/model/fee-code.js';
import type { People } from '../../src/store/people-queries.js';
import { eachAtPace, mapAtPace, Pace, sortAtPace } from './pace.js';

/** What a person should look at; nothing of it stops a line. */
export type Check = 'voided' | 'voided-exported' | 'late' | 'repeat' | 'unlisted' | 'stale';

export interface ReportRow {
  readonly line: BillingLine;
  readonly provider: string;
  readonly writer: string;
  readonly daysLeft: number;
  readonly checks: readonly Check[];
}

export interface ReportOf {
  readonly lines: readonly BillingLine[];
  readonly people: People | undefined;
  readonly feeCodes: FeeCodes;
  readonly today: string;
  readonly exportedAt: ReadonlyMap<string, number>;
}

/** Of the whole cycle, whatever is shown of it; rows and numbers are of the same lines. */
export interface Report {
  readonly rows: readonly ReportRow[];
  readonly totals: BillingTotals;
  /** Whoever has a line, one that was taken back too. */
  readonly providerIds: ReadonlySet<string>;
}

/** Names beside ids, what there is to check, and what it comes to. */
export async function reportOf(of: ReportOf, signal: AbortSignal): Promise<Report> {
  const { lines, people, today } = of;
  const nameOf = (id: string): string => people?.staff.get(id)?.internalName ?? id;
  const pace = new Pace(signal);
  const { tally, repeats, providerIds } = await counted(lines, pace);
  const checksOf = checker(of, repeats);
  const row = (line: BillingLine): ReportRow => {
    const daysLeft = daysToClaim(line.serviceDate, today);
    const [provider, writer] = [nameOf(line.providerId), nameOf(line.enteredBy)];
    return { line, provider, writer, daysLeft, checks: checksOf(line, daysLeft) };
  };
  const rows = await mapAtPace(lines, row, pace);
  return { rows, totals: tally.totals, providerIds };
}

async function counted(lines: readonly BillingLine[], pace: Pace) {
  const tally = new BillingTally();
  const repeats = new RepeatFinder();
  const providerIds = new Set<string>();
  const count = (line: BillingLine): void => {
    tally.add(line);
    repeats.add(line);
    providerIds.add(line.providerId);
  };
  await eachAtPace(lines, count, pace);
  return { tally, repeats, providerIds };
}

/** Most lines need no look, and ten thousand empty lists are a lot to keep. */
const NOTHING_TO_CHECK: readonly Check[] = [];

type ChecksOf = (line: BillingLine, daysLeft: number) => readonly Check[];

function checker({ feeCodes, exportedAt }: ReportOf, repeats: RepeatFinder): ChecksOf {
  const unlisted = new Map<string, boolean>();
  const isUnlisted = (code: string): boolean => {
    const known = unlisted.get(code) ?? faultOfFeeCode(code, feeCodes) !== undefined;
    unlisted.set(code, known);
    return known;
  };
  return (line, daysLeft) => {
    const { id, voidedAt, late, feeCode } = line;
    if (voidedAt !== undefined) return [exportedAt.has(id) ? 'voided-exported' : 'voided'];
    const checks: Check[] = [];
    if (late) checks.push('late');
    if (repeats.isRepeat(line)) checks.push('repeat');
    if (isUnlisted(feeCode)) checks.push('unlisted');
    if (daysLeft < 0) checks.push('stale');
    return checks.length === 0 ? NOTHING_TO_CHECK : checks;
  };
}

export type Column = 'date' | 'provider' | 'patient' | 'code' | 'writer' | 'days' | 'check';

export interface Order {
  readonly column: Column;
  readonly descending: boolean;
}

export interface Arranged {
  readonly rows: readonly ReportRow[];
  /** Of the longest texts of all: a table that draws only some rows keeps its columns by it. */
  readonly widest: ReportRow | undefined;
  /** Shown beside the rows, and of the same moment. */
  readonly report: Report;
  readonly order: Order;
}

/** The rows of one provider, or of all, in the order that the reader chose; among equals the newest first. */
export async function arrange(
  report: Report,
  order: Order,
  { providerId, locale }: { readonly providerId: string; readonly locale: string },
  signal: AbortSignal,
): Promise<Arranged> {
  const isWanted = ({ line }: ReportRow): boolean => line.providerId === providerId;
  const wanted = providerId === '' ? report.rows : report.rows.filter(isWanted);
  const compare = comparing(order.column, new Intl.Collator(locale));
  const sign = order.descending ? -1 : 1;
  const pace = new Pace(signal);
  const rows = await sortAtPace(
    wanted,
    (a, b) => sign * compare(a, b) || byService(b.line, a.line),
    pace,
  );
  return { rows, widest: await widestOf(rows, pace), report, order };
}

async function widestOf(rows: readonly ReportRow[], pace: Pace): Promise<ReportRow | undefined> {
  const [first] = rows;
  if (first === undefined) return undefined;
  const { patient, feeCode } = first.line;
  const widest = { ...first, name: patient.name, code: feeCode };
  const look = ({ line, provider, writer, daysLeft, checks }: ReportRow): void => {
    widest.name = longer(widest.name, line.patient.name);
    widest.code = longer(widest.code, line.feeCode);
    widest.provider = longer(widest.provider, provider);
    widest.writer = longer(widest.writer, writer);
    widest.daysLeft = Math.min(widest.daysLeft, daysLeft);
    widest.checks = longer(widest.checks, checks);
  };
  await eachAtPace(rows, look, pace);
  const { name, code, ...row } = widest;
  return { ...row, line: { ...first.line, patient: { ...patient, name }, feeCode: code } };
}

function longer<Text extends { readonly length: number }>(one: Text, other: Text): Text {
  return other.length > one.length ? other : one;
}

type Compare = (a: ReportRow, b: ReportRow) => number;

function comparing(column: Column, collator: Intl.Collator): Compare {
  const compare = (a: string, b: string): number => collator.compare(a, b);
  switch (column) {
    case 'date':
      return (a, b) => byService(a.line, b.line);
    case 'provider':
      return (a, b) => compare(a.provider, b.provider);
    case 'patient':
      return (a, b) => compare(a.line.patient.name, b.line.patient.name);
    case 'code':
      return (a, b) => compare(a.line.feeCode, b.line.feeCode);
    case 'writer':
      return (a, b) => compare(a.writer, b.writer);
    case 'days':
      return (a, b) => a.daysLeft - b.daysLeft;
    case 'check':
      return (a, b) => a.checks.length - b.checks.length;
  }
}
