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

  stage.flow('adds one move of the clock to the other, also after a reload', async (computer) => {
    const portal = await computer.open();
    for (const name of ['+1 day', '+1 hour']) {
      await portal.page.getByRole('button', { name }).click();
      await portal.page.getByText(/At the clinic it is now/u).waitFor();
      await portal.page.reload();
    }

    const answer = await portal.page.request.get(`${stage.url}/clinic/${computer.run}/network`);
    const ahead = Date.parse(answer.headers()['date'] ?? '') - Date.now();
    assert.equal(Math.round(ahead / 60_000), 25 * 60);
  });

  stage.flow('finds a comment in what the phone is sent, if one is there', async (computer) => {
    const portal = await computer.open();
    const received = portal.page.locator('#comments-received');
    await portal.choose(MARIE);
    await until(
      'nothing has leaked',
      () => received.textContent(),
      (text) => text === '0',
    );

    await portal.page.route('**/patient/*/conversations', async (route) => {
      const text = await (await route.fetch()).text();
      const leak = '"note":"She called twice about this. Last visit was in June.","subject"';
      await route.fulfill({ body: text.replace('"subject"', leak) });
    });

    await until(
      'one has leaked',
      () => received.textContent(),
      (text) => text === '1',
    );
  });

  stage.flow(
    'ticks its list by what really happened',
    async (computer) => {
      const portal = await computer.openWithShell();
      const { page } = portal;
      const list = page.getByRole('region', { name: 'Try it' });
      await list.getByText('0 of 10, ticks itself').waitFor();
      await portal.choose(MARIE);
      await ticked(list, 'Read a new message');
      await page.getByRole('checkbox', { name: 'Mask Name' }).check();
      await portal.reply(MARIE, REPLY);
      await ticked(list, 'Reply with your name masked');

      await page.getByRole('radio', { name: 'Offline' }).check();
      await ticked(list, 'Go offline');
      await portal.reply(MARIE, 'First.');
      await portal.reply(MARIE, 'Second.');
      await ticked(list, 'Send two more replies');
      await list.getByText('4 of 10, ticks itself').waitFor();
      await page.reload();
      await ticked(list, 'Reload the page: the queue survives');
      await list.getByText('5 of 10, ticks itself').waitFor();

      await page.getByRole('radio', { name: 'Online' }).check();
      await ticked(list, 'Go online: each is sent once');
      await portal.choose(MARIE);
      await (await portal.option('If unread')).selectOption('P1D');
      await portal.reply(MARIE, 'Third.');
      await portal.sent('Third.');
      await page.getByRole('button', { name: '+1 day' }).click();
      await ticked(list, 'Ask for a notice after 1 day, then +1 day');
      await portal.inbox.getByText('were not read in time').first().waitFor();
      await page.getByRole('button', { name: '+7 days' }).click();
      await ticked(list, '+7 days: a file is gone');

      await portal.choose(MARIE);
      const close = portal.inbox.getByRole('button', { name: 'Close', exact: true });
      await close.first().click();
      await close.nth(1).click();
      await ticked(list, 'Close a conversation');
      await list.getByText('9 of 10, ticks itself').waitFor();
    },
    { context: { viewport: { width: 1_600, height: 900 } } },
  );

  stage.flow('ticks a sign-out that left a reply behind, and no other', async (computer) => {
    const portal = await computer.openWithShell();
    const { page, inbox } = portal;
    const list = page.getByRole('region', { name: 'Try it' });
    await portal.choose(MARIE);
    await ticked(list, 'Read a new message');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await inbox.getByText('You are signed out.').waitFor();
    assert.equal(await inbox.getByRole('tab').count(), 0, 'nothing is written to nobody');
    await page.getByRole('button', { name: 'Sign in as' }).click();
    await portal.ready();
    await list.getByText('1 of 10, ticks itself').waitFor();

    await page.getByRole('radio', { name: 'Offline' }).check();
    await portal.reply(MARIE, REPLY);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await portal.confirm('Keep on this device');
    await inbox.getByText('You are signed out.').waitFor();
    await page.getByRole('radio', { name: 'Online' }).check();
    await page.getByRole('button', { name: 'Sign in as' }).click();
    await ticked(list, 'Sign out with a reply unsent, and sign in again');
    await portal.choose(MARIE);
    await portal.sent(REPLY);
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

async function ticked(list: Locator, step: string): Promise<void> {
  await list
    .getByRole('listitem')
    .filter({ hasText: `Done: ${step}` })
    .waitFor();
}

function personalDatabases({ page }: Portal): Promise<string[]> {
  return page.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name = '' }) => name);
    return names.filter((name) => name !== 'intray-device');
  });
}
