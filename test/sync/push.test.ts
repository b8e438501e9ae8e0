import { expect } from '@open-wc/testing';

import { discardUnsent } from '../../src/commands/discard-unsent.js';
import { markRead } from '../../src/commands/mark-read.js';
import { saveDraft } from '../../src/commands/save-draft.js';
import { sendHeldAsIs } from '../../src/commands/send-held-as-is.js';
import { undoReply } from '../../src/commands/undo-reply.js';
import { withdrawReply } from '../../src/commands/withdraw-reply.js';
import { DAY_MS, MINUTE_MS } from '../../src/model/retry-delay.js';
import { readDraft } from '../../src/store/drafts.js';
import { patchSync, readMeta, readSync } from '../../src/store/meta.js';
import { entryOf, unfinishedEntries } from '../../src/store/outbox.js';
import { restoreWithdrawn } from '../../src/store/restore-withdrawn.js';
import type { Answer, WriteRequest } from '../../src/sync/backend.js';
import { checkSession } from '../../src/sync/session-check.js';
import { wholeSession } from '../../src/sync/whole-session.js';
import { openDesk, reply, stateOf } from '../support/push-desk.js';
import { accepted, sessionAnswer } from '../support/scripted-backend.js';
import { NOON } from '../support/server-rows.js';
import { deleteTestStores, openTestStore } from '../support/test-store.js';

const SILENCE: Answer = { kind: 'no-answer' };

suite('the outbox', () => {
  teardown(deleteTestStores);

  test('sends a reply once and lets its bytes go', async () => {
    const { store, backend, push } = await openDesk('c1');
    const id = await reply(store, 'c1');
    await push();
    await push();
    expect(backend.writes.map((write) => write.id)).to.deep.equal([id]);
    const entry = await entryOf(store.db, id);
    expect([entry?.state, entry?.sealed]).to.deep.equal(['accepted', undefined]);
  });

  test('repeats the same id and the same bytes after silence, once the server answers again', async () => {
    const { store, backend, clock, push } = await openDesk('c1');
    backend.onWrite = () => SILENCE;
    const id = await reply(store, 'c1');
    await push();
    expect(await stateOf(store, id)).to.equal('waiting');
    backend.onWrite = accepted;
    clock.advance(5_000);
    await push();
    const [first, second] = backend.writes as [WriteRequest, WriteRequest];
    expect(second).to.deep.equal(first);
    expect(await stateOf(store, id)).to.equal('accepted');
  });

  test('asks a harmless question before it writes on a line that was dead', async () => {
    const { store, backend, push } = await openDesk('c1');
    backend.onSession = () => SILENCE;
    await patchSync(store.db, { offlineSince: store.now() });
    const id = await reply(store, 'c1');
    await push();
    expect(backend.writes).to.deep.equal([]);
    expect((await entryOf(store.db, id))?.attempts).to.equal(0);
  });

  test('waits for the undo window, also when the line comes back in it', async () => {
    const { store, backend, clock, push } = await openDesk('c1');
    const id = await reply(store, 'c1', 'Yes.', 10_000);
    await push(true);
    expect(backend.writes).to.deep.equal([]);
    clock.advance(10_000);
    await push();
    expect(await stateOf(store, id)).to.equal('accepted');
  });

  test('keeps the order within a conversation and never passes a waiting reply', async () => {
    const { store, backend, clock, push } = await openDesk('c1', 'c2');
    const first = await reply(store, 'c1', 'One');
    const second = await reply(store, 'c1', 'Two');
    const other = await reply(store, 'c2', 'Elsewhere');
    backend.onWrite = (request) =>
      request.id === first && backend.writes.length < 3
        ? { kind: 'problem', status: 503, slug: '', body: {} }
        : accepted(request);
    await push();
    expect(await stateOf(store, second)).to.equal('waiting');
    expect(await stateOf(store, other)).to.equal('accepted');
    clock.advance(5_000);
    await push();
    const order = backend.writes.map(({ id }) => id).filter((id) => id !== other);
    expect(order).to.deep.equal([first, first, second]);
  });

  test('sends several conversations at once, but no more than the server allows', async () => {
    const ids = Array.from({ length: 12 }, (_, n) => `c${n}`);
    const { store, backend, push } = await openDesk(...ids);
    for (const id of ids) await reply(store, id);
    let running = 0;
    let most = 0;
    backend.onWrite = async (request) => {
      most = Math.max(most, ++running);
      while (most < 4) await new Promise((resolve) => requestAnimationFrame(resolve));
      running -= 1;
      return accepted(request);
    };
    await push();
    expect(most).to.equal(4);
    expect(backend.writes.length).to.equal(12);
  });

  test('answers that come at once are written down together', async () => {
    const ids = ['c1', 'c2', 'c3', 'c4'];
    const { store, backend, push } = await openDesk(...ids);
    for (const id of ids) await reply(store, id);
    const { promise: all, resolve: answer } = Promise.withResolvers<undefined>();
    backend.onWrite = async (request) => {
      if (backend.writes.length === ids.length) answer(undefined);
      await all;
      return accepted(request);
    };
    const before = (await readMeta(store.db, 'applied')) ?? 0;
    await push();
    // The first alone, and whatever comes while it is written.
    expect(await readMeta(store.db, 'applied')).to.equal(before + 2);
    expect(await unfinishedEntries(store.db)).to.deep.equal([]);
  });

  test('what is taken back behind a reply that is under way keeps nothing behind it', async () => {
    const { store, backend, push } = await openDesk('c1');
    await reply(store, 'c1', 'One.');
    const second = await reply(store, 'c1', 'Two.');
    const third = await reply(store, 'c1', 'Three.');
    backend.onWrite = async (request) => {
      if (backend.writes.length === 1) await discardUnsent(store, second);
      return accepted(request);
    };
    await push();
    expect(await stateOf(store, second)).to.equal('withdrawn');
    expect(await stateOf(store, third)).to.equal('accepted');
  });

  test('two contexts at once send it once', async () => {
    const { store, backend, push } = await openDesk('c1');
    await reply(store, 'c1');
    await Promise.all([push(false, 'page'), push(false, 'worker'), push(false, 'service worker')]);
    expect(backend.writes.length).to.equal(1);
  });

  test('takes over from a context that was killed while sending', async () => {
    const { store, backend, push } = await openDesk('c1');
    const id = await reply(store, 'c1');
    const entry = await entryOf(store.db, id);
    const lease = { owner: 'killed', until: store.now() + 45_000, fence: 1 };
    await store.db.outbox.update(entry?.seq ?? 0, { state: 'sending', attempts: 1, lease });
    await push();
    expect(backend.writes.length).to.equal(1);
    expect(await stateOf(store, id)).to.equal('accepted');
  });

  test('a context that lost its lease settles nothing', async () => {
    const { store, backend, push } = await openDesk('c1');
    const id = await reply(store, 'c1');
    backend.onWrite = async () => {
      if (backend.writes.length > 1) return SILENCE;
      const entry = await entryOf(store.db, id);
      const lease = { owner: 'other', until: store.now() + 45_000, fence: 99 };
      await store.db.outbox.update(entry?.seq ?? 0, { lease });
      return { kind: 'problem', status: 422, slug: 'invalid', body: {} };
    };
    await push();
    expect(await stateOf(store, id)).to.equal('waiting');
  });

  test('holds a reply when the conversation moved on, blocks later ones, and sends it as it is', async () => {
    const { store, backend, push } = await openDesk('c1');
    const held = await reply(store, 'c1', 'First');
    const later = await reply(store, 'c1', 'Second');
    backend.onWrite = () => ({ kind: 'problem', status: 409, slug: 'moved-on', body: {} });
    await push();
    expect(await stateOf(store, held)).to.equal('held');
    expect((await store.db.conversations.get('c1'))?.needsAnswer).to.equal(true);
    await push(true);
    expect(backend.writes.length).to.equal(1);
    backend.onWrite = accepted;
    await sendHeldAsIs(store, held, { messageId: 'c1-m2', assignee: null, state: 'open' });
    await push();
    const sent = backend.writes.slice(1).map(({ id }) => id);
    expect(sent).to.deep.equal([held, later]);
    const basedOn = backend.writes[1]?.body.includes('"messageId":"c1-m2"');
    expect(basedOn).to.equal(true);
  });

  test('takes a held reply back for editing only when the server has said so', async () => {
    const { store, backend, push } = await openDesk('c1');
    const id = await reply(store, 'c1', 'My first thought');
    backend.onWrite = () => ({ kind: 'problem', status: 409, slug: 'moved-on', body: {} });
    await push();
    await saveDraft(store, { conversationId: 'c1', text: 'typed since', seen: undefined });
    await withdrawReply(store, id, 'edit');
    expect(await discardUnsent(store, id)).to.equal(false);
    backend.onWrite = accepted;
    await push();
    await Promise.all([restoreWithdrawn(store), restoreWithdrawn(store)]);
    expect(backend.writes.at(-1)?.body).to.equal('{"withdrawn":true}');
    expect((await readDraft(store, 'c1'))?.text).to.equal('My first thought\n\ntyped since');
    expect(await stateOf(store, id)).to.equal('withdrawn');
  });

  test('a withdraw that comes too late ends as sent', async () => {
    const { store, backend, push, clock } = await openDesk('c1');
    const id = await reply(store, 'c1');
    backend.onWrite = () => SILENCE;
    await push();
    await withdrawReply(store, id, 'discard');
    const answer = { id, acceptedAt: '2026-11-24T17:00:01.000Z', changes: [] };
    backend.onWrite = () => ({ kind: 'answered', body: answer });
    clock.advance(5_000);
    await push();
    expect(await stateOf(store, id)).to.equal('accepted');
  });

  test('undo before the first attempt restores the text, after it nothing is undone', async () => {
    const { store, backend, clock, push } = await openDesk('c1');
    const early = await reply(store, 'c1', 'Too quick', 10_000);
    expect(await undoReply(store, early)).to.equal(true);
    expect((await readDraft(store, 'c1'))?.text).to.equal('Too quick');
    const late = await reply(store, 'c1', 'Gone', 10_000);
    backend.onWrite = () => SILENCE;
    clock.advance(10_000);
    await push();
    expect(await undoReply(store, late)).to.equal(false);
    expect(await stateOf(store, late)).to.equal('waiting');
  });

  test('a sign-out parks all work, and only the same person resumes it', async () => {
    const { store, backend, push } = await openDesk('c1', 'c2');
    const ids = [await reply(store, 'c1'), await reply(store, 'c2')];
    backend.onWrite = () => ({ kind: 'problem', status: 401, slug: 'sign-in-needed', body: {} });
    await push();
    const states = await Promise.all(ids.map((id) => stateOf(store, id)));
    expect(states).to.deep.equal(['parked', 'parked']);
    const before = backend.writes.length;
    backend.onWrite = accepted;
    backend.onSession = () => sessionAnswer({ userId: 'sam-okafor' });
    await push(true);
    expect(backend.writes.length).to.equal(before);
    expect((await readSync(store.db)).signIn).to.equal('other-user');
    backend.onSession = () => sessionAnswer();
    await push(true);
    expect(await stateOf(store, ids[0] ?? '')).to.equal('accepted');
  });

  test('stops in the middle where somebody else signs in, also what waited for the network', async () => {
    const { store, backend, push } = await openDesk('c1');
    await reply(store, 'c1');
    const later = await reply(store, 'c1');
    const waitsForNetwork = { state: 'parked', lastError: { reason: 'not-ours' } } as const;
    await store.db.outbox.where({ id: later }).modify(waitsForNetwork);
    const session = (): Promise<Answer> => Promise.resolve(sessionAnswer({ userId: 'sam-okafor' }));
    backend.onWrite = async (request) => {
      await checkSession(store, { session }, wholeSession);
      return accepted(request);
    };
    await push();
    expect([backend.writes.length, await stateOf(store, later)]).to.deep.equal([1, 'parked']);
    backend.onWrite = accepted;
    await push(true);
    expect(await stateOf(store, later)).to.equal('accepted');
  });

  test('of one person does not leave where a colleague’s has just heard that they are signed in', async () => {
    const { store, backend, push } = await openDesk('c1');
    const id = await reply(store, 'c1');
    const sam = await openTestStore({ userId: 'sam-okafor' });
    backend.onSession = () => sessionAnswer({ userId: 'sam-okafor' });
    expect(await checkSession(sam, backend, wholeSession)).to.equal(true);
    await push();
    expect([backend.writes.length, await stateOf(store, id)]).to.deep.equal([0, 'parked']);
    backend.onSession = () => sessionAnswer();
    await push(true);
    expect(await stateOf(store, id)).to.equal('accepted');
  });

  test('nor does what stands behind it, where that is heard while it is on its way', async () => {
    const { store, backend, push } = await openDesk('c1');
    await reply(store, 'c1');
    const later = await reply(store, 'c1');
    const sam = await openTestStore({ userId: 'sam-okafor' });
    backend.onSession = () => sessionAnswer({ userId: 'sam-okafor' });
    backend.onWrite = async (request) => {
      await checkSession(sam, backend, wholeSession);
      return accepted(request);
    };
    await push();
    expect([backend.writes.length, await stateOf(store, later)]).to.deep.equal([1, 'waiting']);
  });

  test('Retry-After keeps every conversation quiet', async () => {
    const { store, backend, clock, push } = await openDesk('c1', 'c2');
    await reply(store, 'c1');
    backend.onWrite = () => {
      const busy = { kind: 'problem', status: 429, slug: '', body: {}, retryAfterMs: 7_000 };
      return busy as Answer;
    };
    await push();
    await reply(store, 'c2');
    await push(true);
    expect(backend.writes.length).to.equal(1);
    backend.onWrite = accepted;
    clock.advance(8_000);
    await push();
    expect(backend.writes.length).to.equal(3);
  });

  test('an unheard reply that the server may have forgotten is for a person to judge', async () => {
    const { store, backend, clock, push } = await openDesk('c1');
    const id = await reply(store, 'c1');
    backend.onWrite = () => SILENCE;
    await push();
    clock.advance(31 * DAY_MS);
    await push(true);
    expect(await stateOf(store, id)).to.equal('held');
    expect(backend.writes.length).to.equal(1);
  });

  test('reading lowers the number at once, offline too, and is told later', async () => {
    const { store, backend, push } = await openDesk('c1');
    await patchSync(store.db, { offlineSince: store.now() });
    await markRead(store, 'c1', { id: 'c1-m1', sentAt: NOON });
    expect((await store.db.conversations.get('c1'))?.unread).to.equal(0);
    await push(true);
    const [mark] = backend.writes;
    expect([mark?.kind, mark?.body.includes('"upTo":"c1-m1"')]).to.deep.equal(['read-mark', true]);
  });

  test('a refusal is shown with its reason and keeps the words', async () => {
    const { store, backend, push } = await openDesk('c1');
    const id = await reply(store, 'c1');
    const body = { detail: 'This conversation no longer exists.' };
    backend.onWrite = () => ({ kind: 'problem', status: 410, slug: 'gone', body });
    await push();
    const entry = await entryOf(store.db, id);
    expect([entry?.state, entry?.lastError?.reason]).to.deep.equal(['refused', 'gone']);
    expect(entry?.sealed).not.to.equal(undefined);
    expect(entry?.sealedDetail).not.to.equal(undefined);
  });

  test('a wish to take back that comes while the reply is on its way is not forgotten', async () => {
    const { store, backend, clock, push } = await openDesk('c1');
    const id = await reply(store, 'c1');
    backend.onWrite = async () => {
      await withdrawReply(store, id, 'discard');
      return SILENCE;
    };
    await push();
    backend.onWrite = accepted;
    clock.advance(5_000);
    await push();
    expect(backend.writes.at(-1)?.body).to.equal('{"withdrawn":true}');
    expect(await stateOf(store, id)).to.equal('withdrawn');
  });

  test('nothing is sent to another clinic where somebody has the same name', async () => {
    const { store, backend, push } = await openDesk('c1');
    const id = await reply(store, 'c1');
    await patchSync(store.db, { notOurs: true });
    backend.onSession = () => sessionAnswer({ tenantId: 'elsewhere' });
    await push(true);
    expect(backend.writes).to.deep.equal([]);
    expect(await stateOf(store, id)).to.equal('parked');
  });

  test('a reply that is too old leaves when a person says so, or is taken back', async () => {
    const { store, backend, clock, push } = await openDesk('c1', 'c2');
    const ids = [await reply(store, 'c1'), await reply(store, 'c2')] as const;
    backend.onWrite = () => SILENCE;
    await push();
    await push(true);
    clock.advance(31 * DAY_MS);
    await push(true);
    backend.onWrite = accepted;
    await sendHeldAsIs(store, ids[0], { messageId: 'c1-m1', assignee: null, state: 'open' });
    await withdrawReply(store, ids[1], 'discard');
    await push(true);
    const states = await Promise.all(ids.map((id) => stateOf(store, id)));
    expect(states).to.deep.equal(['accepted', 'withdrawn']);
  });

  test('work parked for a sign-in leaves though the sign-in was seen by somebody else', async () => {
    const { store, backend, push } = await openDesk('c1');
    const id = await reply(store, 'c1');
    backend.onWrite = () => ({ kind: 'problem', status: 401, slug: 'sign-in-needed', body: {} });
    await push();
    await patchSync(store.db, { signIn: undefined });
    backend.onWrite = accepted;
    await push();
    expect(await stateOf(store, id)).to.equal('accepted');
  });

  test('a stranger who answers every write is met with a growing pause, not a storm', async () => {
    const { store, backend, push } = await openDesk('c1');
    await reply(store, 'c1');
    backend.onWrite = () => ({ kind: 'not-ours', status: 405, signIn: false });
    for (let time = 0; time < 10; time++) await push();
    expect(backend.writes.length).to.equal(1);
  });

  test('a read mark that the server does not want asks nobody for a decision', async () => {
    const { store, backend, push } = await openDesk('c1');
    await markRead(store, 'c1', { id: 'c1-m1', sentAt: NOON });
    backend.onWrite = () => ({ kind: 'problem', status: 404, slug: 'gone', body: {} });
    await push();
    const marks = await store.db.outbox.toArray();
    expect(marks.map(({ state }) => state)).to.deep.equal(['withdrawn']);
  });

  for (const [back, ms] of [
    ['for days', 3 * DAY_MS],
    ['for as long, where it was less than an hour', 50 * MINUTE_MS],
  ] as const)
    test(`a clock set back does not keep a reply ${back}`, async () => {
      const { store, clock, push } = await openDesk('c1');
      clock.advance(ms);
      const id = await reply(store, 'c1');
      clock.advance(-ms);
      await push();
      expect(await stateOf(store, id)).to.equal('accepted');
    });
});
