import { expect } from '@open-wc/testing';

import { announceNotices } from '../../src/commands/announce-notices.js';
import { closeConversation } from '../../src/commands/close-conversation.js';
import { sendReply } from '../../src/commands/send-reply.js';
import { settleNotice } from '../../src/commands/settle-notice.js';
import { DAY_MS, HOUR_MS } from '../../src/model/retry-delay.js';
import { watchList } from '../../src/store/inbox-queries.js';
import { saveSession } from '../../src/store/meta.js';
import { watchNotices, type Notices } from '../../src/store/notice-queries.js';
import type { ConversationList } from '../../src/store/views.js';
import { unreadTimer } from '../../src/timers/unread-timer.js';
import type { Duty } from '../../src/timers/wake-at.js';
import { openClinic, type Desk, type TestClinic } from '../support/clinic-desk.js';
import { ManualTime } from '../support/manual-time.js';
import { DEFAULT_OPTIONS, SESSION } from '../support/server-rows.js';
import { deleteTestStores, firstView } from '../support/test-store.js';

interface Asked {
  readonly clinic: TestClinic;
  readonly ana: Desk;
  readonly time: ManualTime;
  readonly run: Duty;
  readonly conversationId: string;
  readonly messageId: string;
}

/** Ana asked to hear of it if her reply is not read in three days; it is accepted, and all clocks agree. */
async function asked(): Promise<Asked> {
  const clinic = openClinic();
  const time = new ManualTime(clinic.clock.now());
  const ana = await clinic.desk('ana-ruiz', time);
  await saveSession(ana.store, SESSION);
  const mine = await firstView<ConversationList>((next, fail) =>
    watchList(ana.store, { view: 'mine', limit: 1 }, next, fail),
  );
  const conversationId = mine.rows[0]?.id ?? '';
  const { basedOn } = await ana.view(conversationId);
  const messageId = await sendReply(ana.store, {
    conversationId,
    body: 'Please call us.',
    options: { ...DEFAULT_OPTIONS, notifyIfUnreadAfter: 'P3D' },
    basedOn,
    undoMs: 0,
  });
  await ana.push();
  await ana.pull();
  return { clinic, ana, time, run: timerOf(ana, time), conversationId, messageId };
}

/** As the composition starts it: nobody answering is no error of the timer's. */
function timerOf(desk: Desk, time: ManualTime): Duty {
  return unreadTimer(desk.store, time, () => desk.pull().catch(() => undefined));
}

/** Seven days are seven days, on both sides. */
function pass({ clinic, time }: Asked, ms: number): void {
  clinic.clock.advance(ms);
  time.advance(ms);
}

/** The notices of the message that the test is about. */
async function shown({ messageId }: Asked, { store }: Desk): Promise<string[]> {
  const { notices } = await firstView<Notices>((next, fail) => watchNotices(store, next, fail));
  return notices.filter((one) => one.messageId === messageId).map(({ statement }) => statement);
}

async function announced(at: Asked): Promise<readonly string[]> {
  const ids = await announceNotices(at.ana.store);
  return ids.filter((id) => id === at.messageId);
}

const THREE_DAYS = 3 * DAY_MS;

suite('the timer of unread messages', () => {
  teardown(deleteTestStores);

  test('tells of it at its time and not before; the duty names that time', async () => {
    const at = await asked();
    const due = await at.run();
    expect(due).to.equal(at.clinic.clock.now() + THREE_DAYS);
    pass(at, THREE_DAYS - 1);
    await at.run();
    expect(await shown(at, at.ana)).to.deep.equal([]);
    pass(at, 1);
    await at.run();
    expect(await shown(at, at.ana)).to.deep.equal(['not-read']);
  });

  test('never tells of what the patient read, though nobody here knew of it', async () => {
    const at = await asked();
    pass(at, DAY_MS);
    await at.clinic.patientReads(at.conversationId, at.messageId);
    pass(at, THREE_DAYS);
    await at.run();
    expect([await shown(at, at.ana), await announced(at)]).to.deep.equal([[], []]);
  });

  test('offline says only that there was no receipt; what was read meanwhile never comes up', async () => {
    const at = await asked();
    at.ana.backend.cut = true;
    await at.clinic.patientReads(at.conversationId, at.messageId);
    pass(at, THREE_DAYS);
    await at.run();
    expect([await shown(at, at.ana), await announced(at)]).to.deep.equal([['no-receipt'], []]);
    at.ana.backend.cut = false;
    await at.ana.pull();
    await at.run();
    expect([await shown(at, at.ana), await announced(at)]).to.deep.equal([[], []]);
  });

  test('offline at its time and not read: told once, after the receipts were asked for', async () => {
    const at = await asked();
    at.ana.backend.cut = true;
    pass(at, THREE_DAYS);
    await at.run();
    at.ana.backend.cut = false;
    await at.ana.pull();
    await at.run();
    expect([await shown(at, at.ana), await announced(at)]).to.deep.equal([
      ['not-read'],
      [at.messageId],
    ]);
    await at.run();
    expect(await announced(at)).to.deep.equal([]);
  });

  for (const days of [3, 3653]) {
    test(`a clock ${days} days ahead tells nothing early, online or offline`, async () => {
      const at = await asked();
      at.time.setWallBy(days * DAY_MS);
      await at.run();
      expect(await shown(at, at.ana)).to.deep.equal([]);
      at.ana.backend.cut = true;
      at.time.setWallBy(days * DAY_MS);
      await at.run();
      expect(await announced(at)).to.deep.equal([]);
      expect(await shown(at, at.ana)).not.to.contain('not-read');
      at.ana.backend.cut = false;
      await at.ana.pull();
      await at.run();
      expect(await shown(at, at.ana)).to.deep.equal([]);
      pass(at, THREE_DAYS);
      await at.run();
      expect(await announced(at)).to.deep.equal([at.messageId]);
    });

    test(`a clock ${days} days back loses nothing`, async () => {
      const at = await asked();
      at.time.setWallBy(-days * DAY_MS);
      pass(at, THREE_DAYS);
      await at.ana.pull();
      await at.run();
      expect(await announced(at)).to.deep.equal([at.messageId]);
    });
  }

  test('after eight hours of sleep, or a month in which all was closed, it tells once', async () => {
    for (const away of [8 * HOUR_MS, 30 * DAY_MS]) {
      const at = await asked();
      pass(at, THREE_DAYS - HOUR_MS);
      at.clinic.clock.advance(away);
      at.time.setWallBy(away);
      await timerOf(at.ana, at.time)();
      expect(await announced(at)).to.deep.equal([at.messageId]);
      await timerOf(at.ana, at.time)();
      expect(await announced(at)).to.deep.equal([]);
    }
  });

  test('two tabs at the same moment and a restart after them tell once', async () => {
    const at = await asked();
    pass(at, THREE_DAYS);
    const tabs = [timerOf(at.ana, at.time), timerOf(at.ana, at.time)];
    await Promise.all(tabs.map((tab) => tab()));
    const told = await Promise.all([announced(at), announced(at)]);
    await timerOf(at.ana, at.time)();
    expect([...told.flat(), ...(await announced(at))]).to.deep.equal([at.messageId]);
  });

  test('done at one desk is done at the other, and a reminder comes up at both', async () => {
    const at = await asked();
    const home = await at.clinic.desk('ana-ruiz', at.time);
    await saveSession(home.store, SESSION);
    pass(at, THREE_DAYS);
    await at.run();
    await home.pull();
    const runAtHome = timerOf(home, at.time);
    await runAtHome();
    expect(await shown(at, home)).to.deep.equal(['not-read']);
    await settleNotice(at.ana.store, at.messageId, { remindAfter: 'P1D' });
    await at.ana.push();
    await home.pull();
    await runAtHome();
    expect(await shown(at, home)).to.deep.equal([]);
    pass(at, DAY_MS);
    await at.run();
    await runAtHome();
    expect([await shown(at, at.ana), await shown(at, home)]).to.deep.equal([
      ['not-read'],
      ['not-read'],
    ]);
    await settleNotice(home.store, at.messageId, 'done');
    await home.push();
    await at.ana.pull();
    expect(await shown(at, at.ana)).to.deep.equal([]);
  });

  test('closing the conversation does not cancel it, and it is nobody else’s', async () => {
    const at = await asked();
    const sam = await at.clinic.desk('sam-okafor', at.time);
    await saveSession(sam.store, SESSION);
    const { basedOn } = await at.ana.view(at.conversationId);
    await closeConversation(at.ana.store, { conversationId: at.conversationId, basedOn });
    await at.ana.push();
    pass(at, THREE_DAYS);
    await at.run();
    await timerOf(sam, at.time)();
    expect([await shown(at, at.ana), await shown(at, sam)]).to.deep.equal([['not-read'], []]);
  });
});
