import { expect, nextFrame } from '@open-wc/testing';

import { sendReply } from '../../src/commands/send-reply.js';
import { conversation, NOON, SESSION, unreadConversation } from '../support/server-rows.js';
import { deleteTestStores } from '../support/test-store.js';
import { inboxOf, THREE } from './an-inbox.js';
import { allByRole, byRole, press, says, textOf, type, until } from './by-role.js';
import { ClinicPage } from './clinic-page.js';

const HOUR_MS = 3_600_000;

function spokenBy(inbox: Element): string {
  return allByRole(inbox, 'status').map(textOf).join('');
}

suite('what the inbox says to a screen reader', () => {
  teardown(deleteTestStores);

  test('tells a screen reader of a new message, and not of those it began with', async () => {
    const page = await ClinicPage.open(unreadConversation('c1'));
    const inbox = await inboxOf(page);
    await byRole(inbox, 'button', /^Unread\./u);
    await nextFrame();
    expect(spokenBy(inbox)).to.equal('');
    const at = NOON + HOUR_MS;
    await page.told([
      conversation('c2', {
        unread: 1,
        lastPatientMessageAt: at,
        patient: { id: 'p', name: 'Park, Mia' },
      }),
    ]);
    await until(() => spokenBy(inbox) === 'New message from Park, Mia');
  });

  test('the first pull and another list are no news', async () => {
    const page = await ClinicPage.open();
    page.stands({ lastSyncedAt: null, firstSync: { received: 0, total: 2 } });
    const inbox = await inboxOf(page);
    await byRole(inbox, 'progressbar');
    page.stands({ lastSyncedAt: NOON + 1, firstSync: null });
    await says(inbox, 'No messages waiting for you.');
    await page.told([
      ...unreadConversation('c1', { lastPatientMessageAt: NOON - HOUR_MS }),
      ...unreadConversation('c2', { assignee: { kind: 'staff', id: 'luc' } }),
    ]);
    await byRole(inbox, 'button', /^Unread\./u);
    (await byRole(inbox, 'button', /^All open/u)).click();
    await byRole(inbox, 'button', 'All open 2');
    await says(inbox, '2 conversations');
    const at = NOON + HOUR_MS;
    await page.told(unreadConversation('c3', { unread: 1, lastPatientMessageAt: at }));
    await until(() => spokenBy(inbox) !== '');
    expect(spokenBy(inbox)).to.equal('New message from Tremblay, Marie');
  });

  test('what a filter had hidden is no news', async () => {
    const page = await ClinicPage.open(unreadConversation('c1'));
    const inbox = await inboxOf(page);
    inbox.filter = { needsAnswer: true };
    await byRole(inbox, 'button', /^Unread\./u);
    const wrote = (id: string, name: string, hours: number): Promise<void> =>
      page.told([
        conversation(id, {
          unread: 1,
          patient: { id: `patient-${id}`, name },
          lastPatientMessageAt: NOON + hours * HOUR_MS,
        }),
      ]);
    await wrote('c2', 'Park, Mia', 1);
    await byRole(inbox, 'button', 'Inbox 2');
    inbox.filter = {};
    await byRole(inbox, 'button', /^Unread\. Park/u);
    await wrote('c3', 'Yusuf, Amina', 2);
    await until(() => spokenBy(inbox) !== '');
    expect(spokenBy(inbox)).to.equal('New message from Yusuf, Amina');
  });

  test('a second message of the same patient is spoken again', async () => {
    const page = await ClinicPage.open(unreadConversation('c1'));
    const inbox = await inboxOf(page);
    await byRole(inbox, 'button', /^Unread\./u);
    const wrote = (hours: number): Promise<void> =>
      page.told([
        conversation('c1', { unread: 2, lastPatientMessageAt: NOON + hours * HOUR_MS }, 1 + hours),
      ]);
    await wrote(1);
    await until(() => spokenBy(inbox) === 'New message from Tremblay, Marie');
    await wrote(2);
    await until(() => spokenBy(inbox) === '');
    await until(() => spokenBy(inbox) === 'New message from Tremblay, Marie');
  });

  test('tells a screen reader how a reply comes along', async () => {
    const page = await ClinicPage.open(THREE);
    const inbox = await inboxOf(page);
    (await byRole(inbox, 'button', /^Park/u)).click();
    type(await byRole(inbox, 'textbox'), 'Come at 13:30.');
    press('Enter', { ctrlKey: true });
    await until(() => spokenBy(inbox) === 'Queued');
    const [entry] = await page.store.db.outbox.toArray();
    const id = entry?.id ?? '';
    await page.store.db.outbox.where('id').equals(id).modify({ withdraw: 'discard' });
    await byRole(inbox, 'button', /^Park.* Taking back\.$/u);
  });

  test('the alert of a decision is gone when the decision is made', async () => {
    const page = await ClinicPage.open(THREE);
    const inbox = await inboxOf(page);
    await byRole(inbox, 'button', /^Yusuf/u);
    const { store } = page;
    const id = await sendReply(store, {
      conversationId: 'c3',
      body: 'Come at 13:30.',
      options: SESSION.defaults,
      basedOn: { messageId: null, assignee: null, state: 'open' },
      undoMs: 0,
    });
    const alert = (): string => allByRole(inbox, 'alert').map(textOf).join('');
    const entry = store.db.outbox.where('id').equals(id);
    await entry.modify({ state: 'held' });
    await until(() => alert() === '1 item needs your decision');
    await entry.modify({ state: 'waiting' });
    await until(() => alert() === '');
  });
});
