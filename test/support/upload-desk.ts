import { attachFile } from '../../src/commands/attach-file.js';
import { sendReply } from '../../src/commands/send-reply.js';
import { applyChanges } from '../../src/store/apply-changes.js';
import type { OutboxRow, Store } from '../../src/store/database.js';
import { saveSession } from '../../src/store/meta.js';
import { entryOf } from '../../src/store/outbox.js';
import type { Answer } from '../../src/sync/backend.js';
import { drain } from '../../src/sync/push.js';
import { wholeSession } from '../../src/sync/whole-session.js';
import { ManualClock } from './manual-clock.js';
import { ScriptedBackend, sessionAnswer } from './scripted-backend.js';
import { DEFAULT_OPTIONS, SESSION, unreadConversation } from './server-rows.js';
import { someFile } from './some-file.js';
import { openTestStore } from './test-store.js';

export const KIB = 1024;

export interface UploadDesk {
  readonly store: Store;
  readonly clock: ManualClock;
  readonly backend: ScriptedBackend;
  readonly push: (eager?: boolean, signal?: AbortSignal) => Promise<void>;
}

export function pushing(store: Store, backend: ScriptedBackend): UploadDesk['push'] {
  return (eager = false, signal) => {
    const owner = crypto.randomUUID();
    const context = { store, backend, door: wholeSession, owner, random: () => 0.5 };
    return drain(signal ? { ...context, signal } : context, { eager });
  };
}

export async function openDesk(): Promise<UploadDesk> {
  const clock = new ManualClock();
  const store = await openTestStore({ clock });
  const backend = new ScriptedBackend();
  backend.onSession = () => sessionAnswer({ now: clock.now() });
  await saveSession(store, SESSION);
  await applyChanges(store, [...unreadConversation('c1'), ...unreadConversation('c2')]);
  return { store, clock, backend, push: pushing(store, backend) };
}

/** Queues a reply with one file of as many parts; the file's id is the server's at first. */
export async function queue(
  store: Store,
  parts: number,
  conversationId = 'c1',
): Promise<{ id: string; fileId: string; file: File }> {
  const file = someFile('form.pdf', parts * 256 * KIB - 5);
  const attached = await attachFile(store, { conversationId, file });
  if (!('id' in attached)) throw new Error(attached.refused);
  const id = await reply(store, conversationId, [attached.id]);
  return { id, fileId: attached.id, file };
}

export function reply(
  store: Store,
  conversationId: string,
  fileIds: readonly string[] = [],
): Promise<string> {
  const basedOn = { messageId: `${conversationId}-m1`, assignee: null, state: 'open' } as const;
  const words = { conversationId, body: 'Please sign.', options: DEFAULT_OPTIONS, basedOn };
  return sendReply(store, { ...words, undoMs: 0, fileIds });
}

export function entry(store: Store, id: string): Promise<OutboxRow | undefined> {
  return entryOf(store.db, id);
}

export async function stateOf(store: Store, id: string): Promise<string | undefined> {
  return (await entry(store, id))?.state;
}

export async function pushUntilAccepted(
  { store, clock, push }: UploadDesk,
  id: string,
): Promise<number> {
  for (let times = 1; times <= 60; times++) {
    await push();
    if ((await stateOf(store, id)) === 'accepted') return times;
    clock.advance(10_000);
  }
  throw new Error('It was never accepted.');
}

export function numbers(backend: ScriptedBackend): number[] {
  return backend.parts.map(({ part }) => part);
}

export async function bytesOf(file: File): Promise<Uint8Array> {
  return new Uint8Array(await file.arrayBuffer());
}

export function refuse(status: number, slug: string, detail = ''): Answer {
  return { kind: 'problem', status, slug, body: { detail } };
}
