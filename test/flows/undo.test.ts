import assert from 'node:assert/strict';
import { after, before, suite } from 'node:test';

import { MARIE } from '../support/node/sample.js';
import { Stage } from '../support/node/stage.js';

const REPLY = 'Your appointment is at nine.';
const TEN_SECONDS = { query: { undo: '10' } };

suite('a reply in its ten seconds', () => {
  const stage = new Stage();
  before(() => stage.open());
  after(() => stage.close());

  stage.flow(
    'comes back whole with Undo, and nothing is sent',
    async (computer) => {
      const portal = await computer.openWithShell();
      await portal.reply(MARIE, REPLY);
      await portal.says(REPLY, /Sending in \d+ s/u);

      await portal.page.getByRole('button', { name: 'Undo' }).click();

      await portal.message(REPLY).waitFor({ state: 'detached' });
      assert.equal(await portal.text.inputValue(), REPLY);
      await portal.settled();
      assert.deepEqual(computer.sentReplies(), []);
    },
    TEN_SECONDS,
  );

  stage.flow(
    'is written, sent and undone without a mouse',
    async (computer) => {
      const portal = await computer.openWithShell();
      const { page } = portal;
      await portal.tabTo('button', /Tremblay, Marie/u);
      await page.keyboard.press('Enter');
      await portal.inbox.getByRole('heading', { name: MARIE.name }).waitFor();
      await portal.tabTo('textbox', 'Message to the patient');
      await page.keyboard.type(REPLY);
      await page.keyboard.press('Control+Enter');
      await portal.says(REPLY, /Sending in/u);

      await portal.tabTo('button', 'Undo', 'Shift+Tab');
      await page.keyboard.press('Enter');

      await portal.message(REPLY).waitFor({ state: 'detached' });
      assert.equal(await portal.text.inputValue(), REPLY);
      assert.deepEqual(computer.sentReplies(), []);
    },
    TEN_SECONDS,
  );
});
