import assert from 'node:assert/strict';
import { after, before, suite } from 'node:test';
import type { Locator } from 'playwright-core';

import type { Portal } from '../support/node/portal.js';
import { MARIE } from '../support/node/sample.js';
import { Stage } from '../support/node/stage.js';
import { until } from '../support/node/until.js';

const REPLY = 'The renewal is on its way.';

suite('the demo page', () => {
  const stage = new Stage();
  before(() => stage.open());
  after(() => stage.close());

  stage.flow('shows the patient’s phone, on which a message is opened', async (computer) => {
    const portal = await computer.openWithShell();
    await portal.reply(MARIE, REPLY);
    const phone = phoneIn(portal);
    await phone.getByText(REPLY).waitFor();
    assert.equal(await phone.getByText('Clinic Staff').count(), 1);

    await phone.getByRole('button', { name: 'Open message' }).click();

    await portal.says(REPLY, 'Read by Marie Tremblay');
    await phone.getByRole('button', { name: 'Open message' }).waitFor({ state: 'hidden' });
  });

  stage.flow('lets the patient write, and the clinic end it', async (computer) => {
    const portal = await computer.openWithShell();
    await portal.choose(MARIE);
    const phone = phoneIn(portal);
    await phone.getByRole('textbox', { name: 'Write a reply' }).fill('Thank you!');
    await phone.getByRole('button', { name: 'Send' }).click();
    await portal.message('Thank you!').waitFor();

    await computer.clinic.close(MARIE, 'sam-okafor');

    await phone.getByText('The clinic has ended this conversation.').waitFor();
    assert.equal(await phone.getByRole('textbox').count(), 0);
  });

  stage.flow('cuts the staff with its switch, and lets them back', async (computer) => {
    const portal = await computer.openWithShell();
    await portal.page.getByRole('radio', { name: 'Offline' }).check();
    await portal.banner.filter({ hasText: 'You are offline.' }).waitFor();
    await portal.reply(MARIE, REPLY);
    await portal.says(REPLY, 'Queued – will send when online');
    await phoneIn(portal).getByText('Prescription renewal').waitFor();
    assert.deepEqual(await computer.clinic.replies(), []);

    await portal.page.getByRole('radio', { name: 'Online' }).check();

    await portal.sent(REPLY);
    const ledger = portal.page.getByRole('region', { name: 'Server ledger' });
    await ledger.getByRole('row', { name: 'reply 1 Accepted' }).waitFor();
  });

  stage.flow('starts anew with Reset, and keeps nothing of before', async (computer) => {
    const portal = await computer.openWithShell();
    const [before] = await personalDatabases(portal);
    await portal.reply(MARIE, REPLY);
    await portal.sent(REPLY);

    await portal.page.getByRole('button', { name: 'Reset demo' }).click();

    const now = () => personalDatabases(portal).catch((): string[] => []);
    const fresh = (names: string[]) => names.length === 1 && names[0] !== before;
    await until('only the new database is left', now, fresh);
    await portal.choose(MARIE);
    await portal.message('two tablets left').waitFor();
    assert.equal(await portal.message(REPLY).count(), 0);
  });
});

function phoneIn({ page }: Portal): Locator {
  return page.getByRole('region', { name: /phone/u });
}

function personalDatabases({ page }: Portal): Promise<string[]> {
  return page.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name = '' }) => name);
    return names.filter((name) => name !== 'intray-device');
  });
}
