import { askedBack } from '../model/outbox-decision.js';
import { isListed, isUnfinished, mayTakeBack } from '../model/outbox-entry.js';
import { removeFiles } from './attachments.js';
import { sealAudit } from './audit.js';
import type { OutboxRow, Store } from './database.js';
import { putEntry } from './enqueue.js';
import { entryOf, showAgain } from './outbox.js';
import { finishTakenBack } from './take-back.js';
import { inOneTransaction } from './transaction.js';
import { conversationsWithDrafts, readUnsentRows, type UnsentRows } from './unsent-work.js';

type Audit = Omit<OutboxRow, 'seq'>;

/**
 * Throws away all that is unsent, and queues for the clinic that it was, both or neither. What may have arrived ends
 * only by the server's word: it is asked for, and stays until then.
 */
export async function discardAll(store: Store): Promise<void> {
  const rows = await readUnsentRows(store);
  const listed = rows.entries.filter(isListed);
  const audits = new Map<string, Audit>();
  for (const { id, kind, conversationId } of listed)
    audits.set(id, await sealAudit(store, `${kind}-discarded`, conversationId));
  const ofDrafts: Audit[] = [];
  for (const conversationId of await conversationsWithDrafts(store, rows))
    ofDrafts.push(await sealAudit(store, 'draft-discarded', conversationId));
  await inOneTransaction(store, async () => {
    for (const { id } of rows.entries) await discardEntry(store, id, audits.get(id));
    await removeDrafts(store, rows);
    for (const audit of ofDrafts) await putEntry(store, audit);
  });
}

/** As it stands by now; `audit`: of what a person sees wait, and of nothing else. */
async function discardEntry(store: Store, id: string, audit: Audit | undefined): Promise<void> {
  const entry = await entryOf(store.db, id);
  if (entry === undefined || !isUnfinished(entry) || entry.kind === 'audit-event') return;
  if (audit === undefined) await letGo(store, entry);
  else if (mayTakeBack(entry)) {
    await finishTakenBack(store, { ...entry, withdraw: undefined });
    await putEntry(store, audit);
  } else {
    const asked = askedBack(entry, 'discard', store.now());
    if (asked) await store.db.outbox.put(asked);
    await showAgain(store, entry.conversationId);
  }
}

/** A mark says only what this person has seen. */
async function letGo({ db }: Store, entry: OutboxRow): Promise<void> {
  const { sealed, lease, ...kept } = entry;
  await db.outbox.put({ ...kept, state: 'withdrawn' });
}

/** A draft that has changed meanwhile stays, and is asked about. */
async function removeDrafts({ db }: Store, rows: UnsentRows): Promise<void> {
  for (const name of ['drafts', 'commentDrafts'] as const) {
    for (const { conversationId, savedAt } of rows[name]) {
      const now = await db[name].get(conversationId);
      if (now?.savedAt === savedAt) await db[name].delete(conversationId);
    }
  }
  const files = await db.attachments.bulkGet(rows.draftFiles.map(({ id }) => id));
  const ofDrafts = files.filter((row) => row?.upload && row.upload.replyId === undefined);
  await removeFiles(
    db,
    ofDrafts.flatMap((row) => (row ? [row.id] : [])),
  );
}
