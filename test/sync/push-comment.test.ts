import { expect } from '@open-wc/testing';

import { addComment } from '../../src/commands/add-comment.js';
import { assignConversation } from '../../src/commands/assign-conversation.js';
import { discardUnsent } from '../../src/commands/discard-unsent.js';
import { retryUnsent } from '../../src/commands/retry-unsent.js';
import type { BasedOn } from '../../src/model/reply-options.js';
import { applyChanges } from '../../src/store/apply-changes.js';
import { watchComments } from '../../src/store/comment-queries.js';
import type { OutboxRow, Store } from '../../src/store/database.js';
import { entryOf } from '../../src/store/outbox.js';
import type { CommentView } from '../../src/store/views.js';
import type { Answer, WriteRequest } from '../../src/sync/backend.js';
import { HttpBackend } from '../../src/sync/http-backend.js';
import { drain } from '../../src/sync/push.js';
import { wholeSession } from '../../src/sync/whole-session.js';
import { ManualClock } from '../support/manual-clock.js';
import { accepted, ScriptedBackend, sessionAnswer } from '../support/scripted-backend.js';
import { unreadConversation } from '../support/server-rows.js';
import { deleteTestStores, firstView, openTestStore } from '../support/test-store.js';

const DAY_MS = 86_400_000;
const BASED_ON: BasedOn = { messageId: 'c1-m1', assignee: null, state: 'open' };

interface Desk {
  readonly store: Store;
  readonly clock: ManualClock;
  readonly backend: ScriptedBackend;
  readonly push: () => Promise<void>;
  readonly say: (body: string) => Promise<string>;
}

async function openDesk(): Promise<Desk> {
  const clock = new ManualClock();
  const store = await openTestStore({ clock });
  const backend = new ScriptedBackend();
  backend.onSession = () => sessionAnswer({ now: clock.now() });
  await applyChanges(store, unreadConversation('c1'));
  return {
    store,
    clock,
    backend,
    push: () => drain({ store, backend, door: wholeSession, owner: 'desk', random: () => 0.5 }),
    say: (body) => addComment(store, { conversationId: 'c1', body }),
  };
}

function problem(status: number, slug: string): Answer {
  return { kind: 'problem', status, slug, body: { detail: 'No comments here.' } };
}

async function entry(store: Store, id: string): Promise<OutboxRow> {
  return (await entryOf(store.db, id)) as OutboxRow;
}

function comments(store: Store): Promise<readonly CommentView[]> {
  return firstView((next, fail) => watchComments(store, 'c1', next, fail));
}

/** The clinic took it: the answer brings the row. */
function kept({ id, conversationId, body }: WriteRequest): Answer {
  const at = `2026-11-24T17:00:0${String(body.includes('Two.') ? 2 : 1)}.000Z`;
  const words = (JSON.parse(body) as { body: string }).body;
  const value = { id, conversationId, by: 'ana-ruiz', body: words, createdAt: at };
  const changes = [{ kind: 'comment', op: 'put', id, version: 5, value }];
  return { kind: 'answered', body: { id, acceptedAt: at, changes } };
}

suite('a comment in the outbox', () => {
  teardown(deleteTestStores);

  test('leaves in the order of writing, under its own kind, and is then what the server says', async () => {
    const { store, backend, push, say } = await openDesk();
    backend.onWrite = kept;
    const ids = [await say('One.'), await say('Two.')];
    await push();
    expect(backend.writes.map(({ kind, id }) => [kind, id])).to.deep.equal(
      ids.map((id) => ['comment', id]),
    );
    const shown = await comments(store);
    expect(shown.map(({ id, delivery }) => [id, delivery])).to.deep.equal(
      ids.map((id) => [id, null]),
    );
    expect((await entry(store, ids[0] ?? '')).sealed).to.equal(undefined);
  });

  test('that is not allowed stays to be seen, and Retry sends the same bytes', async () => {
    const { store, backend, push, say } = await openDesk();
    backend.onWrite = () => problem(403, 'not-allowed');
    const id = await say('One.');
    await push();
    const [shown] = await comments(store);
    expect([shown?.body, shown?.delivery?.state]).to.deep.equal(['One.', 'refused']);
    backend.onWrite = kept;
    await retryUnsent(store, id);
    await push();
    expect(new Set(backend.writes.map(({ body }) => body)).size).to.equal(1);
    expect((await comments(store))[0]?.delivery).to.equal(null);
  });

  test('whose id is another’s is refused and not held: there is nothing to confirm', async () => {
    const { store, backend, push, say } = await openDesk();
    backend.onWrite = () => problem(409, 'id-reused');
    const id = await say('One.');
    await push();
    const { state, lastError } = await entry(store, id);
    expect([state, lastError?.reason]).to.deep.equal(['refused', 'id-reused']);
    expect(await discardUnsent(store, id)).to.equal(true);
    expect(await comments(store)).to.deep.equal([]);
  });

  test('that the server may have forgotten is never dropped: a person tries again or discards', async () => {
    const { store, clock, backend, push, say } = await openDesk();
    backend.onWrite = () => ({ kind: 'no-answer' });
    const id = await say('One.');
    await push();
    clock.advance(31 * DAY_MS);
    await push();
    const { state, lastError, sealed } = await entry(store, id);
    expect([state, lastError?.reason]).to.deep.equal(['refused', 'too-old']);
    expect(sealed).not.to.equal(undefined);
    backend.onWrite = kept;
    await retryUnsent(store, id);
    await push();
    expect((await entry(store, id)).state).to.equal('accepted');
  });

  test('waits for no held assignment', async () => {
    const { store, backend, push, say } = await openDesk();
    backend.onWrite = (request) =>
      request.kind === 'comment' ? accepted(request) : problem(409, 'moved-on');
    const assignment = { conversationId: 'c1', to: null, comment: '', basedOn: BASED_ON };
    const held = await assignConversation(store, assignment);
    const id = await say('One.');
    await push();
    expect((await entry(store, held)).state).to.equal('held');
    expect((await entry(store, id)).state).to.equal('accepted');
  });

  test('a refused assignment can be tried again or discarded, its comment with it', async () => {
    const { store, backend, push } = await openDesk();
    backend.onWrite = () => problem(422, 'invalid');
    const assignment = { conversationId: 'c1', to: null, comment: 'Anybody?', basedOn: BASED_ON };
    const id = await assignConversation(store, assignment);
    await push();
    const [shown] = await comments(store);
    expect([shown?.delivery?.state, shown?.assignmentId]).to.deep.equal(['refused', id]);
    expect(await discardUnsent(store, id)).to.equal(true);
    expect(await comments(store)).to.deep.equal([]);
    expect((await entry(store, id)).sealed).to.equal(undefined);
  });
});

suite('over HTTP', () => {
  test('comments and assignments have addresses of their own, replies another', async () => {
    const asked: string[] = [];
    const fetched = globalThis.fetch;
    globalThis.fetch = (input) => {
      asked.push(new Request(input).url);
      return Promise.resolve(Response.error());
    };
    try {
      const backend = new HttpBackend({ url: 'https://clinic.example/api' });
      for (const kind of ['comment', 'assignment', 'reply'] as const)
        await backend.write({ userId: 'ana', kind, conversationId: 'c1', id: 'w1', body: '{}' });
    } finally {
      globalThis.fetch = fetched;
    }
    const address = 'https://clinic.example/api/conversations/c1';
    expect(asked).to.deep.equal([
      `${address}/comments/w1`,
      `${address}/assignments/w1`,
      `${address}/replies/w1`,
    ]);
  });
});
