import assert from 'node:assert/strict';
import { after, before, suite } from 'node:test';

import { AMINA, MARIE } from '../support/node/sample.js';
import { ServiceWorkerRemote } from '../support/node/service-worker-remote.js';
import { Stage } from '../support/node/stage.js';

const REPLY = 'The form waits for you at the front desk.';
const DRAFT = 'About the renewal: half a sen';

suite('a locked inbox', () => {
  const stage = new Stage();
  before(() => stage.open());
  after(() => stage.close());

  stage.flow('sends nothing over a reload and a new line, and all of it once', async (computer) => {
    const portal = await computer.openWithShell();
    await computer.goOffline();
    await portal.reply(MARIE, REPLY);
    await portal.says(REPLY, 'Queued');
    await portal.choose(AMINA);
    await portal.text.fill(DRAFT);
    await portal.page.getByRole('button', { name: 'Lock', exact: true }).click();
    const screen = portal.inbox.getByRole('alert').filter({ hasText: 'Locked' });
    await screen.filter({ hasText: '1 item is waiting.' }).waitFor();

    await portal.page.reload();
    await screen.filter({ hasText: '1 item is waiting.' }).waitFor();
    await computer.goOnline();
    const remote = await ServiceWorkerRemote.from(portal.page);
    await remote.dispatchSync(stage.url, 'intray/outbox');
    assert.equal(await portal.inbox.getByText(MARIE.name).count(), 0);
    assert.deepEqual(await computer.clinic.replies(), []);

    await portal.page.getByRole('button', { name: 'Unlock' }).click();
    await portal.choose(MARIE);
    await portal.sent(REPLY);
    assert.equal(await computer.clinic.times(MARIE, REPLY), 1);
    await portal.choose(AMINA);
    await portal.text.waitFor();
    assert.equal(await portal.text.inputValue(), DRAFT);
  });
});
