import assert from 'node:assert/strict';
import { after, before, suite } from 'node:test';

import type { Computer } from '../support/node/computer.js';
import type { Portal } from '../support/node/portal.js';
import { MARIE, MIA } from '../support/node/sample.js';
import { Stage } from '../support/node/stage.js';
import { until } from '../support/node/until.js';

const REPLY = 'Come at 13:30 and bring the card.';
const TEN_SECONDS = { query: { undo: '10' } };

/** The events at which a tab may die: what is true then must be true when it is opened again. */
type Moment = 'intray-before-send' | 'intray-reply-queued';

suite('a draft with its options, when the tab crashes', () => {
  const stage = new Stage();
  before(() => stage.open());
  after(() => stage.close());

  stage.flow('after it was saved, is all there', async (computer) => {
    const portal = await computer.openWithShell();
    await write(portal);
    await portal.inbox.getByText(/^Draft saved/u).waitFor();

    const again = await crash(computer, portal);

    await shows(again, { text: REPLY, masked: true });
  });

  stage.flow('while it was typed on, has all but the last second', async (computer) => {
    const portal = await computer.openWithShell();
    await write(portal);
    await portal.inbox.getByText(/^Draft saved/u).waitFor();
    await portal.text.pressSequentially(' Than');

    const again = await crash(computer, portal);

    await again.choose(MARIE);
    const text = await until(
      'the draft is shown',
      () => again.text.inputValue(),
      (value) => value.startsWith(REPLY),
    );
    assert.ok(`${REPLY} Than`.startsWith(text));
  });

  stage.flow(
    'before the reply is on disk, is still a draft and nothing is sent',
    async (computer) => {
      const portal = await computer.openWithShell();
      await write(portal);
      await portal.inbox.getByText(/^Draft saved/u).waitFor();
      await crashAt(portal, 'intray-before-send', () => portal.send.click());

      const again = await reopened(computer);

      await shows(again, { text: REPLY, masked: true });
      await again.settled();
      assert.equal(await computer.clinic.times(MARIE, REPLY), 0);
    },
  );

  stage.flow('once the reply is on disk, is gone and the reply is sent once', async (computer) => {
    const portal = await computer.openWithShell();
    await write(portal);
    await crashAt(portal, 'intray-reply-queued', () => portal.send.click());

    const again = await reopened(computer);

    await again.choose(MARIE);
    await again.sent(REPLY);
    assert.equal(await again.text.inputValue(), '');
    assert.equal(await computer.clinic.times(MARIE, REPLY), 1);
    const { messages } = await computer.clinic.patientSide(MARIE);
    assert.equal(messages.at(-1)?.from.name, 'Clinic Staff');
  });

  stage.flow(
    'at Undo, is there or is queued, never both and never neither',
    async (computer) => {
      const portal = await computer.openWithShell();
      await write(portal);
      await portal.send.click();
      const undo = portal.page.getByRole('button', { name: 'Undo' });
      await undo.waitFor();
      await undo.click({ noWaitAfter: true });

      const again = await crash(computer, portal);

      await again.choose(MARIE);
      await until(
        'it is in one place',
        async () => [await again.message(REPLY).count(), await again.text.inputValue()],
        ([queued, text]) => (queued === 1) !== (text === REPLY),
      );
    },
    TEN_SECONDS,
  );

  stage.flow('after Undo, is whole again', async (computer) => {
    const portal = await computer.openWithShell();
    await computer.goOffline();
    await write(portal);
    await portal.send.click();
    await portal.message(REPLY).getByRole('button', { name: 'Edit' }).click();
    await portal.message(REPLY).waitFor({ state: 'detached' });

    const again = await crash(computer, portal);

    await shows(again, { text: REPLY, masked: true });
    await computer.goOnline();
    await again.settled();
    assert.equal(await computer.clinic.times(MARIE, REPLY), 0);
  });
});

suite('a draft with its options', () => {
  const stage = new Stage();
  before(() => stage.open());
  after(() => stage.close());

  stage.flow('outlives a colleague’s assignment', async (computer) => {
    const portal = await computer.openWithShell();
    await write(portal);
    await computer.clinic.assign(MARIE, 'sam-okafor', 'dana-lee');
    await portal.inbox
      .getByText(/Dana Lee/u)
      .first()
      .waitFor();
    assert.equal(await portal.text.inputValue(), REPLY);
    assert.equal(await (await portal.option('Mask Name')).isChecked(), true);
  });

  stage.flow('is followed by another tab, and stays with its patient', async (computer) => {
    const [first, second] = [await computer.openWithShell(), await computer.open()];
    await second.ready();
    await second.choose(MARIE);
    await write(first);

    await shows(second, { text: REPLY, masked: true });

    await second.choose(MIA);
    assert.equal(await second.text.inputValue(), '');
    assert.equal(await (await second.option('Mask Name')).isChecked(), false);
  });
});

async function write(portal: Portal): Promise<void> {
  await portal.choose(MARIE);
  await portal.text.fill(REPLY);
  await (await portal.option('Mask Name')).check();
}

async function shows(
  portal: Portal,
  { text, masked }: { readonly text: string; readonly masked: boolean },
): Promise<void> {
  await portal.choose(MARIE);
  await until(
    'the draft is shown',
    () => portal.text.inputValue(),
    (value) => value === text,
  );
  const mask = await portal.option('Mask Name');
  await until(
    'its options are shown',
    () => mask.isChecked(),
    (isMasked) => isMasked === masked,
  );
}

/** The tab's process dies, as it stands; a new tab is opened. */
async function crash(computer: Computer, portal: Portal): Promise<Portal> {
  const session = await computer.context.newCDPSession(portal.page);
  const crashed = portal.page.waitForEvent('crash');
  // Nobody is left to answer.
  void session.send('Page.crash').catch(() => undefined);
  await crashed;
  await portal.page.close();
  return reopened(computer);
}

/** The tab goes no further than this event: what it does not finish, it never will. */
async function crashAt(portal: Portal, moment: Moment, act: () => Promise<void>): Promise<void> {
  const { page } = portal;
  await page.evaluate((name) => {
    document.addEventListener(name, () => {
      console.log('crash now');
      // Holds the page where it is until its process is ended from outside.
      for (;;);
    });
  }, moment);
  const session = await page.context().newCDPSession(page);
  const reached = page.waitForEvent('console', (line) => line.text() === 'crash now');
  void act().catch(() => undefined);
  await reached;
  const crashed = page.waitForEvent('crash');
  void session.send('Page.crash').catch(() => undefined);
  await crashed;
}

async function reopened(computer: Computer): Promise<Portal> {
  const again = await computer.open();
  await again.ready();
  return again;
}
