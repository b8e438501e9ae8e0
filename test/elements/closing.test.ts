import { expect, fixture, html, oneEvent } from '@open-wc/testing';

import type { ConversationStatusEvent } from '../../elements/events.js';
import type { MessageConversation } from '../../elements/message-conversation/message-conversation.js';
import { closeConversation } from '../../src/commands/close-conversation.js';
import { sendReply } from '../../src/commands/send-reply.js';
import type { Change } from '../../src/model/change.js';
import type { BasedOn } from '../../src/model/reply-options.js';
import type { OutboxRow } from '../../src/store/database.js';
import { conversation, message, NOON, SESSION } from '../support/server-rows.js';
import { deleteTestStores } from '../support/test-store.js';
import { inboxOf, THREE } from './an-inbox.js';
import {
  allByRole,
  byRole,
  confirmDiscard,
  focused,
  nameOf,
  says,
  textOf,
  until,
} from './by-role.js';
import { ClinicPage } from './clinic-page.js';

const BASED_ON: BasedOn = { messageId: 'm1', assignee: null, state: 'open' };
const CHANGE = { conversationId: 'c1', basedOn: BASED_ON };
const ONE: readonly Change[] = [conversation('c1'), message('c1', 'm1')];
const CLOSED: readonly Change[] = [conversation('c1', { state: 'closed' }), message('c1', 'm1')];
const HELD = { state: 'held', attempts: 1, heard: 1, lastError: { reason: 'moved-on' } } as const;
const REFUSED = {
  state: 'refused',
  attempts: 2,
  heard: 2,
  lastError: { reason: 'not-allowed' },
} as const;

interface Shown {
  readonly lang?: string;
  readonly readonly?: boolean;
}

async function open(page: ClinicPage, shown: Shown = {}): Promise<MessageConversation> {
  const { lang = 'en-CA', readonly = false } = shown;
  return fixture(html`
    <intray-message-conversation
      .intray=${page}
      conversation-id="c1"
      lang=${lang}
      ?readonly=${readonly}
    ></intray-message-conversation>
  `);
}

/** Closing that stands in the outbox, moved to the state that a test is about. */
async function closing(page: ClinicPage, parts: Partial<OutboxRow> = {}): Promise<string> {
  const id = await closeConversation(page.store, CHANGE);
  await page.store.db.outbox.where('id').equals(id).modify(parts);
  return id;
}

async function replying(page: ClinicPage, parts: Partial<OutboxRow>): Promise<void> {
  const reply = { ...CHANGE, body: 'Come at 13:30.', options: SESSION.defaults, undoMs: 0 };
  const id = await sendReply(page.store, reply);
  await page.store.db.outbox.where('id').equals(id).modify(parts);
}

/** Opens the menu and gives its entry, which has the name of the button. */
async function entry(root: Element, name = 'Close'): Promise<HTMLButtonElement> {
  const button = await byRole(root, 'button', name);
  button.focus();
  button.click();
  await until(() => allByRole(root, 'button', name).length === 2, 'the menu has not opened');
  const [, found] = allByRole(root, 'button', name);
  if (found === undefined) throw new Error('the menu is gone again');
  return found;
}

/** What stands beside a control, for everybody. */
function beside(control: Element): string {
  const root = control.getRootNode() as ShadowRoot;
  const note = root.getElementById(control.getAttribute('aria-describedby') ?? '');
  return note === null ? '' : textOf(note);
}

async function stateOf(page: ClinicPage, id: string): Promise<OutboxRow['state'] | undefined> {
  return (await page.store.db.outbox.get({ id }))?.state;
}

suite('closing, in the menu of a conversation', () => {
  teardown(deleteTestStores);

  test('says beside the entry what the patient sees', async () => {
    const element = await open(await ClinicPage.open(ONE));
    const close = await entry(element);
    expect(close.disabled).to.equal(false);
    expect(beside(close)).to.equal(
      'The patient sees: “The clinic has closed this conversation.” They cannot reply until it is reopened.',
    );
  });

  test('puts it on disk, tells the host and offers to reopen', async () => {
    const page = await ClinicPage.open(ONE);
    const element = await open(page);
    const closed = oneEvent<ConversationStatusEvent>(element, 'intray-conversation-closed');
    (await entry(element)).click();
    expect((await closed).conversationId).to.equal('c1');
    const [queued] = await page.store.db.outbox.toArray();
    expect([queued?.kind, queued?.effect.state]).to.deep.equal(['status-change', 'closed']);
    const button = await byRole(element, 'button', 'Reopen');
    await until(() => focused() === button, 'the focus has not come back');
  });

  test('bases it on the message that was on the screen', async () => {
    const page = await ClinicPage.open(ONE);
    const element = await open(page);
    const closed = oneEvent(element, 'intray-conversation-closed');
    (await entry(element)).click();
    await closed;
    const [queued] = await page.store.db.outbox.toArray();
    const payload = await page.store.vault.open<{ body: string }>(
      'outbox',
      queued?.id ?? '',
      queued?.sealed ?? new Uint8Array(),
    );
    const { basedOn } = JSON.parse(payload.body) as { basedOn: BasedOn };
    expect([basedOn.messageId, basedOn.state]).to.deep.equal(['m1', 'open']);
  });

  test('of a closed one, Reopen says that the patient can reply again', async () => {
    const page = await ClinicPage.open(CLOSED);
    const element = await open(page);
    const reopen = await entry(element, 'Reopen');
    expect(beside(reopen)).to.equal('The patient can reply again.');
    const reopened = oneEvent(element, 'intray-conversation-reopened');
    reopen.click();
    await reopened;
    await says(element, 'Open Queued');
  });

  test('of an ended one, which is still open, gives the patient the answer back', async () => {
    const page = await ClinicPage.open([conversation('c1', { patientCanReply: false })]);
    const element = await open(page);
    expect((await entry(element)).disabled).to.equal(false);
    const reopen = await byRole(element, 'button', 'Reopen');
    expect(beside(reopen)).to.equal('The patient can reply again.');
    reopen.click();
    await until(async () => (await page.store.db.conversations.get('c1'))?.patientCanReply);
    const [queued] = await page.store.db.outbox.toArray();
    expect(queued?.effect).to.deep.equal({ state: 'open', patientCanReply: true });
  });

  test('opens by the button, with the focus on the entry', async () => {
    const element = await open(await ClinicPage.open(ONE));
    const close = await entry(element);
    expect(focused() === close).to.equal(true);
    expect(nameOf(close)).to.equal('Close');
  });

  test('gives the focus back to the button when it is left', async () => {
    const element = await open(await ClinicPage.open(ONE));
    const close = await entry(element);
    const [button] = allByRole(element, 'button', 'Close');
    close.closest<HTMLElement>('[popover]')?.hidePopover();
    expect(focused() === button).to.equal(true);
  });

  test('the menu goes with its conversation', async () => {
    const page = await ClinicPage.open([...ONE, conversation('c2')]);
    const element = await open(page);
    await entry(element);
    element.conversationId = 'c2';
    await until(() => allByRole(element, 'button', 'Close').length === 1);
  });

  const reasons: readonly [string, () => Promise<MessageConversation>, string][] = [
    [
      'the person may not close',
      async () => {
        const permissions = { ...SESSION.permissions, close: false };
        return open(await ClinicPage.open(ONE, { ...SESSION, permissions }));
      },
      'You may not close or reopen conversations.',
    ],
    [
      'a reply is held',
      async () => {
        const page = await ClinicPage.open(ONE);
        await replying(page, HELD);
        return open(page);
      },
      'First decide about what was not sent, at the end of the conversation.',
    ],
    [
      'nothing may be changed here',
      async () => open(await ClinicPage.open(ONE), { readonly: true }),
      'This view is for reading only.',
    ],
    [
      'the conversation is gone',
      async () => {
        const page = await ClinicPage.open(ONE);
        await replying(page, REFUSED);
        await page.told([{ op: 'delete', kind: 'conversation', id: 'c1', version: 9 }]);
        return open(page);
      },
      'This conversation is no longer in the clinic’s list.',
    ],
  ];
  for (const [why, show, sentence] of reasons) {
    test(`is off, with the reason beside it, where ${why}`, async () => {
      const element = await show();
      const close = await entry(element);
      expect([close.disabled, beside(close)]).to.deep.equal([true, sentence]);
      const [button] = allByRole(element, 'button', 'Close');
      expect(button && beside(button)).to.equal(sentence);
    });
  }

  test('speaks French, and so does axe', async () => {
    const element = await open(await ClinicPage.open(ONE), { lang: 'fr-CA' });
    const close = await entry(element, 'Fermer');
    expect(beside(close)).to.include('« La clinique a fermé cette conversation. »');
    await expect(element).to.be.accessible();
  });
});

suite('closing that is not accepted yet', () => {
  teardown(deleteTestStores);

  test('never looks done: the header says how far it has come', async () => {
    const page = await ClinicPage.open(ONE);
    const id = await closing(page);
    const element = await open(page);
    await says(element, 'Tremblay, Marie Closed Queued');
    page.goesOffline();
    await says(element, 'Closed Queued – will send when online');
    await page.store.db.outbox.where('id').equals(id).modify({ state: 'sending', attempts: 1 });
    await says(element, 'Closed Sending');
    await page.store.db.outbox.where('id').equals(id).modify({ state: 'parked' });
    await says(element, 'Closed Waiting for sign-in');
  });

  test('can be taken back until it was attempted', async () => {
    const page = await ClinicPage.open(ONE);
    const id = await closing(page);
    page.goesOffline();
    const element = await open(page);
    await byRole(element, 'article', 'Closing · Queued – will send when online');
    (await byRole(element, 'button', 'Take back')).click();
    await confirmDiscard(element, /Discard this request\?/u);
    await until(async () => (await stateOf(page, id)) === 'withdrawn');
    await byRole(element, 'button', 'Close');
    const second = await closing(page, { attempts: 1 });
    await byRole(element, 'article', /^Closing/u);
    await until(() => allByRole(element, 'button', 'Take back').length === 0);
    expect(await stateOf(page, second)).to.equal('waiting');
  });

  test('waits behind a held reply, and the conversation shows as open', async () => {
    const page = await ClinicPage.open(ONE);
    await replying(page, HELD);
    await closing(page);
    const element = await open(page);
    await byRole(element, 'article', 'Closing · Queued – waits behind the one above');
    await says(element, 'Tremblay, Marie Open 54');
  });
});

suite('closing that needs a decision', () => {
  teardown(deleteTestStores);

  test('says who wrote meanwhile, and goes as it is on what is seen now', async () => {
    const page = await ClinicPage.open(ONE);
    const id = await closing(page, HELD);
    await page.told([message('c1', 'm2', { body: 'It hurts again.', sentAt: NOON + 30_000 })]);
    const element = await open(page);
    await says(element, 'Closing needs your decision Your request, made 12:01 · not done');
    await says(element, 'Marie Tremblay wrote again at 12:00, before your request arrived.');
    await byRole(element, 'article', /^Marie Tremblay, Patient, new meanwhile/u);
    (await byRole(element, 'button', 'Close as it is')).click();
    await until(async () => (await stateOf(page, id)) === 'waiting');
    const queued = await page.store.db.outbox.get({ id });
    const sealed = queued?.sealed ?? new Uint8Array();
    const { body } = await page.store.vault.open<{ body: string }>('outbox', id, sealed);
    expect((JSON.parse(body) as { basedOn: BasedOn }).basedOn.messageId).to.equal('m2');
    const article = await byRole(element, 'article', 'Closing · Queued');
    expect(article.matches('.card')).to.equal(false);
  });

  test('says that a colleague replied, or that it was closed meanwhile', async () => {
    const page = await ClinicPage.open(ONE);
    await closing(page, HELD);
    const element = await open(page);
    await says(element, 'The conversation changed before your request arrived.');
    await page.told([conversation('c1', { state: 'closed' }, 2)]);
    await says(element, 'The conversation was closed before your request arrived.');
    const from = { kind: 'staff', id: 'sam-lee', name: 'Sam Lee' } as const;
    await page.told([message('c1', 'm2', { from, sentAt: NOON + 1 })]);
    await says(element, 'Sam Lee replied before your request arrived.');
  });

  test('ends with Discard, after asking', async () => {
    const page = await ClinicPage.open(ONE);
    const id = await closing(page, HELD);
    const element = await open(page);
    const discard = await byRole(element, 'button', 'Discard');
    discard.focus();
    discard.click();
    const dialog = await byRole(element, 'dialog', /What you asked for is not done\.\s*Cancel/u);
    (await byRole(dialog, 'button', 'Cancel')).click();
    await until(() => allByRole(element, 'dialog').length === 0);
    expect([await stateOf(page, id), focused() === discard]).to.deep.equal(['held', true]);
    discard.click();
    await confirmDiscard(element, /Discard this request\?/u);
    await until(async () => (await stateOf(page, id)) === 'withdrawn');
    await until(() => focused()?.localName === 'h2');
  });

  test('ends with Discard also where nobody knows whether it arrived', async () => {
    const page = await ClinicPage.open(ONE);
    const id = await closing(page, { ...HELD, attempts: 2, lastError: { reason: 'unreadable' } });
    const element = await open(page);
    (await byRole(element, 'button', 'Discard')).click();
    await confirmDiscard(element, /it stays done\./u);
    await until(async () => (await stateOf(page, id)) === 'withdrawn');
  });

  test('that was refused says why, and Retry sends it again', async () => {
    const page = await ClinicPage.open(ONE);
    const id = await closing(page, REFUSED);
    const element = await open(page);
    await says(element, 'Not closed: the clinic’s server does not allow it');
    await says(element, 'Nothing has changed for the patient.');
    (await byRole(element, 'button', 'Retry')).click();
    await until(async () => (await stateOf(page, id)) === 'waiting');
  });

  test('of a conversation that is gone, or whose bytes do not open, can only be discarded', async () => {
    const page = await ClinicPage.open(ONE);
    const id = await closing(page, { ...REFUSED, lastError: { reason: 'gone' } });
    const element = await open(page);
    await says(element, 'Not closed: this conversation no longer exists');
    expect(allByRole(element, 'button', 'Retry')).to.deep.equal([]);
    const sealed = new Uint8Array(40);
    await page.store.db.outbox
      .where('id')
      .equals(id)
      .modify({ ...HELD, sealed });
    await says(element, 'Your request cannot be read on this device any more.');
    expect(allByRole(element, 'button', 'Close as it is')).to.deep.equal([]);
  });

  test('says all of it in French, and axe finds nothing', async () => {
    const page = await ClinicPage.open(ONE);
    await closing(page, HELD);
    const element = await open(page, { lang: 'fr-CA' });
    await says(element, 'Fermeture à vérifier');
    await byRole(element, 'button', 'Fermer telle quelle');
    await expect(element).to.be.accessible();
  });

  test('stands at the top of the Inbox', async () => {
    const page = await ClinicPage.open(THREE);
    await closing(page, HELD);
    const inbox = await inboxOf(page);
    await byRole(inbox, 'heading', 'Needs your decision · 1');
  });
});

suite('after closing', () => {
  teardown(deleteTestStores);

  test('the focus goes to the next row, and the words are spoken', async () => {
    const page = await ClinicPage.open(THREE);
    const inbox = await inboxOf(page);
    inbox.open('c2');
    (await entry(inbox)).click();
    await until(() => /^Yusuf, Amina/u.test(nameOf(focused() ?? inbox)));
    await until(() => allByRole(inbox, 'button', /^Park, Mia/u).length === 0);
    expect(nameOf(focused() ?? inbox)).to.match(/^Yusuf, Amina/u);
    expect(inbox.conversationId).to.equal('c2');
    await until(() =>
      allByRole(inbox, 'status').some((node) => textOf(node) === 'Conversation closed. Queued'),
    );
  });

  test('of the last row the focus goes to the one before it', async () => {
    const page = await ClinicPage.open(THREE);
    const inbox = await inboxOf(page);
    inbox.open('c3');
    (await entry(inbox)).click();
    await until(() => /^Park, Mia/u.test(nameOf(focused() ?? inbox)));
  });

  test('a phone shows the list again, offline too, and says that it waits', async () => {
    const page = await ClinicPage.open(THREE);
    page.goesOffline();
    const inbox = await inboxOf(page, 360);
    inbox.open('c1');
    (await entry(inbox)).click();
    await until(() => inbox.conversationId === '');
    await until(() => /^Park, Mia/u.test(nameOf(focused() ?? inbox)));
    const said = 'Conversation closed. Queued – will send when online';
    await until(() => allByRole(inbox, 'status').some((node) => textOf(node) === said));
  });

  test('of the only one a phone goes to the choice of lists', async () => {
    const page = await ClinicPage.open(ONE);
    const inbox = await inboxOf(page, 360);
    inbox.open('c1');
    (await entry(inbox)).click();
    await until(() => focused()?.localName === 'select');
  });

  test('on a phone every control is large enough for a thumb', async () => {
    const inbox = await inboxOf(await ClinicPage.open(THREE), 600);
    inbox.open('c1');
    const close = await entry(inbox);
    const heights = [close, ...allByRole(inbox, 'button', 'Close')].map(
      (button) => button.getBoundingClientRect().height,
    );
    expect(Math.min(...heights)).to.be.at.least(44);
  });
});
