import { expect, oneEvent } from '@open-wc/testing';

import type { IntrayEventMap } from '../../elements/events.js';
import { sendReply } from '../../src/commands/send-reply.js';
import {
  conversation,
  message,
  NOON,
  SESSION,
  unreadConversation,
} from '../support/server-rows.js';
import { deleteTestStores } from '../support/test-store.js';
import { inboxOf, patient, THREE } from './an-inbox.js';
import { allByRole, byRole, focused, nameOf, press, says, textOf, type, until } from './by-role.js';
import { ClinicPage } from './clinic-page.js';

function focusedName(): string {
  const element = focused();
  return element === undefined ? '' : nameOf(element);
}

suite('the inbox', () => {
  teardown(deleteTestStores);

  test('speaks a row in the order in which somebody decides', async () => {
    const files = { attachmentIds: ['a1'] };
    const page = await ClinicPage.open([
      ...unreadConversation('c1', {
        recipient: { name: 'Jo Park', relationship: 'mother' },
        assignee: null,
      }),
      message('c1', 'c1-m1', files, 2),
    ]);
    const inbox = await inboxOf(page);
    inbox.view = 'open';
    const row = await byRole(inbox, 'button', /^Unread\./u);
    expect(nameOf(row)).to.equal(
      'Unread. Tremblay, Marie. Prescription renewal · from Jo Park, mother. 12:00. 1 file. Unassigned.',
    );
  });

  test('says whose a row is, as a sentence', async () => {
    const inbox = await inboxOf(await ClinicPage.open(patient('c1', 'Tremblay, Marie')));
    const row = await byRole(inbox, 'button', /^Tremblay/u);
    expect(nameOf(row)).to.match(/Assigned to you\.$/u);
  });

  test('moves between rows with the arrows and opens with a click', async () => {
    const inbox = await inboxOf(await ClinicPage.open(THREE));
    const first = await byRole(inbox, 'button', /^Tremblay/u);
    first.focus();
    press('ArrowDown');
    await until(() => focused() === allByRole(inbox, 'button', /^Park/u)[0]);
    press('End');
    await until(() => focused() === allByRole(inbox, 'button', /^Yusuf/u)[0]);
    const chosen = oneEvent(inbox, 'intray-conversation-selected');
    (focused() as HTMLElement).click();
    expect(((await chosen) as { conversationId?: string }).conversationId).to.equal('c3');
    const heading = await byRole(inbox, 'heading', 'Yusuf, Amina');
    await until(() => focused() === heading);
    expect(inbox.getAttribute('conversation-id')).to.equal('c3');
  });

  test('has one stop for Tab among its rows', async () => {
    const inbox = await inboxOf(await ClinicPage.open(THREE));
    await byRole(inbox, 'button', /^Park/u);
    const rows = allByRole(inbox, 'button', /^(Tremblay|Park|Yusuf)/u);
    expect(rows.map(({ tabIndex }) => tabIndex)).to.deep.equal([0, -1, -1]);
  });

  test('draws a window of a long list and says how long the list is', async () => {
    const many = Array.from({ length: 120 }, (_, n) => patient(`c${n}`, `Patient ${n}`, n)).flat();
    const inbox = await inboxOf(await ClinicPage.open(many));
    const row = await byRole(inbox, 'button', /^Patient 0\./u);
    const item = row.parentElement;
    expect(item?.getAttribute('aria-setsize')).to.equal('120');
    expect(item?.getAttribute('aria-posinset')).to.equal('1');
    expect(allByRole(inbox, 'button', /^Patient/u).length).to.be.below(60);
    row.focus();
    press('End');
    await byRole(inbox, 'button', /^Patient 49\./u);
    await until(() => focusedName().startsWith('Patient 49.'));
    await byRole(inbox, 'button', /^Patient 50\./u);
    press('ArrowDown');
    await until(() => focusedName().startsWith('Patient 50.'));
  });

  test('shows other lists by its scopes', async () => {
    const page = await ClinicPage.open([
      ...patient('c1', 'Tremblay, Marie'),
      conversation('c9', { state: 'closed', closedAt: NOON, patientCanReply: false }),
    ]);
    const inbox = await inboxOf(page);
    await byRole(inbox, 'button', /^Inbox 1$/u);
    (await byRole(inbox, 'button', 'Closed')).click();
    await byRole(inbox, 'button', /Closed\.$/u);
    (await byRole(inbox, 'button', /^Waiting/u)).click();
    await says(inbox, 'Nothing is waiting to be sent.');
    (await byRole(inbox, 'button', /^Inbox 1$/u)).click();
    await byRole(inbox, 'button', /^Tremblay/u);
    expect(allByRole(inbox, 'button', /Closed\.$/u)).to.deep.equal([]);
  });

  test('says what it does not have, calmly and exactly', async () => {
    const page = await ClinicPage.open();
    const inbox = await inboxOf(page);
    await says(inbox, 'No messages waiting for you.');
    page.stands({ lastSyncedAt: null, firstSync: { received: 120, total: 480 } });
    await byRole(inbox, 'progressbar', 'First sync: 120 of 480');
    page.stands({ firstSync: null, problem: 'unreachable' });
    await says(inbox, 'The clinic’s server does not answer.');
    page.stands({ problem: 'not-intray' });
    await says(inbox, 'What answers at this address is not the clinic’s message service.');
    page.stands({ problem: null, setAside: 2 });
    await says(inbox, '2 items could not be shown.');
  });

  test('is calm before anybody has connected', async () => {
    const inbox = await inboxOf(undefined);
    await says(inbox, 'Messages appear here once the portal has connected.');
  });

  test('offline it says what will be sent, and asks the server when told to', async () => {
    const page = await ClinicPage.open(THREE);
    const inbox = await inboxOf(page);
    page.stands({ waiting: 4, held: 1, leaving: 3 });
    page.goesOffline();
    await says(
      inbox,
      'You are offline. You can keep working; 3 items will be sent when the connection returns.',
    );
    await says(inbox, '3 conversations as of 12:00');
    (await byRole(inbox, 'button', 'Try now')).click();
    expect(page.syncs).to.equal(1);
  });

  test('an ended session stands before being offline', async () => {
    const page = await ClinicPage.open();
    const inbox = await inboxOf(page);
    page.goesOffline();
    page.stands({ signIn: 'session-ended', waiting: 3, leaving: 3 });
    await says(inbox, 'Your session ended. Sign in to send 3 waiting items.');
    expect(textOf(inbox)).not.to.include('You are offline');
    expect(allByRole(inbox, 'alert').map(textOf)).to.include('Your session ended.');
  });

  test('tells the host when the connection goes, and is marked for its style sheet', async () => {
    const page = await ClinicPage.open();
    const inbox = await inboxOf(page);
    await says(inbox, 'Synced 12:00');
    const changed = oneEvent<IntrayEventMap['intray-connection-changed']>(
      inbox,
      'intray-connection-changed',
    );
    page.goesOffline();
    const { online, lastSyncedAt, waiting } = await changed;
    expect({ online, lastSyncedAt, waiting }).to.deep.equal({
      online: false,
      lastSyncedAt: NOON,
      waiting: 0,
    });
    expect(inbox.matches(':state(offline)')).to.equal(true);
  });

  test('what needs a decision stands first, under headings that exist only then', async () => {
    const page = await ClinicPage.open(THREE);
    const inbox = await inboxOf(page);
    await byRole(inbox, 'button', /^Tremblay/u);
    expect(allByRole(inbox, 'heading', /Inbox/u)).to.deep.equal([]);
    const { store } = page;
    const id = await sendReply(store, {
      conversationId: 'c3',
      body: 'Come at 13:30.',
      options: SESSION.defaults,
      basedOn: { messageId: null, assignee: null, state: 'open' },
      undoMs: 0,
    });
    await store.db.outbox.where('id').equals(id).modify({ state: 'refused' });
    await byRole(inbox, 'heading', 'Needs your decision · 1');
    await byRole(inbox, 'heading', 'Inbox · 2');
    const rows = allByRole(inbox, 'button', /^(Tremblay|Park|Yusuf)/u).map(nameOf);
    expect(rows[0]).to.match(/^Yusuf, Amina.* Not sent\.$/u);
    await byRole(inbox, 'button', /^Waiting 1, 1 item needs your decision$/u);
    expect(allByRole(inbox, 'alert').map(textOf)).to.include('1 item needs your decision');
  });

  test('opens its limits in words from the sync line, and closes them with Escape', async () => {
    const page = await ClinicPage.open();
    const inbox = await inboxOf(page);
    page.stands({ degraded: ['sends-only-while-open', 'page-will-not-reload'] });
    const line = await byRole(inbox, 'button', 'Ana Ruiz Synced 12:00');
    line.focus();
    line.click();
    await says(inbox, 'Working, with two limits');
    await says(inbox, 'This page will not open without a connection.');
    line.blur();
    await inbox.updateComplete;
    expect(textOf(inbox)).to.include('Working, with two limits');
    line.focus();
    press('Escape');
    await until(() => !textOf(inbox).includes('Working, with two limits'));
  });

  test('on a phone it is one page at a time, with a way back to the row', async () => {
    const inbox = await inboxOf(await ClinicPage.open(THREE), 360);
    (await byRole(inbox, 'button', /^Park/u)).click();
    await byRole(inbox, 'heading', 'Park, Mia');
    expect(allByRole(inbox, 'textbox')).to.deep.equal([]);
    expect(allByRole(inbox, 'button', /^Tremblay/u)).to.deep.equal([]);
    (await byRole(inbox, 'button', 'Reply')).click();
    const field = await byRole(inbox, 'textbox');
    await until(() => focused() === field);
    expect(allByRole(inbox, 'article')).to.deep.equal([]);
    (await byRole(inbox, 'button', 'Back')).click();
    await byRole(inbox, 'article');
    (await byRole(inbox, 'button', 'Back')).click();
    await until(() => focusedName().startsWith('Park'));
    expect(inbox.conversationId).to.equal('');
  });

  test('on a phone a reply that was sent is seen in its conversation', async () => {
    const inbox = await inboxOf(await ClinicPage.open(THREE), 360);
    (await byRole(inbox, 'button', /^Park/u)).click();
    (await byRole(inbox, 'button', 'Reply')).click();
    type(await byRole(inbox, 'textbox'), 'Come at 13:30.');
    (await byRole(inbox, 'button', 'Reply to Patient')).click();
    await byRole(inbox, 'button', 'Undo');
    expect(allByRole(inbox, 'textbox')).to.deep.equal([]);
  });

  test('Undo puts a reply back above what is being typed', async () => {
    const page = await ClinicPage.open(THREE);
    const inbox = await inboxOf(page);
    (await byRole(inbox, 'button', /^Park/u)).click();
    const field = await byRole(inbox, 'textbox');
    type(field, 'Come at 13:30.');
    press('Enter', { ctrlKey: true });
    const undo = await byRole(inbox, 'button', 'Undo');
    await until(() => field.value === '');
    type(field, 'Bring the card.');
    undo.click();
    await until(() => field.value === 'Come at 13:30.\n\nBring the card.');
    await until(() => focused() === field);
  });

  test('taken out and put back, it follows its store again', async () => {
    const page = await ClinicPage.open(THREE);
    const inbox = await inboxOf(page);
    await byRole(inbox, 'button', /^Park/u);
    const { parentElement } = inbox;
    inbox.remove();
    await page.told(patient('c4', 'Novak, Irena', 5));
    parentElement?.append(inbox);
    await byRole(inbox, 'button', /^Novak/u);
    expect(allByRole(inbox, 'button', /^(Tremblay|Park|Yusuf|Novak)/u).length).to.equal(4);
  });
});
