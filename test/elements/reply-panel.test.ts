import { expect, fixture, html, oneEvent } from '@open-wc/testing';

import type { ReplyPanel } from '../../elements/reply-panel/reply-panel.js';
import { saveDraft } from '../../src/commands/save-draft.js';
import type { Store } from '../../src/store/database.js';
import { readDraft } from '../../src/store/drafts.js';
import { openReply } from '../../src/store/outbox.js';
import { conversation, NOON, SESSION } from '../support/server-rows.js';
import { deleteTestStores } from '../support/test-store.js';
import { allByRole, byRole, focused, press, says, textOf, type, until } from './by-role.js';
import { ClinicPage } from './clinic-page.js';

const TWO = [conversation('c1'), conversation('c2', { patient: { id: 'p2', name: 'Park, Mia' } })];

async function panelOf(page: ClinicPage, id = 'c1'): Promise<ReplyPanel> {
  const panel = await fixture<ReplyPanel>(html`
    <intray-reply-panel .intray=${page} conversation-id=${id}></intray-reply-panel>
  `);
  await byRole(panel, 'textbox');
  return panel;
}

async function draftOf({ store }: ClinicPage, id: string): Promise<string | undefined> {
  return (await readDraft(store, id))?.text;
}

async function queued(store: Store): Promise<string[]> {
  const rows = await store.db.outbox.toArray();
  return Promise.all(rows.map(async (row) => (await openReply(store, row)).body));
}

/** The disk takes nothing more of that kind, until the returned function makes room. */
function fillDisk(table: { put?: unknown; add?: unknown }, method: 'put' | 'add'): () => void {
  table[method] = () => {
    throw new DOMException('', 'QuotaExceededError');
  };
  return () => {
    Reflect.deleteProperty(table, method);
  };
}

suite('the reply panel', () => {
  teardown(deleteTestStores);

  test('names who will read it, a caregiver as one', async () => {
    const page = await ClinicPage.open([
      conversation('c1', { recipient: { name: 'Jo Park', relationship: 'mother' } }),
    ]);
    const panel = await panelOf(page);
    await says(panel, 'To: Jo Park, mother (about Tremblay, Marie)');
  });

  test('keeps what is typed within a second, and has it again after a reload', async () => {
    const page = await ClinicPage.open(TWO);
    const panel = await panelOf(page);
    type(await byRole(panel, 'textbox'), 'Come at 13:30.');
    await says(panel, 'Draft saved 12:01');
    expect(await draftOf(page, 'c1')).to.equal('Come at 13:30.');
    panel.remove();
    const again = await panelOf(page);
    await until(() => again.draft === 'Come at 13:30.');
  });

  test('what is typed for one patient never reaches another', async () => {
    const page = await ClinicPage.open(TWO);
    const panel = await panelOf(page);
    type(await byRole(panel, 'textbox'), 'For Marie.');
    panel.conversationId = 'c2';
    await byRole(panel, 'textbox', /Park, Mia/u);
    expect(panel.draft).to.equal('');
    type(await byRole(panel, 'textbox'), 'For Mia.');
    panel.conversationId = 'c1';
    await until(() => panel.draft === 'For Marie.');
    expect(await draftOf(page, 'c1')).to.equal('For Marie.');
    expect(await draftOf(page, 'c2')).to.equal('For Mia.');
  });

  test('taken out of the page, it saves at once', async () => {
    const page = await ClinicPage.open(TWO);
    const panel = await panelOf(page);
    type(await byRole(panel, 'textbox'), 'Half a sen');
    panel.remove();
    let saved: string | undefined;
    await until(async () => (saved = await draftOf(page, 'c1')) !== undefined);
    expect(saved).to.equal('Half a sen');
  });

  test('Ctrl+Enter sends, Enter does not, and the cursor stays', async () => {
    const page = await ClinicPage.open(TWO);
    const panel = await panelOf(page);
    const field = await byRole(panel, 'textbox');
    type(field, 'Come at 13:30.');
    press('Enter');
    expect(await queued(page.store)).to.deep.equal([]);
    const told = oneEvent(panel, 'intray-reply-queued');
    press('Enter', { ctrlKey: true });
    await told;
    expect(await queued(page.store)).to.deep.equal(['Come at 13:30.']);
    expect(await draftOf(page, 'c1')).to.equal(undefined);
    await until(() => field.value === '' && focused() === field);
  });

  test('a double click sends once', async () => {
    const page = await ClinicPage.open(TWO);
    const panel = await panelOf(page);
    type(await byRole(panel, 'textbox'), 'Come at 13:30.');
    const button = await byRole(panel, 'button', 'Reply to Patient');
    await until(() => !button.disabled);
    const told = oneEvent(panel, 'intray-reply-queued');
    button.click();
    button.click();
    await told;
    await panel.updateComplete;
    button.click();
    expect(await queued(page.store)).to.deep.equal(['Come at 13:30.']);
  });

  test('a host can keep a reply from being sent', async () => {
    const page = await ClinicPage.open(TWO);
    const panel = await panelOf(page);
    panel.addEventListener('intray-before-send', (event) => event.preventDefault());
    type(await byRole(panel, 'textbox'), 'Come at 13:30.');
    await panel.send();
    expect(panel.draft).to.equal('Come at 13:30.');
    expect(await queued(page.store)).to.deep.equal([]);
  });

  test('an empty or too long message says why it cannot be sent', async () => {
    const limits = { ...SESSION.limits, bodyLength: 20 };
    const page = await ClinicPage.open(TWO, { ...SESSION, limits });
    const panel = await panelOf(page);
    const button = await byRole(panel, 'button', 'Reply to Patient');
    expect(button.disabled).to.equal(true);
    await says(panel, 'Write a message or attach a file first.');
    type(await byRole(panel, 'textbox'), 'Nineteen characters');
    await says(panel, '1 character left');
    type(await byRole(panel, 'textbox'), 'Twenty-three characters');
    await says(panel, '3 characters too many. Shorten the message.');
    expect(button.disabled).to.equal(true);
    expect(panel.draft).to.equal('Twenty-three characters');
  });

  test('where nothing may be written it is off, with the reason', async () => {
    const reason = 'This patient asked for letters only.';
    const page = await ClinicPage.open([
      conversation('c1', { permissions: { reply: false, attachments: false, reason } }),
      conversation('c2', { state: 'closed', patientCanReply: false }),
    ]);
    const panel = await panelOf(page);
    await says(panel, reason);
    expect((await byRole(panel, 'textbox')).readOnly).to.equal(true);
    panel.conversationId = 'c2';
    await says(panel, 'This conversation is closed and can only be read.');
  });

  test('what follows from the clinic’s own defaults stands beside the button', async () => {
    const defaults = { ...SESSION.defaults, allowResponse: false, maskName: true };
    const page = await ClinicPage.open(TWO, { ...SESSION, defaults });
    const panel = await panelOf(page);
    type(await byRole(panel, 'textbox'), 'Goodbye.');
    await byRole(panel, 'button', 'Reply and end conversation');
    await says(panel, 'Sending ends this conversation. The patient cannot reply.');
    await says(panel, 'The patient will see Clinic Staff');
  });

  test('a full disk loses nothing that is in the field', async () => {
    const page = await ClinicPage.open(TWO);
    const panel = await panelOf(page);
    const { outbox } = page.store.db;
    const add = outbox.add.bind(outbox);
    outbox.add = () => {
      throw new DOMException('', 'QuotaExceededError');
    };
    type(await byRole(panel, 'textbox'), 'Come at 13:30.');
    const failed = oneEvent(panel, 'intray-error');
    await panel.send();
    await failed;
    await byRole(panel, 'alert', /Your text is kept in this field\.$/u);
    expect(panel.draft).to.equal('Come at 13:30.');
    outbox.add = add;
    await panel.send();
    expect(textOf(panel)).not.to.include('Not saved');
    expect(await queued(page.store)).to.deep.equal(['Come at 13:30.']);
  });

  test('stays with its words while nothing can be read, and hears afterwards what it missed', async () => {
    const page = await ClinicPage.open(TWO);
    const panel = await panelOf(page);
    type(await byRole(panel, 'textbox'), 'Come at 13:30.');
    const { meta } = page.store.db;
    let refused = 0;
    meta.get = () => {
      refused += 1;
      throw new DOMException('', 'UnknownError');
    };
    page.stands({ lastSyncedAt: NOON + 1_000 });
    await until(() => refused > 0);
    await panel.updateComplete;
    await byRole(panel, 'textbox');
    expect(panel.draft).to.equal('Come at 13:30.');
    Reflect.deleteProperty(meta, 'get');
    await page.signIn({ ...SESSION, permissions: { ...SESSION.permissions, bill: false } });
    page.stands({ problem: null });
    await byRole(panel, 'checkbox', 'Billable – you may not bill');
  });

  test('taken out and put back, it still sends for its own patient', async () => {
    const page = await ClinicPage.open(TWO);
    const panel = await panelOf(page);
    const { parentElement } = panel;
    panel.remove();
    parentElement?.append(panel);
    type(await byRole(panel, 'textbox', /Tremblay/u), 'Come at 13:30.');
    const told = oneEvent(panel, 'intray-reply-queued');
    press('Enter', { metaKey: true });
    await told;
    expect(
      (await page.store.db.outbox.toArray()).map(({ conversationId }) => conversationId),
    ).to.deep.equal(['c1']);
    expect(allByRole(panel, 'alert').map(textOf)).to.deep.equal(['']);
  });

  test('a draft is gone from the field with its conversation', async () => {
    const page = await ClinicPage.open(TWO);
    const panel = await panelOf(page);
    type(await byRole(panel, 'textbox'), 'For Marie.');
    await says(panel, 'Draft saved 12:01');
    panel.conversationId = 'c2';
    await panel.updateComplete;
    expect(panel.draft).to.equal('');
  });

  test('a text of one person is never seen by the next one', async () => {
    const page = await ClinicPage.open(TWO);
    const next = await ClinicPage.open(TWO);
    const panel = await panelOf(page);
    type(await byRole(panel, 'textbox'), 'Saved, ');
    await says(panel, 'Draft saved 12:01');
    type(await byRole(panel, 'textbox'), 'Saved, and not yet.');
    const mine = page.store;
    page.store = next.store;
    page.stands({});
    await panel.updateComplete;
    expect(panel.draft).to.equal('');
    await until(() => allByRole(panel, 'textbox').length === 1);
    expect((await byRole(panel, 'textbox')).value).to.equal('');
    await until(async () => (await readDraft(mine, 'c1'))?.text === 'Saved, and not yet.');
    expect(await draftOf(next, 'c1')).to.equal(undefined);
  });

  test('a text that found no room waits for its own conversation', async () => {
    const page = await ClinicPage.open(TWO);
    const panel = await panelOf(page);
    const makeRoom = fillDisk(page.store.db.drafts, 'put');
    type(await byRole(panel, 'textbox'), 'For Marie.');
    const failed = oneEvent(panel, 'intray-error');
    panel.conversationId = 'c2';
    await failed;
    await byRole(panel, 'textbox', /Park, Mia/u);
    expect(allByRole(panel, 'alert').map(textOf)).to.deep.equal(['']);
    panel.conversationId = 'c1';
    await byRole(panel, 'textbox', /Tremblay/u);
    expect(panel.draft).to.equal('For Marie.');
    await byRole(panel, 'alert', /^Not saved/u);
    makeRoom();
    panel.conversationId = 'c2';
    await until(async () => (await draftOf(page, 'c1')) === 'For Marie.');
  });

  test('a text that found no room outlives the panel', async () => {
    const page = await ClinicPage.open(TWO);
    const panel = await panelOf(page);
    fillDisk(page.store.db.drafts, 'put');
    type(await byRole(panel, 'textbox'), 'For Marie.');
    const failed = oneEvent(panel, 'intray-error');
    panel.remove();
    await failed;
    const again = await panelOf(page);
    expect(again.draft).to.equal('For Marie.');
  });

  test('a reply that could not be queued comes back to its own conversation', async () => {
    const page = await ClinicPage.open(TWO);
    const panel = await panelOf(page);
    fillDisk(page.store.db.drafts, 'put');
    fillDisk(page.store.db.outbox, 'add');
    type(await byRole(panel, 'textbox'), 'For Marie.');
    const sending = panel.send();
    panel.conversationId = 'c2';
    await sending;
    await byRole(panel, 'textbox', /Park, Mia/u);
    expect(panel.draft).to.equal('');
    expect(allByRole(panel, 'alert').map(textOf)).to.deep.equal(['']);
    panel.conversationId = 'c1';
    await byRole(panel, 'textbox', /Tremblay/u);
    expect(panel.draft).to.equal('For Marie.');
    await byRole(panel, 'alert', /^Not saved/u);
  });

  test('a reply more than may wait stays in its field, and says so in French too', async () => {
    const page = await ClinicPage.open(TWO);
    Object.assign(page.store, { outboxCap: { rows: 1, bytes: 100_000 } });
    const panel = await panelOf(page);
    for (const text of ['First.', 'For Marie.']) {
      type(await byRole(panel, 'textbox'), text);
      await panel.send();
    }
    await byRole(panel, 'alert', /^Not queued\./u);
    expect(panel.draft).to.equal('For Marie.');
    panel.lang = 'fr-CA';
    await byRole(panel, 'alert', /^Pas mis en attente\./u);
    expect(await queued(page.store)).to.deep.equal(['First.']);
  });

  test('a reply whose draft found no room is sent once and leaves no draft', async () => {
    const page = await ClinicPage.open(TWO);
    const panel = await panelOf(page);
    const makeRoom = fillDisk(page.store.db.drafts, 'put');
    type(await byRole(panel, 'textbox'), 'For Marie.');
    await panel.send();
    expect(await queued(page.store)).to.deep.equal(['For Marie.']);
    makeRoom();
    panel.conversationId = 'c2';
    await byRole(panel, 'textbox', /Park, Mia/u);
    panel.conversationId = 'c1';
    await byRole(panel, 'textbox', /Tremblay/u);
    expect(panel.draft).to.equal('');
  });

  test('nothing is sent to a conversation that is not shown yet', async () => {
    const page = await ClinicPage.open(TWO);
    const panel = await panelOf(page);
    type(await byRole(panel, 'textbox'), 'For Marie.');
    panel.conversationId = 'c2';
    await panel.send();
    expect(await queued(page.store)).to.deep.equal([]);
  });

  test('disabled, it sends nothing and asks for nothing', async () => {
    const page = await ClinicPage.open(TWO);
    const panel = await panelOf(page);
    panel.disabled = true;
    await panel.updateComplete;
    expect(textOf(panel)).not.to.include('Write a message or attach a file first.');
    panel.draft = 'Come at 13:30.';
    await panel.send();
    expect(await queued(page.store)).to.deep.equal([]);
  });

  test('words that come back while it is being sent stop it and are shown', async () => {
    const page = await ClinicPage.open(TWO);
    const panel = await panelOf(page);
    type(await byRole(panel, 'textbox'), 'New words.');
    await saveDraft(page.store, { conversationId: 'c1', text: 'Old words.', seen: undefined });
    await panel.send();
    expect(await queued(page.store)).to.deep.equal([]);
    expect(panel.draft).to.equal('Old words.\n\nNew words.');
  });

  test('newer words are not called saved', async () => {
    const page = await ClinicPage.open(TWO);
    const panel = await panelOf(page);
    type(await byRole(panel, 'textbox'), 'Come');
    await says(panel, 'Draft saved 12:01');
    type(await byRole(panel, 'textbox'), 'Come at 13:30.');
    await panel.updateComplete;
    expect(textOf(panel)).not.to.include('Draft saved');
  });

  test('alone with a conversation that is not here, it says so', async () => {
    const page = await ClinicPage.open(TWO);
    const panel = await fixture(html`
      <intray-reply-panel .intray=${page} conversation-id="c9"></intray-reply-panel>
    `);
    await says(panel, 'This conversation is not on this device.');
  });

  test('in an ended conversation it says that sending opens it again', async () => {
    const page = await ClinicPage.open([conversation('c1', { patientCanReply: false })]);
    const panel = await panelOf(page);
    await says(panel, 'Sending reopens this conversation. The patient can reply.');
  });

  test('where nothing can be sent it does not say what sending does', async () => {
    const defaults = { ...SESSION.defaults, allowResponse: false };
    const closed = conversation('c1', { state: 'closed', patientCanReply: false });
    const panel = await panelOf(await ClinicPage.open([closed], { ...SESSION, defaults }));
    await says(panel, 'This conversation is closed and can only be read.');
    expect(textOf(panel)).not.to.include('Sending');
  });
});
