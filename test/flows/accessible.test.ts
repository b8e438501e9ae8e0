import assert from 'node:assert/strict';
import { after, before, suite } from 'node:test';

import { axeFinds } from '../support/node/axe.js';
import type { Computer } from '../support/node/computer.js';
import { ENGLISH, FRENCH } from '../support/node/portal-words.js';
import type { Portal } from '../support/node/portal.js';
import { MARIE, MIA } from '../support/node/sample.js';
import { Stage } from '../support/node/stage.js';

const REPLY = 'Take one tablet in the morning.';
const WIDE = { width: 1_600, height: 900 };
const PHONE = { width: 360, height: 780 };

suite('axe finds nothing', () => {
  const stage = new Stage();
  before(() => stage.open());
  after(() => stage.close());

  for (const locale of ['en-CA', 'fr-CA'])
    for (const colorScheme of ['light', 'dark'] as const) {
      stage.flow(
        `on any screen, ${locale}, ${colorScheme}`,
        async (computer) => {
          const words = locale === 'fr-CA' ? FRENCH : ENGLISH;
          const portal = await computer.openWithShell(words);
          await look(portal, 'the inbox');
          await portal.choose(MIA);
          await look(portal, 'a conversation');
          await holdReply(computer, portal);
          await look(portal, 'offline, with a held reply');
          await portal.page.setViewportSize(PHONE);
          await look(portal, 'a conversation on a phone');
          await portal.back.click();
          await look(portal, 'the list on a phone');
        },
        { context: { locale, colorScheme, viewport: WIDE } },
      );
    }
});

async function look({ page }: Portal, screen: string): Promise<void> {
  assert.deepEqual(await axeFinds(page), [], screen);
}

async function holdReply(computer: Computer, portal: Portal): Promise<void> {
  await computer.goOffline();
  await portal.reply(MARIE, REPLY);
  await computer.clinic.patientWrites(MARIE, 'One more thing.');
  await computer.goOnline();
  await portal.says(REPLY, portal.words.held);
  await computer.goOffline();
  await portal.banner.waitFor();
}
