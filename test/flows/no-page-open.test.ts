import assert from 'node:assert/strict';
import { after, before, suite } from 'node:test';
import type { Page } from 'playwright-core';

import type { Computer } from '../support/node/computer.js';
import { MARIE } from '../support/node/sample.js';
import { ServiceWorkerRemote } from '../support/node/service-worker-remote.js';
import { Stage } from '../support/node/stage.js';

const TAG = 'intray/outbox';
const REPLY = 'The renewal is ready at the pharmacy.';

suite('a reply written offline', () => {
  const stage = new Stage();
  before(() => stage.open());
  after(() => stage.close());

  stage.flow('is delivered once when the line returns and no page is open', async (computer) => {
    const portal = await computer.openWithShell();
    await computer.goOffline();
    await portal.reply(MARIE, REPLY);
    await portal.says(REPLY, 'Queued');
    const wakesByItself = await hasSync(portal.page);
    await portal.page.close();
    await computer.goOnline();
    if (!wakesByItself) await wake(computer, stage.url);

    await computer.clinic.delivered(MARIE, REPLY);

    const again = await computer.open();
    await again.choose(MARIE);
    await again.sent(REPLY);
    await again.settled();
    assert.equal(await computer.clinic.times(MARIE, REPLY), 1);
    assert.equal((await computer.clinic.replies()).length, 1);
  });

  stage.flow('is delivered by the page where nothing wakes the worker', async (computer) => {
    await computer.context.addInitScript(() => {
      const Registration = Reflect.get(globalThis, 'ServiceWorkerRegistration') as
        { prototype: object } | undefined;
      if (Registration) Reflect.deleteProperty(Registration.prototype, 'sync');
      Reflect.deleteProperty(globalThis, 'SyncManager');
    });
    const portal = await computer.openWithShell();
    await computer.goOffline();
    await portal.reply(MARIE, REPLY);
    await portal.says(REPLY, 'Queued – will send when online');
    assert.equal(await hasSync(portal.page), false);
    await computer.goOnline();

    await portal.sent(REPLY);

    assert.equal(await computer.clinic.times(MARIE, REPLY), 1);
  });
});

/** Whether the browser has promised to wake the service worker. */
function hasSync(page: Page): Promise<boolean> {
  return page.evaluate(async (tag) => {
    interface WithSync {
      readonly sync?: { getTags(): Promise<string[]> };
    }
    const registration = (await navigator.serviceWorker.ready) as WithSync;
    const tags = await registration.sync?.getTags().catch((): string[] => []);
    return tags?.includes(tag) === true;
  }, TAG);
}

/** What a browser with Background Sync does by itself, done from an empty page. */
async function wake({ context }: Computer, url: string): Promise<void> {
  console.log('  This browser has no Background Sync: the test dispatches the event itself.');
  const remote = await ServiceWorkerRemote.from(await context.newPage());
  await remote.dispatchSync(url, TAG);
}
