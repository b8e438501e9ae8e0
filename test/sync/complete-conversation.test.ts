import { expect } from '@open-wc/testing';

import { readConversation } from '../../src/store/conversation-queries.js';
import type { Store } from '../../src/store/database.js';
import { readSync } from '../../src/store/meta.js';
import type { Answer } from '../../src/sync/backend.js';
import { completeConversation } from '../../src/sync/complete-conversation.js';
import { ScriptedBackend } from '../support/scripted-backend.js';
import { deleteTestStores, openTestStore } from '../support/test-store.js';

const FIRST = Date.parse('2026-11-20T12:00:00.000Z');

/** Message 1 is the oldest. */
function wireMessage(n: number, parts: object = {}): object {
  const value = {
    id: `m${n}`,
    conversationId: 'c1',
    from: { kind: 'patient', id: 'p1', name: 'Marie Tremblay' },
    body: `Message ${n}`,
    sentAt: new Date(FIRST + n * 60_000).toISOString(),
    attachmentIds: [],
    ...parts,
  };
  return { op: 'put', kind: 'message', id: `m${n}`, version: 1, value };
}

const CONVERSATION = {
  op: 'put',
  kind: 'conversation',
  id: 'c1',
  version: 1,
  value: {
    id: 'c1',
    patient: { id: 'p1', name: 'Marie Tremblay' },
    subject: 'Renewal',
    state: 'open',
    patientCanReply: true,
    patientMayAttach: false,
    permissions: { reply: true, attachments: true },
    assignee: null,
    createdAt: new Date(FIRST).toISOString(),
    lastMessageId: 'm5',
    lastMessageAt: null,
    lastPatientMessageAt: null,
    unread: 0,
    needsAnswer: false,
    openedBy: [],
    recordCopies: [],
  },
};

const page = (changes: readonly unknown[], more: boolean): Answer => ({
  kind: 'answered',
  body: { changes, more },
});

suite('completing a conversation', () => {
  let store: Store;
  let backend: ScriptedBackend;
  setup(async () => {
    store = await openTestStore();
    backend = new ScriptedBackend();
    backend.onConversation = ({ before }) =>
      before === undefined
        ? page([CONVERSATION, wireMessage(5), wireMessage(4)], true)
        : before === 'm4'
          ? page([wireMessage(3), wireMessage(2)], true)
          : page([wireMessage(1)], false);
  });
  teardown(deleteTestStores);

  const complete = () => completeConversation({ store, backend }, 'c1');
  const bodies = async () => (await readConversation(store, 'c1'))?.messages.map(({ id }) => id);

  test('asks page by page for what is older, and keeps all of it', async () => {
    const end = await complete();
    expect(end).to.deep.equal({ kind: 'complete', messageIds: ['m5', 'm4', 'm3', 'm2', 'm1'] });
    expect(backend.pages.map(({ before }) => before)).to.deep.equal([undefined, 'm4', 'm2']);
    expect(await bodies()).to.deep.equal(['m1', 'm2', 'm3', 'm4', 'm5']);
  });

  test('that breaks off in the middle is not complete; what came is kept', async () => {
    const { onConversation } = backend;
    backend.onConversation = (request) =>
      request.before === undefined ? onConversation(request) : { kind: 'no-answer' };
    expect(await complete()).to.deep.equal({ kind: 'later' });
    expect(await bodies()).to.deep.equal(['m4', 'm5']);
    expect((await readSync(store.db)).offlineSince).to.equal(store.now());
  });

  const WRONG: readonly (readonly [string, Answer])[] = [
    ['a message that makes no sense', page([wireMessage(3, { body: 7 }), wireMessage(2)], false)],
    ['a page that is none', { kind: 'answered', body: { changes: [] } }],
    ['a message twice', page([wireMessage(4)], false)],
    ['more of nothing', page([], true)],
  ];
  for (const [what, answer] of WRONG) {
    test(`is refused for ${what}: nobody knows what would be missing`, async () => {
      const { onConversation } = backend;
      backend.onConversation = (request) =>
        request.before === undefined ? onConversation(request) : answer;
      expect(await complete()).to.deep.equal({ kind: 'refused' });
    });
  }

  test('of one that is not shown to this person is refused', async () => {
    backend.onConversation = () => ({ kind: 'problem', status: 404, slug: 'gone', body: {} });
    expect(await complete()).to.deep.equal({ kind: 'refused' });
  });

  test('waits where the server is busy, somebody has to sign in, or a stranger answers', async () => {
    const answers: readonly Answer[] = [
      { kind: 'problem', status: 503, slug: 'unavailable', body: {} },
      { kind: 'problem', status: 401, slug: 'sign-in-needed', body: {} },
      { kind: 'not-ours', status: 200, signIn: false },
    ];
    for (const answer of answers) {
      backend.onConversation = () => answer;
      expect(await complete()).to.deep.equal({ kind: 'later' });
    }
    const { signIn, notOurs } = await readSync(store.db);
    expect([signIn, notOurs]).to.deep.equal([undefined, true]);
  });
});
