import { expect, fixture, html, oneEvent } from '@open-wc/testing';

import type { MessageConversation } from '../../elements/message-conversation/message-conversation.js';
import { assignConversation } from '../../src/commands/assign-conversation.js';
import { sendReply } from '../../src/commands/send-reply.js';
import { applyChanges } from '../../src/store/apply-changes.js';
import type { OutboxRow } from '../../src/store/database.js';
import type { IntrayEventMap } from '../../elements/events.js';
import {
  assignment,
  conversation,
  message,
  NOON,
  SESSION,
  staff,
  unreadConversation,
} from '../support/server-rows.js';
import { deleteTestStores } from '../support/test-store.js';
import { allByRole, byRole, focused, press, says, textOf, until } from './by-role.js';
import { ClinicPage } from './clinic-page.js';

const ANA = { kind: 'staff', id: 'ana-ruiz', name: 'Ana Ruiz, RN' } as const;
const DAY_MS = 86_400_000;

async function open(page: ClinicPage): Promise<MessageConversation> {
  return fixture(html`
    <intray-message-conversation .intray=${page} conversation-id="c1"></intray-message-conversation>
  `);
}

/** A reply in the outbox, moved to the state that a test is about. */
async function reply(
  page: ClinicPage,
  body: string,
  parts: Partial<OutboxRow> = {},
): Promise<string> {
  const { store } = page;
  const id = await sendReply(store, {
    conversationId: 'c1',
    body,
    options: SESSION.defaults,
    basedOn: { messageId: null, assignee: null, state: 'open' },
    undoMs: 10_000,
  });
  await store.db.outbox.where('id').equals(id).modify(parts);
  return id;
}

function heard<Name extends keyof IntrayEventMap>(
  element: Element,
  name: Name,
): Promise<IntrayEventMap[Name]> {
  return oneEvent<IntrayEventMap[Name]>(element, name);
}

/** What the newest card offers. */
async function choices(element: Element): Promise<string[]> {
  await byRole(element, 'article');
  const [card] = allByRole(element, 'article').slice(-1);
  return card === undefined ? [] : allByRole(card, 'button').map(textOf);
}

const HELD = { state: 'held', attempts: 1, heard: 1, lastError: { reason: 'moved-on' } } as const;
const REFUSED = {
  state: 'refused',
  attempts: 1,
  heard: 1,
  lastError: { reason: 'invalid' },
} as const;

suite('a conversation', () => {
  teardown(deleteTestStores);

  test('names the patient, whose it is and who has opened it', async () => {
    const page = await ClinicPage.open([
      conversation('c1', { needsAnswer: true, openedBy: [{ staffId: 'ana-ruiz', at: NOON }] }),
    ]);
    const element = await open(page);
    await byRole(element, 'heading', 'Tremblay, Marie');
    await says(element, '54 · born Mar 9, 1972');
    await says(element, 'Prescription renewal · You · opened by you 12:00 · not answered');
  });

  test('parts messages by day and says how far ours have come', async () => {
    const page = await ClinicPage.open([
      conversation('c1'),
      message('c1', 'm1', { sentAt: NOON - DAY_MS }),
      message('c1', 'm2', {
        from: ANA,
        shownAs: 'Clinic Staff',
        sentAt: NOON,
        readAt: NOON + 60_000,
        readBy: { kind: 'patient', name: 'Marie Tremblay' },
      }),
    ]);
    const element = await open(page);
    await byRole(element, 'heading', 'Monday, November 23');
    await byRole(element, 'heading', 'Today');
    await byRole(
      element,
      'article',
      /shown as Clinic Staff, 12:00, Read by Marie Tremblay 12:01$/u,
    );
  });

  test('says between the messages who gave it to whom, and takes what is queued there once', async () => {
    const sam = { kind: 'staff', id: 'sam-okafor' } as const;
    const page = await ClinicPage.open([
      staff('sam-okafor', 'Sam Okafor'),
      conversation('c1'),
      message('c1', 'm1', { sentAt: NOON }),
      assignment('c1', 'm1', { at: NOON + 60_000 }),
      message('c1', 'm2', { sentAt: NOON + 120_000 }),
      assignment('c1', 'a2', { at: NOON + 180_000, to: null }),
      assignment('c1', 'a3', { at: NOON + 240_000, to: sam }),
    ]);
    const element = await open(page);
    await says(element, 'Claimed by Sam Okafor');
    const names = allByRole(element, 'article').map((article) => article.ariaLabel);
    expect(names).to.deep.equal([
      'Marie Tremblay, Patient, 12:00',
      'Assigned to you by Sam Okafor, 12:01',
      'Marie Tremblay, Patient, 12:02',
      'Released by Sam Okafor, 12:03',
      'Claimed by Sam Okafor, 12:04',
    ]);
    const basedOn = { messageId: 'm2', assignee: sam, state: 'open' } as const;
    const queued = { conversationId: 'c1', to: null, basedOn, comment: '' };
    const id = await assignConversation(page.store, queued);
    await says(element, 'Releasing');
    await page.told([assignment('c1', id, { by: 'ana-ruiz', to: null, at: NOON + 300_000 })]);
    await says(element, 'Released by you · 12:05');
    expect(textOf(element)).not.to.include('Releasing');
  });

  test('a reply on its way stands under the day on which it was written', async () => {
    const page = await ClinicPage.open([
      conversation('c1'),
      message('c1', 'm1', { sentAt: NOON - DAY_MS }),
    ]);
    await reply(page, 'Come at 13:30.');
    const element = await open(page);
    await byRole(element, 'article', /Sending in/u);
    const headings = allByRole(element, 'heading').map(textOf);
    expect(headings.slice(1)).to.deep.equal(['Monday, November 23', 'Today']);
  });

  test('shows words of patients as text, whatever they are', async () => {
    const body = '<img src=x onerror=alert(1)> & "quotes"\nsecond line';
    const page = await ClinicPage.open([conversation('c1'), message('c1', 'm1', { body })]);
    const element = await open(page);
    const article = await byRole(element, 'article');
    expect(article.querySelector('.body')?.textContent).to.equal(body);
  });

  test('moves between messages with the arrows, one stop for Tab', async () => {
    const page = await ClinicPage.open([
      conversation('c1'),
      message('c1', 'm1', { body: 'first' }),
      message('c1', 'm2', { body: 'second', sentAt: NOON + 1 }),
    ]);
    const element = await open(page);
    await byRole(element, 'article');
    const [first, second] = allByRole(element, 'article');
    expect([first?.tabIndex, second?.tabIndex]).to.deep.equal([-1, 0]);
    second?.focus();
    press('ArrowUp');
    expect(focused()).to.equal(first);
    expect([first?.tabIndex, second?.tabIndex]).to.deep.equal([0, -1]);
  });

  test('is marked read once it has been in view for a second', async () => {
    const page = await ClinicPage.open(unreadConversation('c1'));
    const element = await open(page);
    const read = heard(element, 'intray-message-read');
    await byRole(element, 'article');
    expect(await page.store.db.outbox.count()).to.equal(0);
    expect((await read).messageId).to.equal('c1-m1');
    expect((await page.store.db.conversations.get('c1'))?.unread).to.equal(0);
  });

  test('a reply in its undo window counts down, and Undo puts its words into the draft', async () => {
    const page = await ClinicPage.open([conversation('c1')]);
    await reply(page, 'Come at 13:30.');
    const element = await open(page);
    await says(element, 'Sending in 10 s – Undo');
    page.clock.advance(4_000);
    await until(() => textOf(element).includes('Sending in 6 s'));
    const back = oneEvent(element, 'reply-in-draft');
    (await byRole(element, 'button', 'Undo')).click();
    await back;
    expect(await page.store.db.drafts.count()).to.equal(1);
    await until(() => allByRole(element, 'article').length === 0);
  });

  test('offline a queued reply can be edited, and one that was attempted cannot', async () => {
    const page = await ClinicPage.open([conversation('c1')]);
    const id = await reply(page, 'Come at 13:30.');
    const element = await open(page);
    page.goesOffline();
    await says(element, 'Queued – will send when online · Edit Take back');
    await page.store.db.outbox.where('id').equals(id).modify({ attempts: 1 });
    await says(element, 'Needs a connection: it may already have been delivered.');
    expect((await byRole(element, 'button', 'Edit')).disabled).to.equal(true);
  });

  test('tells every state of a reply in words', async () => {
    const page = await ClinicPage.open([conversation('c1')]);
    const id = await reply(page, 'Come at 13:30.');
    const element = await open(page);
    const becomes = (parts: Partial<OutboxRow>): Promise<number> =>
      page.store.db.outbox.where('id').equals(id).modify(parts);
    await becomes({ state: 'sending', attempts: 1 });
    await byRole(element, 'article', /, Sending$/u);
    await becomes({ state: 'parked' });
    await byRole(element, 'article', /, Waiting for sign-in$/u);
    await becomes({ state: 'waiting', withdraw: 'discard' });
    await byRole(element, 'article', /Taking back – the clinic’s server decides$/u);
  });

  test('a held reply shows what arrived meanwhile and can be sent as it is', async () => {
    const page = await ClinicPage.open([conversation('c1')]);
    const id = await reply(page, 'Your 5 mg will be ready.', HELD);
    await page.told([message('c1', 'm2', { body: 'It is 10 mg now.' })]);
    const element = await open(page);
    await byRole(element, 'article', /new since you wrote, 12:00$/u);
    await says(element, 'Marie Tremblay wrote again at 12:00, before your reply arrived.');
    (await byRole(element, 'button', 'Send as it is')).click();
    await byRole(element, 'article', /, Queued$/u);
    expect((await page.store.db.outbox.get({ id }))?.state).to.equal('waiting');
  });

  test('a held reply of which nobody heard never says that it was not sent', async () => {
    const page = await ClinicPage.open(unreadConversation('c1'));
    await reply(page, 'Come at 13:30.', { ...HELD, lastError: { reason: 'no-answer' } });
    const element = await open(page);
    await says(element, 'It may already have been sent.');
    expect(textOf(element)).not.to.include('not sent');
  });

  test('editing a held reply asks the server first, and nothing else can be chosen meanwhile', async () => {
    const page = await ClinicPage.open([conversation('c1')]);
    const id = await reply(page, 'Your 5 mg will be ready.', { ...HELD, attempts: 2 });
    const element = await open(page);
    (await byRole(element, 'button', 'Edit')).click();
    await says(element, 'Taking back – the clinic’s server decides');
    expect((await page.store.db.outbox.get({ id }))?.withdraw).to.equal('edit');
    expect((await byRole(element, 'button', 'Send as it is')).disabled).to.equal(true);
  });

  test('offline Edit and Discard of a held reply are off, with the reason beside them', async () => {
    const page = await ClinicPage.open([conversation('c1')]);
    await reply(page, 'Your 5 mg will be ready.', { ...HELD, attempts: 2 });
    const element = await open(page);
    page.goesOffline();
    await says(element, 'Edit and Discard need a connection: the reply must first be taken back.');
    expect((await byRole(element, 'button', 'Discard')).disabled).to.equal(true);
    expect((await byRole(element, 'button', 'Send as it is')).disabled).to.equal(false);
  });

  test('a refused reply is thrown away only after asking', async () => {
    const page = await ClinicPage.open([conversation('c1')]);
    const id = await reply(page, 'Here is the map.', REFUSED);
    const element = await open(page);
    await says(element, 'Not sent: the clinic’s server does not accept it');
    (await byRole(element, 'button', 'Discard')).click();
    const dialog = await byRole(element, 'dialog', /Discard this reply\?/u);
    (await byRole(dialog, 'button', 'Cancel')).click();
    await until(() => allByRole(element, 'dialog').length === 0);
    expect((await page.store.db.outbox.get({ id }))?.state).to.equal('refused');
    (await byRole(element, 'button', 'Discard')).click();
    const gone = heard(element, 'intray-reply-withdrawn');
    (await byRole(await byRole(element, 'dialog'), 'button', 'Discard')).click();
    expect((await gone).replyId).to.equal(id);
  });

  test('the focus stays with a reply whose card went with the act', async () => {
    const page = await ClinicPage.open([conversation('c1')]);
    await reply(page, 'Your 5 mg will be ready.', HELD);
    const element = await open(page);
    const send = await byRole(element, 'button', 'Send as it is');
    send.focus();
    send.click();
    const article = await byRole(element, 'article', /, Queued$/u);
    await until(() => focused() === article);
  });

  test('the focus stays with a reply that was accepted meanwhile', async () => {
    const page = await ClinicPage.open([conversation('c1')]);
    const id = await reply(page, 'Come at 13:30.');
    const element = await open(page);
    (await byRole(element, 'button', 'Undo')).focus();
    await applyChanges(page.store, [message('c1', id, { from: ANA })], {
      within: async () => {
        await page.store.db.outbox.where('id').equals(id).modify({ state: 'accepted' });
      },
    });
    const article = await byRole(element, 'article', /Sent 12:00$/u);
    await until(() => focused() === article);
  });

  test('the focus finds the card again when its buttons are off', async () => {
    const page = await ClinicPage.open([conversation('c1')]);
    await reply(page, 'Your 5 mg will be ready.', { ...HELD, attempts: 2 });
    const element = await open(page);
    const edit = await byRole(element, 'button', 'Edit');
    edit.focus();
    edit.click();
    await says(element, 'Taking back – the clinic’s server decides');
    await until(() => focused()?.localName === 'article');
  });

  test('says that an act could not be done, and tells the host', async () => {
    const page = await ClinicPage.open([conversation('c1')]);
    await reply(page, 'Here is the map.', REFUSED);
    const element = await open(page);
    const retry = await byRole(element, 'button', 'Retry');
    const failed = heard(element, 'intray-error');
    page.store.close();
    retry.click();
    await failed;
    await says(element, 'That could not be done. Try again.');
  });

  test('a reply that cannot be read any more can only be discarded', async () => {
    const page = await ClinicPage.open(unreadConversation('c1'));
    const lastError = { reason: 'unreadable' } as const;
    const sealed = new Uint8Array(40);
    await reply(page, 'Come at 13:30.', { ...HELD, attempts: 0, lastError, sealed });
    const element = await open(page);
    await says(element, 'This reply cannot be read on this device any more.');
    expect(textOf(element)).not.to.include('new since you wrote');
    expect(await choices(element)).to.deep.equal(['Discard']);
  });

  test('a reply whose conversation is gone can only be discarded or copied, and nothing is called closed', async () => {
    const page = await ClinicPage.open([conversation('c1')]);
    await reply(page, 'Come at 13:30.', { ...REFUSED, lastError: { reason: 'gone' } });
    await page.told([{ op: 'delete', kind: 'conversation', id: 'c1', version: 9 }]);
    const element = await open(page);
    await says(element, 'No longer in the clinic’s list');
    await says(element, 'Come at 13:30.');
    expect(textOf(element)).not.to.include('Closed');
    expect(await choices(element)).to.deep.equal(['Discard', 'Copy text']);
  });

  test('a refused reply goes out again with Retry', async () => {
    const page = await ClinicPage.open([conversation('c1')]);
    const id = await reply(page, 'Here is the map.', REFUSED);
    const element = await open(page);
    (await byRole(element, 'button', 'Retry')).click();
    await until(async () => (await page.store.db.outbox.get({ id }))?.state === 'waiting');
  });

  test('tells the host that a reply was sent, by its id', async () => {
    const page = await ClinicPage.open([conversation('c1')]);
    const id = await reply(page, 'Come at 13:30.');
    const element = await open(page);
    await byRole(element, 'article');
    const sent = heard(element, 'intray-reply-sent');
    await applyChanges(page.store, [message('c1', id, { from: ANA })], {
      within: async () => {
        await page.store.db.outbox.where('id').equals(id).modify({ state: 'accepted' });
      },
    });
    const { conversationId, replyId, state } = await sent;
    expect({ conversationId, replyId, state }).to.deep.equal({
      conversationId: 'c1',
      replyId: id,
      state: 'accepted',
    });
  });

  test('says that it is not on this device', async () => {
    const element = await open(await ClinicPage.open());
    await says(element, 'This conversation is not on this device.');
  });
});
