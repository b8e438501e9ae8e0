import { expect } from '@open-wc/testing';

import { closeConversation } from '../../src/commands/close-conversation.js';
import { discardUnsent } from '../../src/commands/discard-unsent.js';
import { withdrawReply } from '../../src/commands/withdraw-reply.js';
import { tellDiscarded } from '../../src/store/audit.js';
import { openDesk, reply, stateOf, type Desk } from '../support/push-desk.js';
import { accepted } from '../support/scripted-backend.js';
import { deleteTestStores } from '../support/test-store.js';

suite('a reply that is discarded', () => {
  teardown(deleteTestStores);

  test('is told to the clinic in ids and times, without its words', async () => {
    const { store, backend, push } = await openDesk('c1');
    const id = await reply(store, 'c1', 'Not these words');
    expect(await discardUnsent(store, id)).to.equal(true);
    expect(await stateOf(store, id)).to.equal('withdrawn');
    await push();
    const [told, ...rest] = backend.writes;
    expect([told?.kind, rest.length]).to.deep.equal(['audit-event', 0]);
    const body = JSON.parse(told?.body ?? '{}') as Record<string, unknown>;
    expect(Object.keys(body).sort()).to.deep.equal(['at', 'conversationId', 'device', 'kind']);
    expect(body).to.include({ kind: 'reply-discarded', conversationId: 'c1' });
    expect(told?.body).not.to.include('words');
  });
});

const SILENCE = { kind: 'no-answer' } as const;

suite('what is discarded after the server was asked', () => {
  teardown(deleteTestStores);

  /** A reply without an answer, which its person wants to throw away. */
  async function askedBack({ store, backend, push, clock }: Desk): Promise<string> {
    const id = await reply(store, 'c1');
    backend.onWrite = () => SILENCE;
    await push();
    await withdrawReply(store, id, 'discard');
    clock.advance(5_000);
    return id;
  }

  async function told({ backend, push }: Desk): Promise<string[]> {
    await push();
    const audits = backend.writes.filter(({ kind }) => kind === 'audit-event');
    return audits.map(({ body }) => (JSON.parse(body) as { kind: string }).kind);
  }

  test('is told to the clinic once, also where two tabs hear of it', async () => {
    const desk = await openDesk('c1');
    const id = await askedBack(desk);
    desk.backend.onWrite = accepted;
    await desk.push();
    expect(await stateOf(desk.store, id)).to.equal('withdrawn');
    await Promise.all([tellDiscarded(desk.store), tellDiscarded(desk.store)]);
    expect(await told(desk)).to.deep.equal(['reply-discarded']);
    await tellDiscarded(desk.store);
    expect(await told(desk)).to.have.length(1);
  });

  test('is not told where it had arrived', async () => {
    const desk = await openDesk('c1');
    const id = await askedBack(desk);
    const answer = { id, acceptedAt: '2026-11-24T17:00:01.000Z', changes: [] };
    desk.backend.onWrite = () => ({ kind: 'answered', body: answer });
    await desk.push();
    await tellDiscarded(desk.store);
    expect(await told(desk)).to.deep.equal([]);
  });

  test('is not told twice where its person ends it here in the end', async () => {
    const desk = await openDesk('c1');
    const id = await reply(desk.store, 'c1');
    await withdrawReply(desk.store, id, 'discard');
    expect(await discardUnsent(desk.store, id)).to.equal(true);
    await tellDiscarded(desk.store);
    desk.backend.onWrite = accepted;
    expect(await told(desk)).to.deep.equal(['reply-discarded']);
  });

  test('of every kind a person decides about, its kind is named', async () => {
    const desk = await openDesk('c1');
    const basedOn = { messageId: 'c1-m1', assignee: null, state: 'open' } as const;
    const id = await closeConversation(desk.store, { conversationId: 'c1', basedOn });
    expect(await discardUnsent(desk.store, id)).to.equal(true);
    desk.backend.onWrite = accepted;
    expect(await told(desk)).to.deep.equal(['status-change-discarded']);
  });
});
