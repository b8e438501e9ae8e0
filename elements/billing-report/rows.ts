import {
  byService,
  daysToClaim,
  repeatsOf,
  type BillingLine,
} from '../../src/model/billing-line.js';
import { faultOfFeeCode, type FeeCodes } from '../../src/model/fee-code.js';
import type { People } from '../../src/store/people-queries.js';
import { mapAtPace, Pace, sortAtPace } from './pace.js';

/** What a person should look at; nothing of it stops a line. */
export type Check = 'voided' | 'voided-exported' | 'late' | 'repeat' | 'unlisted' | 'stale';

export interface ReportRow {
  readonly line: BillingLine;
  readonly provider: string;
  readonly writer: string;
  readonly daysLeft: number;
  readonly checks: readonly Check[];
}

export interface RowsOf {
  readonly lines: readonly BillingLine[];
  readonly people: People | undefined;
  readonly feeCodes: FeeCodes;
  readonly today: string;
  readonly exportedAt: ReadonlyMap<string, number>;
}

/** Names beside ids, and what there is to check. */
export async function rowsOf(of: RowsOf, signal: AbortSignal): Promise<ReportRow[]> {
  const { lines, people, today } = of;
  const nameOf = (id: string): string => people?.staff.get(id)?.internalName ?? id;
  const pace = new Pace(signal);
  const checksOf = checker(of);
  await pace.rest();
  const row = (line: BillingLine): ReportRow => ({
    line,
    provider: nameOf(line.providerId),
    writer: nameOf(line.enteredBy),
    daysLeft: daysToClaim(line.serviceDate, today),
    checks: checksOf(line),
  });
  return mapAtPace(lines, row, pace);
}

function checker({ lines, feeCodes, today, exportedAt }: RowsOf): (line: BillingLine) => Check[] {
  const repeats = repeatsOf(lines);
  const codes = new Set(lines.map(({ feeCode }) => feeCode));
  const unlisted = new Set([...codes].filter((code) => faultOfFeeCode(code, feeCodes)));
  return ({ id, voidedAt, late, feeCode, serviceDate }) => {
    if (voidedAt !== undefined) return [exportedAt.has(id) ? 'voided-exported' : 'voided'];
    const checks: readonly (readonly [Check, boolean])[] = [
      ['late', late],
      ['repeat', repeats.has(id)],
      ['unlisted', unlisted.has(feeCode)],
      ['stale', daysToClaim(serviceDate, today) < 0],
    ];
    return checks.filter(([, applies]) => applies).map(([check]) => check);
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
}

/** The rows of one provider, or of all, in the order that the reader chose; among equals the newest first. */
export async function arrange(
  rows: readonly ReportRow[],
  order: Order,
  { providerId, locale }: { readonly providerId: string; readonly locale: string },
  signal: AbortSignal,
): Promise<Arranged> {
  const isWanted = ({ line }: ReportRow): boolean => line.providerId === providerId;
  const wanted = providerId === '' ? rows : rows.filter(isWanted);
  const compare = comparing(order.column, new Intl.Collator(locale));
  const sign = order.descending ? -1 : 1;
  const pace = new Pace(signal);
  const sorted = await sortAtPace(
    wanted,
    (a, b) => sign * compare(a, b) || byService(b.line, a.line),
    pace,
  );
  await pace.rest();
  return { rows: sorted, widest: widestOf(sorted) };
}

function widestOf(rows: readonly ReportRow[]): ReportRow | undefined {
  const [first] = rows;
  if (first === undefined) return undefined;
  const longest = (of: (row: ReportRow) => { readonly length: number }): ReportRow =>
    rows.reduce((one, other) => (of(other).length > of(one).length ? other : one), first);
  const { patient } = longest(({ line }) => line.patient.name).line;
  const { feeCode } = longest(({ line }) => line.feeCode).line;
  return {
    line: { ...first.line, patient, feeCode },
    provider: longest(({ provider }) => provider).provider,
    writer: longest(({ writer }) => writer).writer,
    daysLeft: rows.reduce((least, { daysLeft }) => Math.min(least, daysLeft), first.daysLeft),
    checks: longest(({ checks }) => checks).checks,
  };
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
