import assert from 'node:assert/strict';
import { after, before, suite } from 'node:test';

import { MARIE } from '../support/node/sample.js';
import { Stage } from '../support/node/stage.js';

const REPLY = 'Take one tablet in the morning.';
const MEANWHILE = 'I forgot: I am allergic to penicillin.';

suite('a reply to a patient who wrote meanwhile', () => {
  const stage = new Stage();
  before(() => stage.open());
  after(() => stage.close());

  stage.flow('is held, and Send as it is delivers it once', async (computer) => {
    const { clinic } = computer;
    const portal = await computer.openWithShell();
    await computer.goOffline();
    await portal.reply(MARIE, REPLY);
    await clinic.patientWrites(MARIE, MEANWHILE);
    await computer.goOnline();

    await portal.says(REPLY, 'Needs your decision');
    await portal.message(MEANWHILE).filter({ hasText: 'new since you wrote' }).waitFor();
    assert.equal(await clinic.times(MARIE, REPLY), 0);

    await portal.page.getByRole('button', { name: 'Send as it is' }).click();

    await portal.sent(REPLY);
    assert.equal(await clinic.times(MARIE, REPLY), 1);
    const [line, ...others] = await clinic.replies();
    assert.deepEqual(others, []);
    assert.equal(line?.effects, 1);
  });
});
