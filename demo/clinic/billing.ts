import { cycleOf, dayIn, type CycleDays } from './billing-cycle.js';
import type { ClinicRun } from './clinic-run.js';
import { Problem } from './problem.js';
import type { BillingLineRow, ConversationRow } from './row.js';
import { TENANT } from './session.js';
import { isVisible } from './visibility.js';
import type { WireBillingLine } from './wire.js';

export interface Billed {
  readonly messageId: string;
  readonly enteredBy: string;
  readonly feeCode: string;
  /** Absent: who wrote the reply. */
  readonly billingProviderId?: string | undefined;
  readonly composedAt: string;
}

/** The line of an accepted message. Its day is that of acceptance, in the clinic's zone. */
export function bill(run: ClinicRun, row: ConversationRow, billed: Billed): BillingLineRow {
  const { billingProviderId, ...entry } = billed;
  const serviceDate = dayIn(TENANT.timeZone, run.now());
  const cycle = cycleOf(run.settings.billingCycle, serviceDate).id;
  const { id, name } = row.value.patient;
  const value = {
    ...entry,
    id: crypto.randomUUID(),
    conversationId: row.value.id,
    patient: { id, name },
    providerId: billingProviderId ?? billed.enteredBy,
    serviceDate,
    cycle,
    late: dayIn(TENANT.timeZone, Date.parse(billed.composedAt)) < cycle,
  };
  const line: BillingLineRow = { kind: 'billing-line', version: 0, value };
  row.billingLines.push(line);
  run.billingLines.push(line);
  return line;
}

/** A cycle's report: the present one where none is named. A line stays though its conversation is gone. */
export function billingReport(run: ClinicRun, staffId: string, id: string | null) {
  const cycle = cycleNamed(run, id ?? dayIn(TENANT.timeZone, run.now()));
  const lines = run.billingLines.map(({ value }) => value);
  const seen = lines.filter((line) => line.cycle === cycle.id && isSeen(run, line, staffId));
  return { cycle, lines: seen };
}

/** Only the server takes a line back, and it stays in the report. */
export function voidLine(run: ClinicRun, id: string): WireBillingLine {
  const line = run.billingLines.find(({ value }) => value.id === id);
  if (!line) throw new Problem(404, 'gone', 'There is no such line.');
  line.value.voidedAt ??= new Date(run.now()).toISOString();
  if (line.version > 0) run.log.note(line);
  return line.value;
}

/** Named by any of its days. */
function cycleNamed(run: ClinicRun, day: string): CycleDays {
  const isDay = /^\d{4}-\d\d-\d\d$/u.test(day) && !Number.isNaN(Date.parse(day));
  if (isDay) return cycleOf(run.settings.billingCycle, day);
  throw new Problem(400, 'invalid', 'cycle is the first day of a cycle, as 2026-11-01.');
}

function isSeen(run: ClinicRun, { conversationId }: WireBillingLine, staffId: string): boolean {
  const row = run.conversations.get(conversationId);
  return row === undefined || isVisible(row, staffId);
}
