import assert from 'node:assert/strict';
import { after, afterEach, before, suite } from 'node:test';

import type { Computer } from '../support/node/computer.js';
import type { Portal } from '../support/node/portal.js';
import { AMINA, MARIE, MIA, PAUL, UNREAD } from '../support/node/sample.js';
import { Stage } from '../support/node/stage.js';
import { until } from '../support/node/until.js';

const FIRST = 'We called the pharmacy.';
const SECOND = 'They have it ready.';
const OTHER = 'Please send a photo.';

/** It does its work and never says that it is there. */
const UNHEARD = `{
  const { postMessage } = MessagePort.prototype;
  MessagePort.prototype.postMessage = function (message, ...rest) {
    if (message?.type !== 'intray/here') postMessage.call(this, message, ...rest);
  };
}`;

const NO_LOCKS = "Reflect.deleteProperty(WorkerNavigator.prototype, 'locks');";

suite('two tabs of one person', () => {
  const stage = new Stage();
  before(() => stage.open());
  after(() => stage.close());
  afterEach(() => stage.scripts.clear());

  for (const locks of [true, false]) {
    const how = locks ? 'with Web Locks' : 'without Web Locks';
    stage.flow(`and a worker that is not heard send all at once, ${how}`, async (computer) => {
      stage.scripts.prefix('intray-service-worker.js', UNHEARD + (locks ? '' : NO_LOCKS));
      if (!locks) await withoutLocks(stage, computer);
      const tab = await computer.openWithShell();
      await computer.openWithShell();
      await computer.goOffline();
      await tab.reply(MIA, OTHER);
      await tab.reply(MARIE, FIRST);
      await tab.reply(MARIE, SECOND);
      // Longer than the tabs wait for the worker, so that all three are at it together.
      computer.strike({ kind: 'slow', ms: 2_500, path: `${MARIE.id}/replies/`, times: 1 });

      await computer.goOnline();

      await tab.sent(SECOND);
      await tab.settled();
      const { clinic } = computer;
      assert.deepEqual((await clinic.seenByPatient(MARIE)).slice(-2), [FIRST, SECOND]);
      assert.equal(await clinic.times(MARIE, FIRST), 1);
      assert.equal(await clinic.times(MIA, OTHER), 1);
      assert.deepEqual(await effectsOf(computer), [1, 1, 1]);
    });
  }

  stage.flow('opened at once for the first time share one key', async (computer) => {
    const tabs = await Promise.all([computer.open(), computer.open()]);
    for (const tab of tabs) await tab.ready();
    await draft(tabs[0], MARIE, 'One');
    await draft(tabs[1], PAUL, 'Two');

    for (const tab of tabs) {
      await tab.page.reload();
      await tab.ready();
    }

    for (const tab of tabs) {
      assert.equal(await draftOf(tab, MARIE), 'One');
      assert.equal(await draftOf(tab, PAUL), 'Two');
    }
  });

  stage.flow('see the icon fall when one opens a conversation', async (computer) => {
    const tabs = [await computer.open(), await computer.open()];
    for (const tab of tabs) await unreadIs(tab, UNREAD.length);
    const [first] = tabs;
    await first?.choose(AMINA);

    for (const tab of tabs) await unreadIs(tab, UNREAD.length - 1);

    await first?.choose(MIA);
    for (const tab of tabs) await unreadIs(tab, UNREAD.length - 2);
  });
});

async function withoutLocks({ scripts }: Stage, { context }: Computer): Promise<void> {
  scripts.prefix('intray-timers.js', NO_LOCKS);
  await context.addInitScript(() => {
    Reflect.deleteProperty(Navigator.prototype, 'locks');
  });
}

async function effectsOf({ clinic }: Computer): Promise<number[]> {
  return (await clinic.replies()).map(({ effects }) => effects);
}

async function draft(tab: Portal, conversation: typeof MARIE, text: string): Promise<void> {
  await tab.choose(conversation);
  await tab.text.fill(text);
  await tab.inbox.getByText(/^Draft saved/u).waitFor();
}

async function draftOf(tab: Portal, conversation: typeof MARIE): Promise<string> {
  await tab.choose(conversation);
  return until(
    'the draft is shown',
    () => tab.text.inputValue(),
    (text) => text !== '',
  );
}

async function unreadIs({ page }: Portal, count: number): Promise<void> {
  await page.getByRole('button', { name: `Messages, ${count} unread` }).waitFor();
}
