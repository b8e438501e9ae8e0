import assert from 'node:assert/strict';
import { after, before, suite } from 'node:test';

import type { Computer } from '../support/node/computer.js';
import type { PickedFile, Portal } from '../support/node/portal.js';
import { MARIE } from '../support/node/sample.js';
import { Stage } from '../support/node/stage.js';
import { timedRows, type TimedRows } from '../support/node/timed-rows.js';
import { until } from '../support/node/until.js';

const REPLY = 'Please read this before Thursday.';
const EIGHT_DAYS = 8 * 86_400_000;
const FORM: PickedFile = {
  name: 'form.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.7\nA form.'),
};

suite('the timers worker of a real page', () => {
  const stage = new Stage();
  before(() => stage.open());
  after(() => stage.close());

  stage.flow('does once what became due while its tab was frozen', async (computer) => {
    const tab = await computer.open();
    await sendForm(tab, computer);
    await tab.page.getByRole('button', { name: `Get ${FORM.name}` }).click();
    await until(
      'the file is here',
      () => timedRows(tab.page),
      ({ parts }) => parts === 1,
    );

    const session = await computer.context.newCDPSession(tab.page);
    await session.send('Page.setWebLifecycleState', { state: 'frozen' });
    await computer.clinic.movesClock(EIGHT_DAYS);
    await session.send('Page.setWebLifecycleState', { state: 'active' });

    const done = await until('all is done', () => timedRows(tab.page), isAllDone);
    const another = await computer.open();
    await another.ready();
    await tab.page.reload();
    await tab.ready();
    assert.deepEqual(await timedRows(another.page), done);
  });
});

/** Its patient downloads the file and does not open the message; Ana asked to hear of that after a day. */
async function sendForm(tab: Portal, { clinic }: Computer): Promise<void> {
  await tab.ready();
  await tab.choose(MARIE);
  await tab.attach(FORM);
  await (await tab.option('If unread')).selectOption('P1D');
  await tab.text.fill(REPLY);
  await tab.send.click();
  await clinic.delivered(MARIE, REPLY);
  await tab.sent(REPLY);
  await clinic.filesWith(MARIE, REPLY);
}

function isAllDone({ parts, notices }: TimedRows): boolean {
  return parts === 0 && notices.some(({ state }) => state === 'due');
}
