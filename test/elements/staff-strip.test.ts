import { expect, fixture, html, oneEvent } from '@open-wc/testing';

import type { MessageConversation } from '../../elements/message-conversation/message-conversation.js';
import { addComment } from '../../src/commands/add-comment.js';
import { assignConversation } from '../../src/commands/assign-conversation.js';
import type { Change } from '../../src/model/change.js';
import type { Assignee } from '../../src/model/conversation.js';
import type { OutboxRow } from '../../src/store/database.js';
import { conversation, message, NOON, SESSION } from '../support/server-rows.js';
import { deleteTestStores } from '../support/test-store.js';
import { FRONT_DESK, NURSES, panelOf, SAM, teamPage } from './a-team.js';
import {
  allByRole,
  byRole,
  confirmDiscard,
  focused,
  press,
  says,
  textOf,
  type,
  until,
} from './by-role.js';
import type { ClinicPage } from './clinic-page.js';
import { HELD, REFUSED } from './decided-states.js';

function comment(id: string, body: string, minutes: number): Change {
  const createdAt = NOON + minutes * 60_000;
  const value = { id, conversationId: 'c1', by: 'sam-okafor', body, createdAt };
  return { op: 'put', kind: 'comment', id, version: 1, value };
}

const SAID = [
  comment('k1', 'She called twice about this.', -10),
  comment('k2', 'Dr. Lee is fine with 90 days.', -5),
];

interface Shown {
  readonly readonly?: boolean;
  readonly theme?: string;
}

async function open(page: ClinicPage, shown: Shown = {}): Promise<MessageConversation> {
  const { readonly = false, theme = 'light' } = shown;
  const element = await fixture<MessageConversation>(html`
    <intray-message-conversation
      .intray=${page}
      conversation-id="c1"
      theme=${theme}
      ?readonly=${readonly}
    ></intray-message-conversation>
  `);
  await byRole(element, 'button', /^Staff only/u);
  return element;
}

/** Opens the strip and gives its line. */
async function line(element: Element): Promise<HTMLButtonElement> {
  const button = await byRole(element, 'button', /^Staff only/u);
  if (button.ariaExpanded !== 'true') button.click();
  await until(() => button.ariaExpanded === 'true');
  return button;
}

function inSight(element: Element, words: string): boolean {
  const list = allByRole(element, 'list').find((one) => textOf(one).includes(words));
  const said = list?.lastElementChild?.getBoundingClientRect();
  const seen = list?.getBoundingClientRect();
  return said !== undefined && seen !== undefined && said.bottom <= seen.bottom + 1;
}

async function assigning(
  page: ClinicPage,
  parts: Partial<OutboxRow>,
  to: Assignee | null = NURSES,
): Promise<string> {
  const id = await assignConversation(page.store, {
    conversationId: 'c1',
    to,
    comment: 'Please call her.',
    basedOn: { messageId: 'm1', assignee: FRONT_DESK, state: 'open' },
  });
  await page.store.db.outbox.where('id').equals(id).modify(parts);
  return id;
}

async function stateOf(page: ClinicPage, id: string): Promise<OutboxRow['state'] | undefined> {
  return (await page.store.db.outbox.get({ id }))?.state;
}

suite('the staff strip', () => {
  teardown(deleteTestStores);

  test('shows the newest of many, and the one that is added below it', async () => {
    const many = Array.from({ length: 12 }, (_, n) => comment(`m${n}`, `Call ${n}.`, n - 60));
    const page = await teamPage({}, many);
    const element = await open(page);
    await line(element);
    await until(() => inSight(element, 'Call 11.'));
    type(await byRole(element, 'textbox', /^Comments for staff/u), 'And now she came.');
    (await byRole(element, 'button', 'Add comment')).click();
    await until(() => inSight(element, 'And now she came.'));
  });

  test('says closed whom it is for, how many there are, and the last one', async () => {
    const element = await open(await teamPage({}, SAID));
    await says(
      element,
      'Staff only – never shown to the patient 2 comments Sam Okafor: “Dr. Lee is fine with 90 days.”',
    );
    expect(textOf(element)).not.to.include('She called twice');
  });

  test('opens in place, with author and time, oldest first', async () => {
    const element = await open(await teamPage({}, SAID));
    await line(element);
    await says(element, 'Sam Okafor 11:50 She called twice about this.');
    await says(element, 'Sam Okafor 11:55 Dr. Lee is fine with 90 days.');
  });

  test('stands outside the thread', async () => {
    const element = await open(await teamPage({}, SAID));
    await line(element);
    const thread = allByRole(element, 'article').map(textOf).join(' ');
    expect(thread).not.to.include('She called twice');
  });

  test('adds a comment, keeps the focus in its field, and says how far it is', async () => {
    const page = await teamPage({}, SAID);
    page.goesOffline();
    const element = await open(page);
    await line(element);
    const add = await byRole(element, 'button', 'Add comment');
    expect(add.disabled).to.equal(true);
    const field = await byRole(element, 'textbox', /never shown to the patient$/u);
    type(field, 'Her pharmacy closes at five.');
    await until(() => !add.disabled);
    add.click();
    await says(element, 'Her pharmacy closes at five. Queued – will send when online');
    await until(() => field.value === '' && focused() === field);
    const [entry] = await page.store.db.outbox.toArray();
    expect([entry?.kind, await page.store.db.commentDrafts.count()]).to.deep.equal(['comment', 0]);
  });

  test('says once what was pressed twice', async () => {
    const page = await teamPage({}, SAID);
    const element = await open(page);
    await line(element);
    type(await byRole(element, 'textbox', /^Comments for staff/u), 'Thank you.');
    const add = await byRole(element, 'button', 'Add comment');
    await until(() => !add.disabled);
    add.click();
    add.click();
    await until(async () => (await page.store.db.outbox.count()) > 0);
    await until(async () => (await page.store.db.commentDrafts.count()) === 0);
    await says(element, 'Queued');
    expect(await page.store.db.outbox.count()).to.equal(1);
  });

  test('its draft is that of the Assign tab, with whom was chosen there', async () => {
    const page = await teamPage();
    const panel = await panelOf(page);
    (await byRole(panel, 'radio', /^Nurses/u)).click();
    type(await byRole(panel, 'textbox'), 'Please.');
    const element = await open(page);
    await line(element);
    await until(() => allByRole(element, 'textbox')[0]?.value === 'Please.');
    (await byRole(element, 'textbox')).focus();
    press('Enter', { ctrlKey: true });
    await until(() => allByRole(panel, 'textbox')[0]?.value === '');
    await says(panel, 'To Nurses.');
  });

  test('what was refused says so, and can be tried again or discarded', async () => {
    const page = await teamPage();
    const id = await addComment(page.store, { conversationId: 'c1', body: 'Too late.' });
    await page.store.db.outbox.where('id').equals(id).modify(REFUSED);
    const element = await open(page);
    const strip = await line(element);
    await says(element, 'Too late. Not sent: the clinic’s server does not allow it');
    (await byRole(element, 'button', 'Retry')).click();
    await until(async () => (await stateOf(page, id)) === 'waiting');
    expect(focused() === strip).to.equal(true);
    await page.store.db.outbox.where('id').equals(id).modify(REFUSED);
    (await byRole(element, 'button', 'Discard')).click();
    const dialog = await byRole(element, 'dialog', /Discard this comment\?/u);
    expect(await stateOf(page, id)).to.equal('refused');
    (await byRole(dialog, 'button', 'Discard')).click();
    await until(async () => (await stateOf(page, id)) === 'withdrawn');
    await says(element, 'no comments yet');
  });

  test('who may not comment reads why', async () => {
    const permissions = { ...SESSION.permissions, comment: false };
    const element = await open(await teamPage({}, SAID, { ...SESSION, permissions }));
    await line(element);
    await says(element, 'You may not write comments.');
    expect((await byRole(element, 'button', 'Add comment')).disabled).to.equal(true);
  });

  test('a view for reading shows it and takes nothing', async () => {
    const element = await open(await teamPage({}, SAID), { readonly: true });
    await line(element);
    await says(element, 'She called twice about this.');
    expect(allByRole(element, 'textbox')).to.deep.equal([]);
  });

  test('another conversation begins with a closed strip', async () => {
    const page = await teamPage({}, [...SAID, conversation('c2')]);
    const element = await open(page);
    await line(element);
    element.conversationId = 'c2';
    await says(element, 'no comments yet');
    const strip = await byRole(element, 'button', /^Staff only/u);
    expect(strip.ariaExpanded).to.equal('false');
  });

  for (const theme of ['light', 'dark']) {
    test(`axe finds nothing in it, ${theme}`, async () => {
      const page = await teamPage({}, SAID);
      const id = await addComment(page.store, { conversationId: 'c1', body: 'Too late.' });
      await page.store.db.outbox.where('id').equals(id).modify(REFUSED);
      const element = await open(page, { theme });
      await line(element);
      await byRole(element, 'button', 'Discard');
      await expect(element).to.be.accessible();
    });
  }
});

suite('an assignment in the conversation', () => {
  teardown(deleteTestStores);

  test('that is queued says to whom, and can be taken back with its comment', async () => {
    const page = await teamPage();
    const id = await assigning(page, {});
    const element = await open(page);
    await byRole(element, 'article', 'Assigning to Nurses · Queued');
    (await byRole(element, 'button', 'Take back')).click();
    await confirmDiscard(element, /Discard this assignment\?/u);
    await until(async () => (await stateOf(page, id)) === 'withdrawn');
    await line(element);
    await until(() => allByRole(element, 'textbox')[0]?.value === 'Please call her.');
  });

  test('that somebody forestalled names them, since when, and asks', async () => {
    const page = await teamPage();
    const id = await assigning(page, HELD);
    const taken = {
      id: 'a9',
      conversationId: 'c1',
      from: FRONT_DESK,
      to: SAM,
      by: 'sam-okafor',
      at: NOON - 9 * 60_000,
    };
    await page.told([
      conversation('c1', { assignee: SAM, assignedBy: 'sam-okafor' }, 2),
      { op: 'put', kind: 'assignment', id: 'a9', version: 1, value: taken },
    ]);
    const element = await open(page);
    await byRole(element, 'article', /^Assignment needs your decision, Your assignment to Nurses/u);
    await says(element, 'Sam Okafor took this 10 min. ago. Assign to Nurses anyway?');
    (await byRole(element, 'button', 'Assign anyway')).click();
    await until(async () => (await stateOf(page, id)) === 'waiting');
  });

  test('that is held can be discarded, and its comment goes back', async () => {
    const page = await teamPage();
    const id = await assigning(page, HELD, null);
    const element = await open(page);
    await byRole(element, 'button', 'Release anyway');
    await says(element, 'Discard puts the comment back into its field.');
    (await byRole(element, 'button', 'Discard')).click();
    const dialog = await byRole(element, 'dialog', /Discard this assignment\?/u);
    (await byRole(dialog, 'button', 'Cancel')).click();
    await until(() => allByRole(element, 'dialog').length === 0);
    expect((await page.store.db.outbox.get({ id }))?.withdraw).to.equal(undefined);
    (await byRole(element, 'button', 'Discard')).click();
    await confirmDiscard(element, /If the clinic’s server already has it, it stays done\./u);
    await until(async () => (await page.store.db.outbox.get({ id }))?.withdraw === 'discard');
    await line(element);
    await until(() => allByRole(element, 'textbox')[0]?.value === 'Please call her.');
  });

  test('that was refused gives the server’s reason and can be tried again', async () => {
    const page = await teamPage();
    const id = await assigning(page, REFUSED);
    const element = await open(page);
    await says(element, 'Not assigned: the clinic’s server does not allow it');
    (await byRole(element, 'button', 'Retry')).click();
    await until(async () => (await stateOf(page, id)) === 'waiting');
  });

  test('that may have arrived is discarded by the server only', async () => {
    const page = await teamPage();
    await assigning(page, { ...HELD, lastError: { reason: 'id-reused' }, attempts: 2, heard: 0 });
    page.goesOffline();
    const element = await open(page);
    expect((await byRole(element, 'button', 'Discard')).disabled).to.equal(true);
    await says(element, 'Discard needs a connection: it must first be taken back.');
  });
});

suite('marking a conversation unread', () => {
  teardown(deleteTestStores);

  test('raises the number and is not undone by standing there', async () => {
    const page = await teamPage({ lastMessageId: 'm1', lastPatientMessageAt: NOON });
    const element = await open(page);
    const button = await byRole(element, 'button', 'Mark unread');
    button.focus();
    button.click();
    await until(() => button.ariaDisabled === 'true');
    expect(focused() === button).to.equal(true);
    await says(element, 'Marked unread');
    await page.told([conversation('c2', { lastMessageId: 'm2', unread: 1 }), message('c2', 'm2')]);
    // Another one that is opened now is read first: this one would have been by then.
    const other = await fixture(html`
      <intray-message-conversation
        .intray=${page}
        conversation-id="c2"
      ></intray-message-conversation>
    `);
    await oneEvent(other, 'intray-message-read');
    expect((await page.store.db.conversations.get('c1'))?.unread).to.equal(1);
  });

  test('says why there is nothing to mark', async () => {
    const element = await open(await teamPage({ lastPatientMessageAt: null }));
    const button = await byRole(element, 'button', 'Mark unread');
    expect([button.ariaDisabled, button.title]).to.deep.equal([
      'true',
      'No message of the patient to mark',
    ]);
  });
});
