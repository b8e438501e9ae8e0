import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { after, before, suite } from 'node:test';

import { MARIE } from '../support/node/sample.js';
import { Stage } from '../support/node/stage.js';

const LATE_PART = '**/intray/intray-conversation-*.js*';
const PART = /^intray-.+-[\w-]{8}\.js$/u;

suite('the part of the page that comes when a conversation is chosen', () => {
  const stage = new Stage();
  before(() => stage.open());
  after(() => stage.close());

  stage.flow('is missed with a sentence, and is there after another try', async (computer) => {
    await computer.context.route(LATE_PART, (route) => route.abort());
    const portal = await computer.open();
    await portal.ready();
    await portal.row(MARIE).click();
    const missing = portal.inbox.getByText('This part of the page could not be loaded.');
    await missing.waitFor();

    await computer.context.unroute(LATE_PART);
    await portal.inbox.getByRole('button', { name: 'Try now' }).click();

    await portal.inbox.getByRole('heading', { name: MARIE.name }).waitFor();
    assert.equal(await missing.count(), 0);
  });

  stage.flow('is kept for a time without a connection', async (computer) => {
    const portal = await computer.openWithShell();
    await computer.goOffline();
    await portal.page.reload();
    await portal.ready();

    await portal.choose(MARIE);

    await portal.text.waitFor();
  });

  stage.flow('is kept with every other part as soon as the worker is there', async (computer) => {
    const built = (await readdir('dist')).filter((name) => PART.test(name));
    const portal = await computer.openWithShell();

    const kept = await portal.page.evaluate(async () => {
      const shell = await caches.open('intray/shell');
      return (await shell.keys()).map(({ url }) => new URL(url).pathname.slice('/intray/'.length));
    });

    assert.deepEqual(
      built.filter((name) => !kept.includes(name)),
      [],
    );
  });
});
