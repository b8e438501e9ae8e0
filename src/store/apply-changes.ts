import type { Change } from '../model/change.js';
import type { Member } from '../model/conversation.js';
import type { Workgroup } from '../model/session.js';
import { writeAttachments } from './attachment-plan.js';
import { removeUnnamedFiles } from './attachments.js';
import { noteFullPull, writeBillingLines } from './billing-plan.js';
import { writeComments } from './comment-plan.js';
import { planChanges, type ChangePlan } from './change-plan.js';
import type { ConversationRow, OutboxRow, Store } from './database.js';
import { settleFilings } from './filings.js';
import { patchSync, readMeta, readSync, type SyncState } from './meta.js';
import { asShown, readMember, unfinishedAmong } from './outbox.js';
import { removeConversation } from './remove-conversation.js';
import { withShortLock } from './short-lock.js';
import { inOneTransaction } from './transaction.js';

/** Each failure means that somebody else's batch was written: one of the two always gets on. */
const ATTEMPTS = 20;

export interface ApplyOptions {
  /** The page is part of a full pull: its rows are taken whatever their version. */
  readonly fullPull?: boolean;
  /** The last page of a full pull: rows that it did not name are removed. */
  readonly complete?: boolean;
  /** Written in the same transaction as the rows: the cursor that covers them. */
  readonly sync?: Partial<SyncState>;
  /** Where the page began; if another tab has moved on since, the page is old news and nothing is written. */
  readonly from?: { readonly cursor: string | undefined; readonly generation: number };
  /** More work for the same transaction, before conversations are shown anew: the outcome of a write. */
  readonly within?: () => Promise<void>;
  /** Conversations to show anew though no row of theirs changed. */
  readonly showAgain?: readonly string[];
}

/**
 * Writes what the server told, all of it or nothing. Older versions are ignored, queued work stays on top of
 * the new truth. Batches are applied one at a time; a frozen tab that holds the lock is not waited for.
 */
export function applyChanges(
  store: Store,
  changes: readonly Change[],
  options: ApplyOptions = {},
): Promise<void> {
  return withShortLock(`intray-apply:${store.name}`, async () => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const plan = await planChanges(store, changes, options.fullPull ?? false);
      const member = await memberAfter(store, plan, changes, options);
      if (await commit(store, plan, member, options)) return;
    }
    throw new Error('Server rows could not be applied: others keep writing.');
  });
}

async function commit(
  store: Store,
  plan: ChangePlan,
  member: Member,
  options: ApplyOptions,
): Promise<boolean> {
  const { db } = store;
  return inOneTransaction(store, async () => {
    if (((await readMeta(db, 'applied')) ?? 0) !== plan.applied) return false;
    if (options.from && !(await isAt(store, options.from))) return true;
    await db.meta.put({ key: 'applied', value: plan.applied + 1 });
    await writePlan(store, plan);
    await options.within?.();
    if (options.sync) await patchSync(db, options.sync);
    if (options.complete) await removeUnnamed(store);
    if (options.complete || plan.people.length > 0 || plan.removedPeople.length > 0)
      await db.meta.put({ key: 'people', value: plan.applied + 1 });
    const unfinished = await showConversations(store, plan, member, options.showAgain ?? []);
    await settleFilings(store, unfinished);
    return true;
  });
}

async function isAt({ db }: Store, from: NonNullable<ApplyOptions['from']>): Promise<boolean> {
  const { cursor, generation } = await readSync(db);
  return cursor === from.cursor && generation === from.generation;
}

async function writePlan(store: Store, plan: ChangePlan): Promise<void> {
  const { db } = store;
  await writeAttachments(db, plan.attachments);
  await writeComments(db, plan.comments);
  await writeBillingLines(store, plan.billingLines);
  for (const id of plan.removedConversations) await removeConversation(db, id);
  await db.threads.bulkDelete([...plan.removedThreads]);
  await db.threads.bulkPut([...plan.threads]);
  await db.people.bulkDelete([...plan.removedPeople]);
  await db.people.bulkPut([...plan.people]);
  await db.tombstones.bulkDelete([...plan.revived]);
  await db.tombstones.bulkPut([...plan.tombstones]);
}

/** Gives what is not settled yet of all that it shows. */
async function showConversations(
  store: Store,
  plan: ChangePlan,
  member: Member,
  again: readonly string[],
): Promise<readonly OutboxRow[]> {
  const { db } = store;
  const before = await readMember(store);
  const planned = new Map(plan.conversations.map((row) => [row.id, row]));
  const others = sameGroups(before, member)
    ? await db.conversations.bulkGet(again.filter((id) => !planned.has(id)))
    : await db.conversations.filter(({ id }) => !planned.has(id)).toArray();
  const rows = [...plan.conversations, ...others.filter((row) => row !== undefined)];
  const ids = rows.map(({ id }) => id);
  const unfinished = await unfinishedAmong(db, ids);
  const present = await db.conversations.bulkGet(ids);
  const shown: ConversationRow[] = rows.map((row, at) => {
    const own = unfinished.filter((entry) => entry.conversationId === row.id);
    const { id, version, generation, base, sealed, assignedAt, recordCopies } = row;
    // What was opened on this device the server may never name, or not yet.
    const openedAt = Math.max(row.openedAt ?? 0, present[at]?.openedAt ?? 0);
    const bodyGone = present[at]?.bodyGone;
    const told = { id, version, generation, base, sealed, assignedAt, recordCopies };
    const kept = { ...told, openedAt, ...(bodyGone && { bodyGone }) };
    return { ...kept, ...asShown(kept, own, member) };
  });
  await db.conversations.bulkPut(shown);
  if (!sameGroups(before, member)) await db.meta.put({ key: 'member', value: member.workgroups });
  return unfinished;
}

/** Rows of an earlier generation are what the server did not name any more. Outbox and drafts are kept. */
async function removeUnnamed(store: Store): Promise<void> {
  const { db } = store;
  const { generation } = await readSync(db);
  const unnamed = await db.conversations.filter((row) => row.generation < generation).primaryKeys();
  await db.conversations.bulkDelete(unnamed);
  const gone = new Set(unnamed);
  await db.notices.filter((row) => gone.has(row.conversationId)).delete();
  await db.threads.filter((row) => row.generation < generation).delete();
  await removeUnnamedFiles(db, generation);
  await db.comments.filter((row) => row.generation < generation).delete();
  await noteFullPull(store, generation);
  await db.people.filter((row) => row.generation < generation).delete();
}

/** My workgroups once the plan is written, because they decide which lists a conversation stands in. */
async function memberAfter(
  store: Store,
  plan: ChangePlan,
  changes: readonly Change[],
  options: ApplyOptions,
): Promise<Member> {
  const before = plan.member;
  const concerned = changes.some(({ kind }) => kind === 'workgroup') || options.complete;
  if (!concerned) return before;
  const { generation } = await readSync(store.db);
  const replaced = new Set([...plan.removedPeople, ...plan.people.map(({ id }) => id)]);
  const kept = (await store.db.people.toArray()).filter(
    (row) => !replaced.has(row.id) && !(options.complete && row.generation < generation),
  );
  const rows = [...kept, ...plan.people].filter(({ id }) => id.startsWith('workgroup:'));
  const opened = await Promise.allSettled(
    rows.map((row) => store.vault.open<Workgroup>('people', row.id, row.sealed)),
  );
  const groups = opened.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const mine = groups.filter(({ memberIds }) => memberIds.includes(store.userId));
  const workgroups = mine.map(({ id, countsForMe }) => ({ id, countsForMe }));
  return { ...before, workgroups };
}

function sameGroups(one: Member, other: Member): boolean {
  return JSON.stringify(one.workgroups) === JSON.stringify(other.workgroups);
}
