import { expect } from '@open-wc/testing';

import { sendHeldAsIs } from '../../src/commands/send-held-as-is.js';
import { withdrawReply } from '../../src/commands/withdraw-reply.js';
import type { ReplyEvent } from '../../src/page/events.js';
import { ReplyFacts } from '../../src/page/reply-facts.js';
import { unfinishedEntries } from '../../src/store/outbox.js';
import { openDesk, reply } from '../support/push-desk.js';
import { accepted } from '../support/scripted-backend.js';
import { deleteTestStores } from '../support/test-store.js';

suite('what becomes of replies, in every conversation', () => {
  teardown(deleteTestStores);

  test('is told once each: queued, held, sent, refused, withdrawn', async () => {
    const { store, backend, push } = await openDesk('c1', 'c2', 'c3');
    const told: string[] = [];
    let heard = Promise.withResolvers<unknown>();
    const facts = new ReplyFacts(store, ({ type, conversationId, reason }: ReplyEvent) => {
      told.push(`${type} ${conversationId} ${reason ?? ''}`.trim());
      heard.resolve(type);
    });
    const look = async (): Promise<void> => {
      heard = Promise.withResolvers();
      facts.hear(await unfinishedEntries(store.db));
      await heard.promise;
    };
    facts.hear([]);
    const held = await reply(store, 'c1');
    await look();
    backend.onWrite = () => ({ kind: 'problem', status: 409, slug: 'moved-on', body: {} });
    await push();
    await look();
    await sendHeldAsIs(store, held, { messageId: 'c1-m1', assignee: null, state: 'open' });
    backend.onWrite = accepted;
    await push();
    await look();
    await reply(store, 'c2');
    await look();
    backend.onWrite = () => ({ kind: 'problem', status: 422, slug: 'invalid', body: {} });
    await push();
    await look();
    const burnt = await reply(store, 'c3');
    await look();
    backend.onWrite = accepted;
    await withdrawReply(store, burnt, 'discard');
    await push();
    await look();
    expect(told).to.deep.equal([
      'intray-reply-queued c1',
      'intray-reply-held c1 moved-on',
      'intray-reply-sent c1',
      'intray-reply-queued c2',
      'intray-reply-refused c2 invalid',
      'intray-reply-queued c3',
      'intray-reply-withdrawn c3',
    ]);
  });
});
