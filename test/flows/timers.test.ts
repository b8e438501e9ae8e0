import assert from 'node:assert/strict';
import { after, before, suite } from 'node:test';

import type { Computer } from '../support/node/computer.js';
import type { PickedFile, Portal } from '../support/node/portal.js';
import { MARIE } from '../support/node/sample.js';
import { Stage } from '../support/node/stage.js';
import { timedRows, type TimedRows } from '../support/node/timed-rows.js';
import { until } from '../support/node/until.js';

const REPLY = 'Please read this before Thursday.';
const GONE_WITHIN_MS = 5_000;
const EIGHT_DAYS = 8 * 86_400_000;
const FORM: PickedFile = {
  name: 'form.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.7\nA form.'),
};

suite('the timers worker of a real page', () => {
  const stage = new Stage();
  before(() => stage.open());
  after(() => stage.close());

  stage.flow('does once what became due while its tab was frozen', async (computer) => {
    const tab = await computer.open();
    await sendForm(tab, computer);
    await tab.page.getByRole('button', { name: `Get ${FORM.name}` }).click();
    await until(
      'the file is here',
      () => timedRows(tab.page),
      ({ parts }) => parts === 1,
    );

    const session = await computer.context.newCDPSession(tab.page);
    await session.send('Page.setWebLifecycleState', { state: 'frozen' });
    await computer.clinic.movesClock(EIGHT_DAYS);
    await session.send('Page.setWebLifecycleState', { state: 'active' });

    const done = await until('all is done', () => timedRows(tab.page), isAllDone);
    const another = await computer.open();
    await another.ready();
    await tab.page.reload();
    await tab.ready();
    assert.deepEqual(await timedRows(another.page), done);
  });

  stage.flow(
    'never shows what became due while all was closed, and deletes it',
    async (computer) => {
      const tab = await computer.open();
      await sendForm(tab, computer);
      await tab.page.getByRole('button', { name: `Get ${FORM.name}` }).click();
      await until(
        'the file is here',
        () => timedRows(tab.page),
        ({ parts }) => parts === 1,
      );
      await tab.page.evaluate(setDeviceClock, { run: computer.run, aheadMs: EIGHT_DAYS });
      await tab.page.close();
      await computer.clinic.movesClock(EIGHT_DAYS);

      const later = await computer.open();
      const started = Date.now();
      await until(
        'its bytes are gone',
        () => timedRows(later.page),
        ({ parts }) => parts === 0,
      );
      assert.ok(Date.now() - started < GONE_WITHIN_MS, `${Date.now() - started} ms`);
      await later.choose(MARIE);
      await later
        .message(REPLY)
        .getByText(/^Deleted on/u)
        .waitFor();
      assert.equal(await later.message(REPLY).getByRole('button', { name: FORM.name }).count(), 0);
    },
  );

  stage.flow(
    'tells outside the page once, without a name, in two tabs and after a restart',
    async (computer) => {
      await computer.context.addInitScript(keepNotifications);
      const one = await computer.open();
      await sendForm(one, computer);
      await one.inbox.getByRole('button', { name: 'More: Gagnon, Luc' }).click();
      await one.page.getByLabel('Also tell me outside this page, without names').check();
      const two = await computer.open();
      await two.ready();
      assert.deepEqual(await shownIn(one, two), []);

      await computer.clinic.movesClock(EIGHT_DAYS);
      await Promise.all([one, two].map(({ page }) => page.evaluate(askNow)));
      const title = '1 message was not read in time';
      await until(
        'it was shown',
        () => shownIn(one, two),
        (shown) => shown.length > 0,
      );
      await one.inbox.getByText('2 messages were not read in time').waitFor();
      await two.inbox.getByText('2 messages were not read in time').waitFor();
      assert.deepEqual(await shownIn(one, two), [{ title, body: '' }]);
      assert.equal(await clickedNotification(one, two), 1);

      await Promise.all([one.page.close(), two.page.close()]);
      const again = await computer.open();
      await again.inbox.getByText('2 messages were not read in time').waitFor();
      await again.page.evaluate(askNow);
      assert.deepEqual(await shownIn(again), []);
    },
    { context: { permissions: ['notifications'] } },
  );

  stage.flow(
    'tells outside by the service worker where no page may',
    async (computer) => {
      await computer.context.addInitScript(forbidNotifications);
      const tab = await computer.openWithShell();
      await sendForm(tab, computer);
      await tab.inbox.getByRole('button', { name: 'More: Gagnon, Luc' }).click();
      await tab.page.getByLabel('Also tell me outside this page, without names').check();
      await computer.clinic.movesClock(EIGHT_DAYS);
      await tab.page.evaluate(askNow);
      const shown = await until(
        'it was shown',
        () => tab.page.evaluate(shownByWorker),
        ({ length }) => length > 0,
      );
      assert.deepEqual(shown, [{ title: '1 message was not read in time', body: '' }]);
    },
    { context: { permissions: ['notifications'] } },
  );
});

/** Its patient downloads the file and does not open the message; Ana asked to hear of that after a day. */
async function sendForm(tab: Portal, { clinic }: Computer): Promise<void> {
  await tab.ready();
  await tab.choose(MARIE);
  await tab.attach(FORM);
  await (await tab.option('If unread')).selectOption('P1D');
  await tab.text.fill(REPLY);
  await tab.send.click();
  await clinic.delivered(MARIE, REPLY);
  await tab.sent(REPLY);
  await clinic.filesWith(MARIE, REPLY);
}

/** A notice of the sample is due from the start. */
function isAllDone({ parts, notices }: TimedRows): boolean {
  const isTold = notices.some(
    ({ conversationId, state }) => conversationId === MARIE.id && state === 'due',
  );
  return parts === 0 && isTold;
}

interface Shown {
  readonly title: string;
  readonly body: string;
}

type WithShown = typeof globalThis & { shown: Notification[]; focused: number };

/** As a person sets the clock of a device while no page of ours is open. */
function setDeviceClock(kept: { readonly run: string; readonly aheadMs: number }): void {
  localStorage.setItem('intray-demo-device-clock', JSON.stringify(kept));
}

/** Runs in each page before anything else: what the browser is given to show stays to be looked at. */
function keepNotifications(): void {
  const kept: Notification[] = [];
  class KeptNotification extends Notification {
    constructor(title: string, options?: NotificationOptions) {
      super(title, options);
      kept.push(this);
    }
  }
  const page = globalThis as WithShown;
  page.focused = 0;
  window.focus = () => {
    page.focused += 1;
  };
  Object.assign(page, { Notification: KeptNotification, shown: kept });
}

/** As in Chromium on Android. */
function forbidNotifications(): void {
  const { permission } = Notification;
  const Forbidden = function (): never {
    throw new TypeError('Illegal constructor.');
  };
  const requestPermission = (): Promise<string> => Promise.resolve(permission);
  Object.assign(globalThis, {
    Notification: Object.assign(Forbidden, { permission, requestPermission }),
  });
}

async function shownByWorker(): Promise<Shown[]> {
  const worker = await navigator.serviceWorker.getRegistration();
  return ((await worker?.getNotifications()) ?? []).map(({ title, body }) => ({ title, body }));
}

async function shownIn(...tabs: readonly Portal[]): Promise<Shown[]> {
  const read = (): Shown[] =>
    (globalThis as WithShown).shown.map(({ title, body }) => ({ title, body }));
  return (await Promise.all(tabs.map(({ page }) => page.evaluate(read)))).flat();
}

/** How many tabs asked for the focus when their notification was clicked. */
async function clickedNotification(...tabs: readonly Portal[]): Promise<number> {
  const click = (): number => {
    const page = globalThis as WithShown;
    for (const shown of page.shown) shown.dispatchEvent(new Event('click'));
    return page.focused;
  };
  const focused = await Promise.all(tabs.map(({ page }) => page.evaluate(click)));
  return focused.reduce((sum, count) => sum + count, 0);
}

async function askNow(): Promise<void> {
  const page = globalThis as unknown as Record<symbol, { sync(): Promise<void> } | undefined>;
  await page[Symbol.for('intray.default')]?.sync();
}
