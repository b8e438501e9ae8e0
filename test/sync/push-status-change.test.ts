import { expect } from '@open-wc/testing';

import { closeConversation } from '../../src/commands/close-conversation.js';
import { discardUnsent } from '../../src/commands/discard-unsent.js';
import { retryUnsent } from '../../src/commands/retry-unsent.js';
import { sendHeldAsIs } from '../../src/commands/send-held-as-is.js';
import { sendReply } from '../../src/commands/send-reply.js';
import type { BasedOn } from '../../src/model/reply-options.js';
import { applyChanges } from '../../src/store/apply-changes.js';
import type { OutboxRow, Store } from '../../src/store/database.js';
import { entryOf } from '../../src/store/outbox.js';
import type { Answer, WriteRequest } from '../../src/sync/backend.js';
import { drain } from '../../src/sync/push.js';
import { wholeSession } from '../../src/sync/whole-session.js';
import { ManualClock } from '../support/manual-clock.js';
import { accepted, ScriptedBackend, sessionAnswer } from '../support/scripted-backend.js';
import {
  conversation,
  DEFAULT_OPTIONS,
  message,
  NOON,
  unreadConversation,
} from '../support/server-rows.js';
import { deleteTestStores, openTestStore } from '../support/test-store.js';

const BASED_ON: BasedOn = { messageId: 'c1-m1', assignee: null, state: 'open' };
const MOVED_ON: Answer = { kind: 'problem', status: 409, slug: 'moved-on', body: {} };
const SILENCE: Answer = { kind: 'no-answer' };

interface Desk {
  readonly store: Store;
  readonly clock: ManualClock;
  readonly backend: ScriptedBackend;
  readonly push: () => Promise<void>;
  readonly close: () => Promise<string>;
  readonly reply: () => Promise<string>;
}

async function openDesk(): Promise<Desk> {
  const clock = new ManualClock();
  const store = await openTestStore({ clock });
  const backend = new ScriptedBackend();
  backend.onSession = () => sessionAnswer({ now: clock.now() });
  await applyChanges(store, unreadConversation('c1'));
  const change = { conversationId: 'c1', basedOn: BASED_ON };
  return {
    store,
    clock,
    backend,
    push: () => drain({ store, backend, door: wholeSession, owner: 'desk', random: () => 0.5 }),
    close: () => closeConversation(store, change),
    reply: () => sendReply(store, { ...change, body: 'Yes.', options: DEFAULT_OPTIONS, undoMs: 0 }),
  };
}

async function entry(store: Store, id: string): Promise<OutboxRow> {
  return (await entryOf(store.db, id)) as OutboxRow;
}

/** The server closes it: the answer brings the row as it now stands. */
function closedBy({ id }: WriteRequest): Answer {
  const { value, ...put } = conversation('c1', { state: 'closed' }, 2);
  const rfc = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  const { assignedBy, closedAt, ...rest } = value;
  const row = { ...rest, createdAt: rfc(value.createdAt), recordCopies: [] };
  const changes = [{ ...put, value: row }];
  return { kind: 'answered', body: { id, acceptedAt: rfc(NOON), changes } };
}

suite('a status change in the outbox', () => {
  teardown(deleteTestStores);

  test('is sent once, under its own kind, and stays closed by the server’s word', async () => {
    const { store, backend, push, close } = await openDesk();
    backend.onWrite = closedBy;
    const id = await close();
    await push();
    await push();
    expect(backend.writes.map((write) => [write.kind, write.id])).to.deep.equal([
      ['status-change', id],
    ]);
    expect((await entry(store, id)).state).to.equal('accepted');
    expect((await store.db.conversations.get('c1'))?.base.state).to.equal('closed');
  });

  test('leaves after the reply that was queued before it', async () => {
    const { backend, push, close, reply } = await openDesk();
    const order = [await reply(), await close()];
    let atOnce = 0;
    backend.onWrite = async (request) => {
      const before = backend.writes.length;
      for (let frame = 0; frame < 10; frame++) {
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      atOnce = Math.max(atOnce, backend.writes.length - before);
      return accepted(request);
    };
    await push();
    expect(backend.writes.map(({ id }) => id)).to.deep.equal(order);
    expect(atOnce).to.equal(0);
  });

  test('waits behind a reply that is held, and the conversation stays open', async () => {
    const { store, backend, push, close, reply } = await openDesk();
    backend.onWrite = (request) => (request.kind === 'reply' ? MOVED_ON : accepted(request));
    await reply();
    const id = await close();
    await push();
    const { state, attempts } = await entry(store, id);
    expect([state, attempts]).to.deep.equal(['waiting', 0]);
    expect((await store.db.conversations.get('c1'))?.state).to.equal('open');
  });

  test('is held where the patient wrote meanwhile, and goes as it is on what is seen now', async () => {
    const { store, backend, push, close } = await openDesk();
    backend.onWrite = () => MOVED_ON;
    const id = await close();
    await push();
    expect((await entry(store, id)).state).to.equal('held');
    expect((await store.db.conversations.get('c1'))?.state).to.equal('open');
    await applyChanges(store, [message('c1', 'c1-m2', { sentAt: NOON + 1 })]);
    backend.onWrite = accepted;
    await sendHeldAsIs(store, id, { ...BASED_ON, messageId: 'c1-m2' });
    expect((await store.db.conversations.get('c1'))?.state).to.equal('closed');
    await push();
    const bodies = backend.writes.map(({ body }) => JSON.parse(body) as { basedOn: BasedOn });
    expect(bodies.map(({ basedOn }) => basedOn.messageId)).to.deep.equal(['c1-m1', 'c1-m2']);
    expect(new Set(backend.writes.map((write) => write.id)).size).to.equal(1);
    expect((await entry(store, id)).state).to.equal('accepted');
  });

  test('that was held ends by Discard alone, and what waited behind it leaves', async () => {
    const { store, backend, push, close, reply } = await openDesk();
    backend.onWrite = (request) => (request.kind === 'reply' ? accepted(request) : MOVED_ON);
    const id = await close();
    const behind = await reply();
    await push();
    expect((await entry(store, behind)).attempts).to.equal(0);
    expect(await discardUnsent(store, id)).to.equal(true);
    await push();
    expect((await entry(store, behind)).state).to.equal('accepted');
    const kinds = backend.writes.map(({ kind }) => kind);
    expect(kinds).to.deep.equal(['status-change', 'reply', 'audit-event']);
  });

  test('that is not allowed is refused after one fresh session, and Retry sends the same bytes', async () => {
    const { store, backend, push, close } = await openDesk();
    const body = { detail: 'Only nurses close conversations.' };
    backend.onWrite = () => ({ kind: 'problem', status: 403, slug: 'not-allowed', body });
    const id = await close();
    await push();
    expect((await entry(store, id)).state).to.equal('refused');
    expect(backend.sessions).to.equal(1);
    backend.onWrite = accepted;
    await retryUnsent(store, id);
    await push();
    expect((await entry(store, id)).state).to.equal('accepted');
    expect(new Set(backend.writes.map((write) => write.body)).size).to.equal(1);
  });

  test('of a conversation that is gone is refused', async () => {
    const { store, backend, push, close } = await openDesk();
    backend.onWrite = () => ({ kind: 'problem', status: 410, slug: 'gone', body: {} });
    const id = await close();
    await push();
    const { state, lastError } = await entry(store, id);
    expect([state, lastError?.reason]).to.deep.equal(['refused', 'gone']);
  });

  test('whose answer was lost is asked for again by its id, and cannot be discarded meanwhile', async () => {
    const { store, backend, push, close, clock } = await openDesk();
    backend.onWrite = () => SILENCE;
    const id = await close();
    await push();
    expect(await discardUnsent(store, id)).to.equal(false);
    backend.onWrite = closedBy;
    clock.advance(5_000);
    await push();
    const [first, second] = backend.writes;
    expect(second).to.deep.equal(first);
    expect((await entry(store, id)).state).to.equal('accepted');
  });
});
