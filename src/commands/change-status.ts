import type { Effect } from '../model/outbox-entry.js';
import type { BasedOn } from '../model/reply-options.js';
import type { Store } from '../store/database.js';
import { composedAt, putEntry, sealEntry, type Prepared } from '../store/enqueue.js';
import type { StatusChangeBody } from '../store/outbox.js';
import { inOneTransaction } from '../store/transaction.js';

export interface StatusChange {
  readonly conversationId: string;
  /** From the view on which the person pressed the button. */
  readonly basedOn: BasedOn;
  /** The queued work without which it must not happen. */
  readonly requires?: string | undefined;
}

/** What the contract says that closing and reopening set. */
const EFFECTS = {
  closed: { state: 'closed', patientCanReply: false, patientMayAttach: false, needsAnswer: false },
  open: { state: 'open', patientCanReply: true },
} satisfies Record<string, Effect>;

/** Queues a status change and shows it; resolves with its id once it is on disk. */
export async function changeStatus(
  store: Store,
  change: StatusChange,
  state: StatusChangeBody['state'],
): Promise<string> {
  const { id, put } = await prepareStatusChange(store, change, state);
  await inOneTransaction(store, put);
  return id;
}

/** Seals a status change; `put` belongs into a transaction over every table. */
export async function prepareStatusChange(
  store: Store,
  { conversationId, basedOn, requires }: StatusChange,
  state: StatusChangeBody['state'],
): Promise<Prepared> {
  const id = crypto.randomUUID();
  const at = await composedAt(store);
  const body: StatusChangeBody = { state, basedOn, composedAt: new Date(at).toISOString() };
  const entry = await sealEntry(store, {
    id,
    conversationId,
    kind: 'status-change',
    body: JSON.stringify(body),
    effect: EFFECTS[state],
    requires,
    composedAt: at,
    delayMs: 0,
  });
  return { id, put: () => putEntry(store, entry) };
}
