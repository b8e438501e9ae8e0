import type { Change, PutChange } from '../model/change.js';
import type { Member } from '../model/conversation.js';
import { planAttachments } from './attachment-plan.js';
import { planBillingLines, type BillingPlan } from './billing-plan.js';
import { planComments } from './comment-plan.js';
import { planConversation, type PlannedConversation } from './conversation-plan.js';
import type {
  AttachmentRow,
  CommentRow,
  PersonRow,
  Store,
  ThreadRow,
  TombstoneRow,
} from './database.js';
import { isFresh, isPerson, keyOf, readHeld, threadOf, type Held } from './held-rows.js';
import type { RowPlan } from './row-plan.js';

/** Everything a batch of changes writes, sealed and ready; valid while `applied` has not moved. */
export interface ChangePlan {
  readonly applied: number;
  /** As it was before. */
  readonly member: Member;
  readonly attachments: RowPlan<AttachmentRow>;
  readonly comments: RowPlan<CommentRow>;
  readonly billingLines: BillingPlan;
  readonly conversations: readonly PlannedConversation[];
  readonly removedConversations: readonly string[];
  readonly threads: readonly ThreadRow[];
  readonly removedThreads: readonly [string, number][];
  readonly people: readonly PersonRow[];
  readonly removedPeople: readonly string[];
  readonly tombstones: readonly TombstoneRow[];
  readonly revived: readonly string[];
}

/**
 * Reads what the changes touch and seals what they will write. `fullPull`: rows are taken whatever their
 * version, because the server may have lost and restored its data.
 */
export async function planChanges(
  store: Store,
  changes: readonly Change[],
  fullPull: boolean,
): Promise<ChangePlan> {
  const held = await readHeld(store, changes);
  const fresh = newestOfEach(changes).filter((change) => fullPull || isFresh(change, held));
  const gone = fresh.filter((change) => change.op === 'delete');
  const removed = new Set(gone.filter(isConversation).map(({ id }) => id));
  const touched = [...new Set(fresh.flatMap(threadOf))].filter((id) => !removed.has(id));
  const parts = await Promise.all(
    touched.map((id) => planConversation(store, id, fresh, { held, fullPull })),
  );
  return {
    applied: held.applied,
    member: held.member,
    conversations: parts.flatMap(({ conversation }) => (conversation ? [conversation] : [])),
    removedConversations: [...removed],
    threads: parts.flatMap(({ threads }) => threads),
    removedThreads: parts.flatMap(({ removedThreads }) => removedThreads),
    attachments: await planAttachments(store, { fresh, held, fullPull }),
    comments: await planComments(store, { fresh, held, fullPull }),
    billingLines: await planBillingLines(store, { fresh, held, fullPull }, removed),
    people: await Promise.all(fresh.filter(isPersonPut).map((put) => sealPerson(store, put, held))),
    removedPeople: gone.filter((change) => isPerson(change)).map(keyOf),
    tombstones: gone.map((change) => ({
      id: keyOf(change),
      version: change.version,
      at: store.now(),
    })),
    revived: fresh
      .filter(({ op }) => op === 'put')
      .map(keyOf)
      .filter((key) => held.tombstones.has(key)),
  };
}

async function sealPerson(
  store: Store,
  put: Extract<PutChange, { kind: 'staff' | 'workgroup' }>,
  { generation }: Held,
): Promise<PersonRow> {
  const id = keyOf(put);
  const sealed = await store.vault.seal('people', id, put.value);
  return { id, version: put.version, generation, sealed };
}

/** A batch may name a row twice; only its newest word counts. */
function newestOfEach(changes: readonly Change[]): Change[] {
  const newest = new Map<string, Change>();
  for (const change of changes) {
    const known = newest.get(keyOf(change));
    if (known === undefined || change.version >= known.version) newest.set(keyOf(change), change);
  }
  return [...newest.values()];
}

function isConversation(change: Change): boolean {
  return change.kind === 'conversation';
}

function isPersonPut(
  change: Change,
): change is Extract<PutChange, { kind: 'staff' | 'workgroup' }> {
  return change.op === 'put' && isPerson(change);
}
