import assert from 'node:assert/strict';
import { after, before, suite } from 'node:test';

import { MARIE, MIA } from '../support/node/sample.js';
import { Stage } from '../support/node/stage.js';

const HELD = 'Take one tablet in the morning.';
const REFUSED = 'We will call you tomorrow.';
const MEANWHILE = 'I forgot: I am allergic to penicillin.';

suite('the view Waiting, without a mouse', () => {
  const stage = new Stage();
  before(() => stage.open());
  after(() => stage.close());

  stage.flow('one reply is sent as it is, and another discarded', async (computer) => {
    const { clinic } = computer;
    const portal = await computer.openWithShell();
    const { page } = portal;
    await computer.goOffline();
    await portal.reply(MARIE, HELD);
    await portal.reply(MIA, REFUSED);
    await clinic.patientWrites(MARIE, MEANWHILE);
    await clinic.removes(MIA);
    await computer.goOnline();
    await portal.says(REFUSED, 'this conversation no longer exists');

    await portal.tabTo('combobox', 'Views', 'Shift+Tab');
    await page.keyboard.type('Waiting');
    const list = page.locator('intray-waiting-list');
    await list.getByRole('article').filter({ hasText: MEANWHILE }).waitFor();
    await list.getByRole('article').filter({ hasText: HELD }).waitFor();

    await portal.tabTo('button', 'Send as it is');
    await page.keyboard.press('Enter');
    await clinic.delivered(MARIE, HELD);
    await list.getByRole('article').filter({ hasText: HELD }).waitFor({ state: 'detached' });

    await portal.tabTo('button', 'Discard');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    // The question begins at its harmless answer.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await portal.settled();
    await portal.inbox.getByText('Nothing is waiting to be sent.').waitFor();
    assert.equal(await clinic.times(MARIE, HELD), 1);
  });
});
