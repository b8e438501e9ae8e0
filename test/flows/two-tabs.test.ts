import assert from 'node:assert/strict';
import { after, afterEach, before, suite } from 'node:test';

import type { Portal } from '../support/node/portal.js';
import { AMINA, MARIE, MIA, PAUL, UNREAD } from '../support/node/sample.js';
import { Stage } from '../support/node/stage.js';
import { until } from '../support/node/until.js';

const REPLY = 'We called the pharmacy.';
const SCRIPTS = ['intray-service-worker.js', 'intray-timers.js'];

/** It does its work and never says that it is there. */
const UNHEARD = `{
  const { postMessage } = MessagePort.prototype;
  MessagePort.prototype.postMessage = function (message, ...rest) {
    if (message?.type !== 'intray/here') postMessage.call(this, message, ...rest);
  };
}`;

const WITHOUT_LOCKS = `Reflect.deleteProperty(Navigator.prototype, 'locks');
Reflect.deleteProperty(WorkerNavigator.prototype, 'locks');`;

suite('two tabs of one person', () => {
  const stage = new Stage();
  before(() => stage.open());
  after(() => stage.close());
  afterEach(() => stage.scripts.clear());

  for (const { how, prefix } of [
    { how: 'with Web Locks', prefix: '' },
    {
      how: 'without Web Locks',
      prefix: WITHOUT_LOCKS.split('\n')[1] ?? '',
    },
  ]) {
    stage.flow(`and a worker that is not heard send a reply once, ${how}`, async (computer) => {
      for (const name of SCRIPTS) stage.scripts.prefix(name, prefix);
      stage.scripts.prefix('intray-service-worker.js', prefix + UNHEARD);
      if (prefix !== '') {
        await computer.context.addInitScript(() => {
          Reflect.deleteProperty(Navigator.prototype, 'locks');
        });
      }
      const tabs = [await computer.openWithShell(), await computer.openWithShell()] as const;
      // Longer than the tabs wait for the worker, so that all three are at it together.
      computer.strike({ kind: 'slow', ms: 3_000, method: 'PUT', path: '/replies/' });
      await tabs[0].reply(MARIE, REPLY);
      await tabs[1].choose(MARIE);

      for (const tab of tabs) await tab.sent(REPLY);

      await tabs[0].settled();
      const [line, ...others] = await computer.clinic.replies();
      assert.deepEqual(others, []);
      assert.equal(line?.effects, 1);
      assert.equal(await computer.clinic.times(MARIE, REPLY), 1);
    });
  }

  stage.flow('opened at once for the first time share one key', async (computer) => {
    const tabs = await Promise.all([computer.open(), computer.open()]);
    for (const tab of tabs) await tab.ready();
    await Promise.all([draft(tabs[0], MARIE, 'One'), draft(tabs[1], PAUL, 'Two')]);

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
