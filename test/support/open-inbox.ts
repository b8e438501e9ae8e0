import { sendReply } from '../../src/commands/send-reply.js';
import { storeOf, type Intray, type IntrayStatus } from '../../src/page/intray.js';
import type { Store } from '../../src/store/database.js';
import { live } from '../../src/store/live.js';
import { unfinishedEntries } from '../../src/store/outbox.js';
import { DEFAULT_OPTIONS } from './server-rows.js';
import { firstView } from './test-store.js';

/** Resolves with the first status that is as wanted. */
export function statusOf(
  intray: Intray,
  wanted: (status: IntrayStatus) => boolean,
): Promise<IntrayStatus> {
  const { promise, resolve } = Promise.withResolvers<IntrayStatus>();
  const look = (): void => {
    if (wanted(intray.status)) resolve(intray.status);
  };
  intray.addEventListener('intray-status-changed', look);
  look();
  return promise.finally(() => {
    intray.removeEventListener('intray-status-changed', look);
  });
}

export function openStoreOf(intray: Intray): Store {
  const store = storeOf(intray);
  if (store === undefined) throw new Error('Nobody’s store is open.');
  return store;
}

/** Synced and open. */
export async function inboxOf(intray: Intray): Promise<Store> {
  await statusOf(intray, ({ lastSyncedAt, online }) => lastSyncedAt !== null && online);
  return openStoreOf(intray);
}

/** Queues a reply in the first conversation of the sample clinic, without an undo window. */
export async function queueReply(store: Store, body: string): Promise<void> {
  const row = await store.db.conversations.get('c-001');
  const messageId = row?.base.lastMessageId ?? null;
  const basedOn = { messageId, assignee: row?.base.assignee ?? null, state: 'open' } as const;
  const reply = { conversationId: 'c-001', body, options: DEFAULT_OPTIONS, basedOn, undoMs: 0 };
  await sendReply(store, reply);
}

/** Nothing waits in the outbox any more. */
export async function allArrived({ db }: Store): Promise<void> {
  await firstView<number>(
    (next, fail) =>
      live(
        () => unfinishedEntries(db),
        (rows) => Promise.resolve(rows.length),
        { next, fail },
      ),
    (left) => left === 0,
  );
}
