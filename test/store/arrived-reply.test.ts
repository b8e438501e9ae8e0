import { expect } from '@open-wc/testing';

import { sendReply } from '../../src/commands/send-reply.js';
import { applyChanges } from '../../src/store/apply-changes.js';
import { watchConversation } from '../../src/store/conversation-queries.js';
import type { OutboxState } from '../../src/model/outbox-entry.js';
import type { ConversationView } from '../../src/store/views.js';
import { DEFAULT_OPTIONS, message, NOON, unreadConversation } from '../support/server-rows.js';
import { deleteTestStores, firstView, openTestStore } from '../support/test-store.js';

/** The ids of one conversation as it is shown, after a pull brought a reply whose answer is still on its way. */
async function shown(state: OutboxState): Promise<{ messages: string[]; pending: string[] }> {
  const store = await openTestStore();
  await applyChanges(store, unreadConversation('c1'));
  const basedOn = { messageId: 'c1-m1', assignee: null, state: 'open' } as const;
  const reply = { id: 'r1', conversationId: 'c1', options: DEFAULT_OPTIONS, basedOn, undoMs: 0 };
  await sendReply(store, { ...reply, body: 'Your renewal is ready.' });
  await store.db.outbox.where('id').equals('r1').modify({ state, attempts: 1 });
  const from = { kind: 'staff', id: 'ana-ruiz', name: 'Ana Ruiz, RN' } as const;
  await applyChanges(store, [message('c1', 'r1', { from, sentAt: NOON + 1 })]);
  const view = await firstView<ConversationView | undefined>((next, fail) =>
    watchConversation(store, 'c1', next, fail),
  );
  const idsOf = (items: readonly { readonly id: string }[] = []): string[] =>
    items.map(({ id }) => id);
  return { messages: idsOf(view?.messages), pending: idsOf(view?.pending) };
}

suite('a reply that a pull has brought before its own answer', () => {
  teardown(deleteTestStores);

  test('stands in the conversation once', async () => {
    expect(await shown('sending')).to.deep.equal({ messages: ['c1-m1', 'r1'], pending: [] });
  });

  test('keeps its card where a person has to decide, or nothing would lead out of it', async () => {
    expect((await shown('held')).pending).to.deep.equal(['r1']);
  });
});
