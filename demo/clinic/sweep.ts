import type { ClinicRun } from './clinic-run.js';
import { settleDue } from './record-delivery.js';
import type { AttachmentRow } from './row.js';

const DAY_MS = 86_400_000;

/** Does what has become due on this clinic's clock since somebody last asked for anything. */
export function sweep(run: ClinicRun): void {
  const now = run.now();
  for (const row of run.files.files) {
    if (dueAt(row) <= now) deleteBytes(run, row);
  }
  settleDue(run);
  dropUnused(run, now - run.settings.limits.rememberWritesDays * DAY_MS);
}

/** When something becomes due next, epoch milliseconds; infinite: nothing does. */
export function nextDue(run: ClinicRun): number {
  const deliveries = run.deliveries.map((delivery) => delivery.dueAt);
  return Math.min(...run.files.files.map(dueAt), ...deliveries);
}

function dueAt({ value, bytes }: AttachmentRow): number {
  if (bytes === null || value.deleteAfter === undefined) return Infinity;
  return Date.parse(value.deleteAfter);
}

/** The bytes go, a stub stays: name, size, hash and the three times. */
function deleteBytes(run: ClinicRun, row: AttachmentRow): void {
  row.bytes = null;
  if (row.value.deleteAfter !== undefined) row.value.deletedAt = row.value.deleteAfter;
  run.log.note(row);
}

/** What no message refers to after so long never will be sent. */
function dropUnused(run: ClinicRun, before: number): void {
  for (const { value, keptAt } of run.files.files) {
    if (value.messageId === null && keptAt < before) run.files.drop(value.id);
  }
  for (const [id, { startedAt }] of run.files.uploads) {
    if (run.files.find(id) === undefined && startedAt < before) run.files.drop(id);
  }
}
