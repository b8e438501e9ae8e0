import { expect, fixture, html, nextFrame, oneEvent } from '@open-wc/testing';

import type { MessageIcon } from '../../elements/message-icon/message-icon.js';
import { conversation, message, NOON, unreadConversation } from '../support/server-rows.js';
import { deleteTestStores } from '../support/test-store.js';
import { byRole, textOf, until } from './by-role.js';
import { ClinicPage } from './clinic-page.js';

async function icon(page: ClinicPage): Promise<MessageIcon> {
  return fixture(html`<intray-message-icon .intray=${page}></intray-message-icon>`);
}

suite('the message icon', () => {
  teardown(deleteTestStores);

  test('says how many messages in how many conversations, and when that was known', async () => {
    const page = await ClinicPage.open([
      ...unreadConversation('c1', { unread: 2 }),
      ...unreadConversation('c2'),
    ]);
    const element = await icon(page);
    await byRole(element, 'button', 'Messages, 3 unread in 2 conversations, as of 12:00');
    expect(textOf(element)).to.equal('3');
  });

  test('writes no zero', async () => {
    const element = await icon(await ClinicPage.open());
    await byRole(element, 'button', 'Messages, none unread, as of 12:00');
    expect(textOf(element)).to.equal('');
  });

  test('caps the number on the screen and speaks the whole one', async () => {
    const element = await icon(await ClinicPage.open(unreadConversation('c1', { unread: 124 })));
    await byRole(element, 'button', /^Messages, 124 unread in 1 conversation,/u);
    expect(textOf(element)).to.equal('99+');
  });

  test('says that it is offline, and that nothing was ever loaded', async () => {
    const page = await ClinicPage.open();
    const element = await icon(page);
    page.goesOffline();
    await byRole(element, 'button', 'Messages, none unread, as of 12:00, offline');
    page.stands({ lastSyncedAt: null });
    await byRole(element, 'button', 'Messages, not yet loaded on this device');
  });

  test('shows and hides the inbox that it is for', async () => {
    const page = await ClinicPage.open();
    const box = await fixture(html`
      <div>
        <intray-message-icon for="the-inbox" .intray=${page}></intray-message-icon>
        <section id="the-inbox" hidden></section>
      </div>
    `);
    const button = await byRole(box, 'button');
    const inbox = box.querySelector('section');
    const opened = oneEvent(box, 'intray-inbox-opened');
    button.click();
    await opened;
    expect(inbox?.hidden).to.equal(false);
    button.click();
    expect(inbox?.hidden).to.equal(true);
  });

  test('tells the host when the number falls', async () => {
    const page = await ClinicPage.open(unreadConversation('c1'));
    const element = await icon(page);
    await byRole(element, 'button', /1 unread/u);
    const told = oneEvent(element, 'intray-unread-changed');
    await page.told(
      unreadConversation('c1', { unread: 0 })
        .slice(0, 1)
        .map((row) => ({ ...row, version: 2 })),
    );
    expect(((await told) as { count?: number }).count).to.equal(0);
  });

  test('says that something was assigned to me until I have opened it', async () => {
    const value = {
      id: 'a1',
      conversationId: 'c1',
      from: null,
      to: { kind: 'staff', id: 'ana-ruiz' },
      by: 'sam-okafor',
      at: NOON,
    } as const;
    const page = await ClinicPage.open([
      conversation('c1', { assignedBy: 'sam-okafor' }),
      message('c1', 'm1'),
      { op: 'put', kind: 'assignment', id: 'a1', version: 1, value },
    ]);
    const element = await icon(page);
    await byRole(
      element,
      'button',
      'Messages, none unread, as of 12:00. 1 conversation assigned to you.',
    );
    await fixture(html`
      <intray-message-conversation
        .intray=${page}
        conversation-id="c1"
      ></intray-message-conversation>
    `);
    await byRole(element, 'button', 'Messages, none unread, as of 12:00');
  });

  test('writes its number before the title of the page, and takes it away again', async () => {
    document.title = 'Schedule';
    const element = await icon(await ClinicPage.open(unreadConversation('c1', { unread: 3 })));
    element.documentTitle = true;
    await until(() => document.title === '(3) Schedule');
    document.title = 'Patients';
    element.max = 2;
    await until(() => document.title === '(2+) Patients');
    element.remove();
    expect(document.title).to.equal('Patients');
  });

  test('two of them leave one number in the title', async () => {
    document.title = 'Schedule';
    const page = await ClinicPage.open(unreadConversation('c1'));
    const [first, second] = [await icon(page), await icon(page)];
    first.documentTitle = second.documentTitle = true;
    await until(() => document.title === '(1) Schedule');
    // Each hears of the number by itself.
    await byRole(second, 'button', 'Messages, 1 unread in 1 conversation, as of 12:00');
    first.remove();
    expect(document.title).to.equal('(1) Schedule');
    second.remove();
    expect(document.title).to.equal('Schedule');
  });

  test('puts its number on the app, and lives with a browser that refuses', async () => {
    const badges: number[] = [];
    const unheard: unknown[] = [];
    const hear = (event: PromiseRejectionEvent): void => {
      event.preventDefault();
      unheard.push(event.reason);
    };
    addEventListener('unhandledrejection', hear);
    navigator.setAppBadge = (count = 0) => {
      badges.push(count);
      return Promise.reject(new DOMException('', 'NotAllowedError'));
    };
    navigator.clearAppBadge = () => navigator.setAppBadge(0);
    const element = await icon(await ClinicPage.open(unreadConversation('c1', { unread: 3 })));
    element.appBadge = true;
    await until(() => badges.at(-1) === 3);
    element.remove();
    expect(badges.at(-1)).to.equal(0);
    await nextFrame();
    removeEventListener('unhandledrejection', hear);
    expect(unheard).to.deep.equal([]);
    for (const own of ['setAppBadge', 'clearAppBadge']) Reflect.deleteProperty(navigator, own);
  });

  test('is calm before anybody has connected', async () => {
    const element = await fixture(html`<intray-message-icon></intray-message-icon>`);
    await byRole(element, 'button', 'Messages, not yet loaded on this device');
    await expect(element).to.be.accessible();
  });
});
