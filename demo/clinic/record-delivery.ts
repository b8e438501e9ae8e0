import type { ClinicRun } from './clinic-run.js';
import type { ConversationRow } from './row.js';
import type { WireRecordCopy } from './wire.js';

/** A copy that is on its way to a record system. */
export interface Delivery {
  readonly row: ConversationRow;
  readonly copy: WireRecordCopy;
  /** Epoch milliseconds; infinite: until somebody behind the scenes settles it. */
  readonly dueAt: number;
  readonly outcome: 'filed' | 'failed';
}

/** How a record system answers in this run; `waits` leaves a copy pending. */
export interface DeliveryPlan {
  readonly outcome: Delivery['outcome'] | 'waits';
  readonly afterMs: number;
}

export const USUAL_DELIVERY: DeliveryPlan = { outcome: 'filed', afterMs: 2_000 };

export function startDelivery(run: ClinicRun, row: ConversationRow, copy: WireRecordCopy): void {
  const { outcome, afterMs } = run.delivery;
  const dueAt = outcome === 'waits' ? Infinity : run.now() + afterMs;
  const delivery = { row, copy, dueAt, outcome: outcome === 'failed' ? outcome : 'filed' } as const;
  run.deliveries = [...run.deliveries, delivery];
}

/** Ends the deliveries whose time has come. */
export function settleDue(run: ClinicRun): void {
  const now = run.now();
  for (const delivery of take(run, ({ dueAt }) => dueAt <= now)) {
    settle(run, delivery, delivery.outcome);
  }
}

/** Ends those of one conversation at once, whatever was planned. */
export function settleNow(
  run: ClinicRun,
  conversationId: string,
  outcome: Delivery['outcome'],
): void {
  const its = take(run, ({ row }) => row.value.id === conversationId);
  for (const delivery of its) settle(run, delivery, outcome);
}

function take(run: ClinicRun, isDue: (delivery: Delivery) => boolean): Delivery[] {
  const taken = run.deliveries.filter(isDue);
  run.deliveries = run.deliveries.filter((delivery) => !taken.includes(delivery));
  return taken;
}

function settle(run: ClinicRun, { row, copy }: Delivery, outcome: Delivery['outcome']): void {
  copy.state = outcome;
  copy.at = new Date(run.now()).toISOString();
  if (row.version > 0) run.log.note(row);
}
