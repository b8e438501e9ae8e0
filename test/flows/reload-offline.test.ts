import assert from 'node:assert/strict';
import { after, before, suite } from 'node:test';

import { MARIE, MIA } from '../support/node/sample.js';
import { Stage } from '../support/node/stage.js';

const REPLY = 'The form is at the front desk.';
const DRAFT = 'Please send a photo in dayl';

suite('a reload without a connection', () => {
  const stage = new Stage();
  before(() => stage.open());
  after(() => stage.close());

  stage.flow('brings back page, inbox, draft and queued reply', async (computer) => {
    const portal = await computer.openWithShell();
    await computer.goOffline();
    await portal.reply(MARIE, REPLY);
    await portal.choose(MIA);
    await portal.text.fill(DRAFT);
    await portal.inbox.getByText(/^Draft saved/u).waitFor();

    await portal.page.reload();

    await portal.ready();
    await portal.banner.filter({ hasText: 'You are offline.' }).waitFor();
    await portal.choose(MIA);
    assert.equal(await portal.text.inputValue(), DRAFT);
    await portal.choose(MARIE);
    await portal.says(REPLY, 'Queued – will send when online');
    await computer.goOnline();
    await portal.sent(REPLY);
    assert.equal(await computer.clinic.times(MARIE, REPLY), 1);
  });
});
