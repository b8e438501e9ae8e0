import { expect } from '@open-wc/testing';

import { closeConversation } from '../../src/commands/close-conversation.js';
import { markRead } from '../../src/commands/mark-read.js';
import { saveDraft } from '../../src/commands/save-draft.js';
import { sendAndDownload } from '../../src/commands/send-and-download.js';
import { undoReply } from '../../src/commands/undo-reply.js';
import { OutboxFullError } from '../../src/model/errors.js';
import { applyChanges } from '../../src/store/apply-changes.js';
import type { Store } from '../../src/store/database.js';
import { readDraft } from '../../src/store/drafts.js';
import { unfinishedEntries } from '../../src/store/outbox.js';
import { reply } from '../support/push-desk.js';
import { DEFAULT_OPTIONS, NOON, unreadConversation } from '../support/server-rows.js';
import { deleteTestStores, openTestStore } from '../support/test-store.js';

const BASED_ON = { messageId: 'c1-m1', assignee: null, state: 'open' } as const;

async function crowded(rows: number): Promise<Store> {
  const store = await openTestStore({ outboxCap: { rows, bytes: 100_000 } });
  await applyChanges(store, [...unreadConversation('c1'), ...unreadConversation('c2')]);
  await reply(store, 'c1', 'First.', 10_000);
  return store;
}

const failureOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

suite('as much as may wait', () => {
  teardown(deleteTestStores);

  test('is not exceeded: a reply more leaves its draft where it is', async () => {
    const store = await crowded(1);
    await saveDraft(store, { conversationId: 'c2', text: 'Second.', seen: undefined });
    expect(await failureOf(reply(store, 'c2', 'Second.'))).to.be.instanceOf(OutboxFullError);
    expect(await store.db.outbox.count()).to.equal(1);
    expect((await readDraft(store, 'c2'))?.text).to.equal('Second.');
  });

  test('takes more as soon as something was taken back', async () => {
    const store = await crowded(1);
    const [first] = await store.db.outbox.toArray();
    await undoReply(store, first?.id ?? '');
    await reply(store, 'c2', 'Second.');
    const waiting = await unfinishedEntries(store.db);
    expect(waiting.map(({ conversationId }) => conversationId)).to.deep.equal(['c2']);
  });

  test('counts the words: a long reply more is refused', async () => {
    const store = await crowded(9);
    const long = 'x'.repeat(100_000);
    expect(await failureOf(reply(store, 'c2', long))).to.be.instanceOf(OutboxFullError);
  });

  test('takes all of Send and Download or nothing of it', async () => {
    const store = await crowded(3);
    const how = { system: '', format: 'pdf', deliver: false } as const;
    const wish = { ...how, withFiles: false, locale: 'en-CA' } as const;
    const reply = {
      conversationId: 'c1',
      body: 'Bye.',
      options: DEFAULT_OPTIONS,
      basedOn: BASED_ON,
      undoMs: 0,
    };
    const sent = sendAndDownload(store, { reply, wish });
    expect(await failureOf(sent)).to.be.instanceOf(OutboxFullError);
    expect(await store.db.outbox.count()).to.equal(1);
  });

  test('refuses a closing, and no mark that something was read', async () => {
    const store = await crowded(1);
    const closing = closeConversation(store, { conversationId: 'c2', basedOn: BASED_ON });
    expect(await failureOf(closing)).to.be.instanceOf(OutboxFullError);
    await markRead(store, 'c2', { id: 'c2-m1', sentAt: NOON });
    expect((await store.db.conversations.get('c2'))?.unread).to.equal(0);
  });
});
