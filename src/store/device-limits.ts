import { Dexie } from 'dexie';

import { DAY_MS } from '../model/retry-delay.js';
import { filesOf } from './attachments.js';
import type { AttachmentRow, ConversationRow, IntrayDatabase, Store } from './database.js';
import { letGoOfBytes } from './file-rows.js';
import { readSession } from './meta.js';
import { hasOpenNotice } from './notices.js';
import { unfinishedOf } from './outbox.js';
import { removeConversation } from './remove-conversation.js';
import { inOneTransaction } from './transaction.js';

const MEGABYTE = 1_000_000;

/**
 * Keeps this device within what the session allows (`now`: the server's clock): conversations closed for longer than
 * `deviceDays` leave it, and bytes of files beyond `deviceMegabytes`, oldest first. Never what was written here and
 * is not sent, nor what somebody is still to be told of. Without a session nothing leaves.
 */
export async function keepWithinLimits(store: Store, now: number): Promise<void> {
  const retention = (await readSession(store))?.retention;
  if (!retention) return;
  // A session that an earlier version kept says nothing of days and megabytes.
  if (retention.deviceDays > 0) await removeClosed(store, now - retention.deviceDays * DAY_MS);
  if (retention.deviceMegabytes > 0)
    await removeBytesBeyond(store, retention.deviceMegabytes * MEGABYTE);
}

/** One transaction for each: what is written meanwhile is seen. */
async function removeClosed(store: Store, before: number): Promise<void> {
  const { db } = store;
  for (const { id } of await closedBefore(db, before)) {
    await inOneTransaction(store, async () => {
      const row = await db.conversations.get(id);
      if (row && isClosedBefore(row, before) && !(await isNeeded(db, id)))
        await removeConversation(db, id);
    });
  }
}

/** By index: whoever wrote last, it was closed after that. */
async function closedBefore(db: IntrayDatabase, before: number): Promise<ConversationRow[]> {
  const rows = await db.conversations
    .where('listedIn')
    .between(['closed', Dexie.minKey], ['closed', before])
    .toArray();
  return rows
    .filter((row) => isClosedBefore(row, before))
    .sort((a, b) => (a.closedAt ?? 0) - (b.closedAt ?? 0));
}

function isClosedBefore({ state, closedAt }: ConversationRow, before: number): boolean {
  return state === 'closed' && closedAt !== null && closedAt < before;
}

async function isNeeded(db: IntrayDatabase, id: string): Promise<boolean> {
  if ((await unfinishedOf(db, id)).length > 0) return true;
  if ((await db.drafts.get(id)) ?? (await db.commentDrafts.get(id))) return true;
  if ((await filesOf(db, id)).some(({ upload }) => upload !== undefined)) return true;
  return hasOpenNotice(db, id);
}

async function removeBytesBeyond(store: Store, limit: number): Promise<void> {
  const { attachments, blobs } = store.db;
  await inOneTransaction(store, async () => {
    const kept = await filesHere(store.db);
    let total = kept.reduce((sum, { size }) => sum + size, 0);
    for (const row of kept) {
      if (total <= limit) return;
      total -= row.size;
      await letGoOfBytes(store.db, row);
    }
  }, [attachments, blobs]);
}

/** Files that can be fetched again, those first that came first. Only keys of bytes are read. */
async function filesHere(db: IntrayDatabase): Promise<AttachmentRow[]> {
  const keys = await db.blobs.toCollection().primaryKeys();
  const rows = await db.attachments.bulkGet([...new Set(keys.map(([id]) => id))]);
  return rows
    .filter((row) => row !== undefined)
    .filter(({ here, upload }) => here && upload === undefined)
    .sort((a, b) => (a.hereSince ?? 0) - (b.hereSince ?? 0));
}
