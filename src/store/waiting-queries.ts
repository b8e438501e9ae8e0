import { isUnfinished } from '../model/outbox-entry.js';
import { openQueued } from './comment-queries.js';
import { openView, readRows, type ConversationRows } from './conversation-queries.js';
import type { Store } from './database.js';
import { readList, type ListQuery } from './list-rows.js';
import { live } from './live.js';
import { openDirectory } from './people.js';
import { snapshot } from './transaction.js';
import type { WaitingConversation, WaitingList } from './views.js';

interface WaitingRows {
  readonly rows: readonly ConversationRows[];
  readonly total: number;
}

/**
 * Follows everything that is not settled yet, by conversation, with what a person needs to decide about it; marks
 * and audit events look after themselves. `limit` counts conversations. Reads only this device.
 */
export function watchWaiting(
  store: Store,
  query: Omit<ListQuery, 'view'>,
  next: (list: WaitingList) => void,
  fail: (error: unknown) => void,
): () => void {
  return live(
    () => snapshot(store, () => readWaiting(store, query)),
    async ({ rows, total }) => ({ conversations: await openAll(store, rows), total }),
    { next, fail },
  );
}

async function readWaiting(store: Store, query: Omit<ListQuery, 'view'>): Promise<WaitingRows> {
  const { conversations, total } = await readList(store, { ...query, view: 'waiting' });
  const rows: ConversationRows[] = [];
  for (const { id } of conversations) rows.push(await readRows(store, id));
  return { rows, total };
}

async function openAll(
  store: Store,
  rows: readonly ConversationRows[],
): Promise<WaitingConversation[]> {
  const opened = await Promise.allSettled(rows.map((one) => openOne(store, one)));
  // A damaged conversation is left out, so that it never hides what waits in the others.
  return opened.flatMap((one) => (one.status === 'fulfilled' && one.value ? [one.value] : []));
}

async function openOne(
  store: Store,
  rows: ConversationRows,
): Promise<WaitingConversation | undefined> {
  const view = await openView(store, rows);
  if (view === undefined) return undefined;
  const directory = await openDirectory(store, rows.people);
  const unfinished = rows.entries.filter(isUnfinished);
  const queued = await Promise.all(unfinished.map((entry) => openQueued(store, entry, directory)));
  return { view, comments: queued.flat() };
}
