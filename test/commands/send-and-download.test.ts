import { expect } from '@open-wc/testing';

import { confirmRecordCopy } from '../../src/commands/confirm-record-copy.js';
import { discardUnsent } from '../../src/commands/discard-unsent.js';
import { makeCopyAgain } from '../../src/commands/make-copy-again.js';
import { recordCopy } from '../../src/commands/record-copy.js';
import { sendHeldAsIs } from '../../src/commands/send-held-as-is.js';
import { undoReply } from '../../src/commands/undo-reply.js';
import type { CopyWish } from '../../src/model/record-copy.js';
import { keepNotMade } from '../../src/store/filed-copy.js';
import { watchList } from '../../src/store/inbox-queries.js';
import { unfinishedOf } from '../../src/store/outbox.js';
import type { ConversationList } from '../../src/store/views.js';
import { MADE, makeCopy, queueChain, statesOf, takeCopy, WISH } from '../support/chain.js';
import { openClinic, type Desk, type TestClinic } from '../support/clinic-desk.js';
import { deleteTestStores, firstView } from '../support/test-store.js';

const MARIE = 'c-001';
const DELIVER: CopyWish = { ...WISH, system: 'ps', deliver: true };

suite('Send and Download', () => {
  let clinic: TestClinic;
  let ana: Desk;
  setup(async () => {
    clinic = openClinic();
    ana = await clinic.desk('ana-ruiz');
  });
  teardown(deleteTestStores);

  const chain = async (wish = WISH) =>
    queueChain(ana.store, MARIE, (await ana.view(MARIE)).basedOn.messageId, wish);
  const writes = () => ana.backend.writes.map(({ kind }) => kind);

  test('sends the reply, and closes only after somebody said that the copy is in the record', async () => {
    const all = await chain();
    await ana.push();
    expect(await statesOf(ana.store, all)).to.deep.equal(['accepted', 'waiting', 'waiting']);
    await makeCopy(ana.store, all.copyId);
    await ana.push();
    expect(writes()).to.deep.equal(['reply']);
    expect((await ana.view(MARIE)).facts.state).to.equal('open');
    expect(await confirmRecordCopy(ana.store, all.copyId)).to.equal(true);
    await ana.push();
    expect(await statesOf(ana.store, all)).to.deep.equal(['accepted', 'accepted', 'accepted']);
    const { facts, recordCopies } = await ana.view(MARIE);
    expect(facts.state).to.equal('closed');
    const { messageCount, fileCount } = MADE;
    expect(recordCopies).to.have.length(1);
    expect(recordCopies[0]).to.include({ state: 'filed', messageCount, fileCount });
  });

  test('stands in the Inbox until it is closed, and says that it will be', async () => {
    await chain();
    const list = await firstView<ConversationList>((next, fail) =>
      watchList(ana.store, { view: 'inbox', limit: 50 }, next, fail),
    );
    const row = list.rows.find(({ id }) => id === MARIE);
    expect([row?.state, row?.delivery?.recording]).to.deep.equal(['open', 'will-close']);
    expect((await ana.view(MARIE)).facts.state).to.equal('open');
  });

  test('tells the server of the file exactly what the person vouched for', async () => {
    const { copyId } = await chain();
    await ana.push();
    await makeCopy(ana.store, copyId);
    await confirmRecordCopy(ana.store, copyId);
    await ana.push();
    const told = JSON.parse(ana.backend.writes[1]?.body ?? '') as object;
    expect(told).to.deep.equal({
      system: 'clinic-record',
      format: 'pdf',
      sha256: MADE.sha256,
      messageCount: 4,
      fileCount: 1,
      filedAt: new Date(clinic.clock.now()).toISOString(),
    });
  });

  test('before the reply is accepted no page makes anything', async () => {
    const { copyId } = await chain();
    expect(await takeCopy(ana.store, copyId)).to.equal(undefined);
  });

  test('a conversation that moved on holds all of it before the first step', async () => {
    const all = await chain();
    await clinic.patientWrites(MARIE, 'One more question.');
    await ana.push();
    expect(await statesOf(ana.store, all)).to.deep.equal(['held', 'waiting', 'waiting']);
    expect(await takeCopy(ana.store, all.copyId)).to.equal(undefined);
  });

  test('sent as it is by a person who has read what came, it closes on that too', async () => {
    const all = await chain();
    await clinic.patientWrites(MARIE, 'One more question.');
    await ana.push();
    await ana.pull();
    await sendHeldAsIs(ana.store, all.replyId, (await ana.view(MARIE)).basedOn);
    await ana.push();
    await makeCopy(ana.store, all.copyId);
    await confirmRecordCopy(ana.store, all.copyId);
    await ana.push();
    expect(await statesOf(ana.store, all)).to.deep.equal(['accepted', 'accepted', 'accepted']);
    expect((await ana.view(MARIE)).facts.state).to.equal('closed');
  });

  test('does not close over what the patient wrote while the copy was filed', async () => {
    const all = await chain();
    await ana.push();
    await makeCopy(ana.store, all.copyId);
    await clinic.patientWrites(MARIE, 'One more question.');
    await confirmRecordCopy(ana.store, all.copyId);
    await ana.push();
    expect(await statesOf(ana.store, all)).to.deep.equal(['accepted', 'accepted', 'held']);
  });

  test('undone, it files and closes nothing', async () => {
    const all = await chain();
    expect(await undoReply(ana.store, all.replyId)).to.equal(true);
    expect(await statesOf(ana.store, all)).to.deep.equal(['withdrawn', 'withdrawn', 'withdrawn']);
    await ana.push();
    expect(writes()).to.deep.equal([]);
  });

  test('a copy that is left out leaves the conversation open, and later work goes on', async () => {
    const all = await chain();
    await ana.push();
    await makeCopy(ana.store, all.copyId);
    expect(await discardUnsent(ana.store, all.copyId)).to.equal(true);
    await ana.push();
    expect(await statesOf(ana.store, all)).to.deep.equal(['accepted', 'withdrawn', 'withdrawn']);
    expect(writes()).to.deep.equal(['reply', 'audit-event']);
    expect(await unfinishedOf(ana.store.db, MARIE)).to.deep.equal([]);
  });

  test('a copy failing three times in a row ends in one message, one copy, closed once', async () => {
    const before = (await ana.view(MARIE)).messages.length;
    const all = await chain();
    await ana.push();
    for (let failure = 0; failure < 3; failure++) {
      const taken = await takeCopy(ana.store, all.copyId);
      if (taken) await keepNotMade(ana.store, taken, undefined);
      await ana.push();
      expect(await statesOf(ana.store, all)).to.deep.equal(['accepted', 'refused', 'waiting']);
      expect((await ana.view(MARIE)).facts.state).to.equal('open');
      expect(await makeCopyAgain(ana.store, all.copyId)).to.equal(true);
    }
    await makeCopy(ana.store, all.copyId);
    await confirmRecordCopy(ana.store, all.copyId);
    await ana.push();
    expect(writes()).to.deep.equal(['reply', 'record-copy', 'status-change']);
    const { messages, recordCopies, facts } = await ana.view(MARIE);
    expect([messages.length, recordCopies.length]).to.deep.equal([before + 1, 1]);
    expect(facts.state).to.equal('closed');
  });

  test('a double click on the confirmation tells the server once', async () => {
    const { copyId } = await chain();
    await ana.push();
    await makeCopy(ana.store, copyId);
    const [first, second] = [
      await confirmRecordCopy(ana.store, copyId),
      await confirmRecordCopy(ana.store, copyId),
    ];
    expect([first, second]).to.deep.equal([true, false]);
  });

  test('saved again, it asks again about the newer file', async () => {
    const all = await chain();
    await ana.push();
    await makeCopy(ana.store, all.copyId);
    await makeCopyAgain(ana.store, all.copyId, { format: 'text' });
    expect(await statesOf(ana.store, all)).to.deep.equal(['accepted', 'waiting', 'waiting']);
    await makeCopy(ana.store, all.copyId);
    await confirmRecordCopy(ana.store, all.copyId);
    await ana.push();
    expect(ana.backend.writes[1]?.body).to.include('"format":"text"');
  });

  test('without a record system nothing is told of a copy, and the closing waits for a word all the same', async () => {
    const all = await chain({ ...WISH, system: '' });
    await ana.push();
    await makeCopy(ana.store, all.copyId);
    await ana.push();
    expect(writes()).to.deep.equal(['reply']);
    await confirmRecordCopy(ana.store, all.copyId);
    await ana.push();
    expect(writes()).to.deep.equal(['reply', 'status-change']);
    expect(await statesOf(ana.store, all)).to.deep.equal(['accepted', 'withdrawn', 'accepted']);
  });

  suite('to a system that the portal’s server delivers to', () => {
    setup(() =>
      clinic.chooses({
        recordSystems: [{ id: 'ps', name: 'PS Suite', deliver: true, formats: [] }],
        delivery: { outcome: 'waits' },
      }),
    );

    test('closes only when the server has filed it, and asks it once', async () => {
      const all = await chain(DELIVER);
      await ana.push();
      await ana.push();
      expect(writes()).to.deep.equal(['reply', 'record-copy']);
      expect(await statesOf(ana.store, all)).to.deep.equal(['accepted', 'waiting', 'waiting']);
      await clinic.delivers(MARIE, 'filed');
      await ana.pull();
      await ana.push();
      expect(await statesOf(ana.store, all)).to.deep.equal(['accepted', 'accepted', 'accepted']);
      expect(writes()).to.deep.equal(['reply', 'record-copy', 'status-change']);
    });

    test('failed deliveries leave it open; each retry is a new order, the reply is not sent again', async () => {
      const all = await chain(DELIVER);
      await ana.push();
      let { copyId } = all;
      for (let failure = 0; failure < 3; failure++) {
        await clinic.delivers(MARIE, 'failed');
        await ana.pull();
        await ana.push();
        expect(await statesOf(ana.store, { ...all, copyId })).to.deep.equal([
          'accepted',
          'refused',
          'waiting',
        ]);
        await makeCopyAgain(ana.store, copyId);
        copyId = (await unfinishedOf(ana.store.db, MARIE))[0]?.id ?? '';
        await ana.push();
      }
      await clinic.delivers(MARIE, 'filed');
      await ana.pull();
      await ana.push();
      const { recordCopies, facts } = await ana.view(MARIE);
      expect(recordCopies.filter(({ state }) => state === 'filed')).to.have.length(1);
      expect(facts.state).to.equal('closed');
      expect(writes().filter((kind) => kind === 'reply')).to.have.length(1);
    });

    test('left open while the server files it, it stays open', async () => {
      const all = await chain(DELIVER);
      await ana.push();
      expect(await discardUnsent(ana.store, all.copyId)).to.equal(true);
      await clinic.delivers(MARIE, 'filed');
      await ana.pull();
      await ana.push();
      expect((await ana.view(MARIE)).facts.state).to.equal('open');
    });

    test('an earlier copy is not taken for this one', async () => {
      await recordCopy(ana.store, { conversationId: MARIE, wish: DELIVER });
      await ana.push();
      await clinic.delivers(MARIE, 'filed');
      await ana.pull();
      clinic.clock.advance(60_000);
      const all = await chain(DELIVER);
      await ana.push();
      await ana.pull();
      expect(await statesOf(ana.store, all)).to.deep.equal(['accepted', 'waiting', 'waiting']);
    });
  });
});
