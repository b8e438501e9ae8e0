import assert from 'node:assert/strict';
import { after, before, suite } from 'node:test';

import type { ClinicSide } from '../support/node/clinic-side.js';
import type { Portal } from '../support/node/portal.js';
import { MARIE, MIA } from '../support/node/sample.js';
import { Stage } from '../support/node/stage.js';
import { until } from '../support/node/until.js';

const REPLY = 'The renewal is at the pharmacy. We close this now.';
const MEANWHILE = 'One more thing: I feel dizzy today.';

/** Opens the menu of the open conversation and chooses its entry, which has the name of the button. */
async function choose({ inbox }: Portal, name: 'Close' | 'Reopen'): Promise<void> {
  const buttons = inbox.getByRole('button', { name, exact: true });
  await buttons.first().click();
  await buttons.nth(1).click();
}

/** Resolves once the patient's side says so. */
async function patientHas(
  clinic: ClinicSide,
  state: 'open' | 'closed',
  canReply: boolean,
): Promise<void> {
  await until(
    `the patient has it ${state}`,
    () => clinic.patientSide(MARIE),
    (side) => side.state === state && side.patientCanReply === canReply,
  );
}

async function headerSays({ inbox }: Portal, words: string): Promise<void> {
  await inbox.locator('header').filter({ hasText: words }).waitFor();
}

suite('closing a conversation', () => {
  const stage = new Stage();
  before(() => stage.open());
  after(() => stage.close());

  stage.flow('takes the reply box from the patient, and Reopen gives it back', async (computer) => {
    const { clinic } = computer;
    const portal = await computer.openWithShell();
    await portal.choose(MARIE);
    await choose(portal, 'Close');
    await patientHas(clinic, 'closed', false);
    await portal.row(MARIE).waitFor({ state: 'detached' });
    await portal.settled();

    await choose(portal, 'Reopen');
    await patientHas(clinic, 'open', true);
    await portal.row(MARIE).waitFor();
  });

  stage.flow('is done without a mouse, and goes on in the next row', async (computer) => {
    const portal = await computer.openWithShell();
    const { page } = portal;
    await portal.choose(MARIE);
    await portal.tabTo('button', /^Close$/u);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await patientHas(computer.clinic, 'closed', false);
    await portal.row(MARIE).waitFor({ state: 'detached' });
    await page.keyboard.press('Enter');
    await portal.inbox.getByRole('heading', { name: MIA.name }).waitFor();
  });

  stage.flow(
    'waits offline, behind its reply, also when the page is loaded anew',
    async (computer) => {
      const { clinic } = computer;
      const portal = await computer.openWithShell();
      await computer.goOffline();
      await portal.reply(MARIE, REPLY);
      await choose(portal, 'Close');
      await headerSays(portal, 'Closed');
      await headerSays(portal, 'Queued – will send when online');

      await portal.page.reload();
      await portal.inbox.getByRole('combobox', { name: 'Views' }).selectOption('waiting');
      await portal.choose(MARIE);
      await headerSays(portal, 'Queued – will send when online');
      assert.equal((await clinic.patientSide(MARIE)).state, 'open');

      await computer.goOnline();
      await clinic.delivered(MARIE, REPLY);
      await patientHas(clinic, 'closed', false);
      await portal.settled();
      assert.equal(await clinic.times(MARIE, REPLY), 1);
    },
  );

  stage.flow('is held where the patient wrote meanwhile, and closes as it is', async (computer) => {
    const { clinic } = computer;
    const portal = await computer.openWithShell();
    await portal.choose(MARIE);
    await computer.goOffline();
    await choose(portal, 'Close');
    await headerSays(portal, 'Queued');
    await clinic.patientWrites(MARIE, MEANWHILE);
    await computer.goOnline();

    await portal.message('Closing needs your decision').waitFor();
    await portal.message(MEANWHILE).filter({ hasText: 'new meanwhile' }).waitFor();
    assert.equal((await clinic.patientSide(MARIE)).state, 'open');

    await portal.page.getByRole('button', { name: 'Close as it is' }).click();
    await patientHas(clinic, 'closed', false);
    await portal.settled();
  });
});
