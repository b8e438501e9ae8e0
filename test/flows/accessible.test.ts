import assert from 'node:assert/strict';
import { after, before, suite } from 'node:test';
import type { Page } from 'playwright-core';

import { axeFinds } from '../support/node/axe.js';
import type { Computer } from '../support/node/computer.js';
import type { Portal } from '../support/node/portal.js';
import { MARIE, MIA } from '../support/node/sample.js';
import { Stage } from '../support/node/stage.js';

const REPLY = 'Take one tablet in the morning.';
const PHONE = { width: 360, height: 780 };
/** A colour on its way to another has no contrast worth measuring. */
const STILL = { viewport: { width: 1_600, height: 900 }, reducedMotion: 'reduce' } as const;

suite('axe finds nothing, in both languages, light and dark', () => {
  const stage = new Stage();
  before(() => stage.open());
  after(() => stage.close());

  stage.flow(
    'from the inbox to a held reply, and on a phone',
    async (computer) => {
      const portal = await computer.openWithShell();
      await look(portal, 'the inbox');
      await portal.choose(MIA);
      await look(portal, 'a conversation');
      await (await portal.option('Billable')).check();
      await (await portal.option('Allow Response')).uncheck();
      await look(portal, 'a reply with its options');
      await portal.text.fill(REPLY);
      await (await portal.option('Fee Code')).fill('K303A');
      await portal.page.getByRole('button', { name: 'Reply and end conversation' }).click();
      await look(portal, 'the question before an ending');
      await portal.confirm('Go back');
      await portal.page.getByRole('tab', { name: 'Assign' }).click();
      await portal.page.getByRole('radio', { name: 'Dana Lee' }).check();
      await look(portal, 'who is to have it');
      await portal.page.getByRole('tab', { name: 'Reply' }).click();
      await portal.page.getByRole('button', { name: /^Staff only/u }).click();
      await look(portal, 'what colleagues say');
      await holdReply(computer, portal);
      await look(portal, 'offline, with a held reply');
      await portal.page.setViewportSize(PHONE);
      await look(portal, 'a conversation on a phone');
      await portal.back.click();
      await look(portal, 'the list on a phone');
    },
    { context: STILL },
  );

  stage.flow(
    'where nothing has been loaded',
    async (computer) => {
      computer.strike({ kind: 'drop-request' });
      const portal = await computer.open();
      await portal.inbox.getByText('The clinic’s server does not answer.').waitFor();
      await look(portal, 'unreachable at the first start');
    },
    { context: STILL },
  );
});

async function look({ page }: Portal, screen: string): Promise<void> {
  for (const lang of ['fr-CA', 'en-CA'])
    for (const theme of ['dark', 'light']) {
      await wear(page, lang, theme);
      assert.deepEqual(await axeFinds(page), [], `${screen}, ${lang}, ${theme}`);
    }
}

/** As the demo's own controls do it. */
async function wear(page: Page, lang: string, theme: string): Promise<void> {
  await page.evaluate(
    ([language = '', colours = '']) => {
      document.documentElement.lang = language;
      document.documentElement.dataset['theme'] = colours;
    },
    [lang, theme],
  );
  await page.locator(`message-inbox [lang=${lang}]`).first().waitFor();
}

async function holdReply(computer: Computer, portal: Portal): Promise<void> {
  await computer.goOffline();
  await portal.reply(MARIE, REPLY);
  await computer.clinic.patientWrites(MARIE, 'One more thing.');
  await computer.goOnline();
  await portal.says(REPLY, 'Needs your decision');
  await computer.goOffline();
  await portal.banner.waitFor();
}
