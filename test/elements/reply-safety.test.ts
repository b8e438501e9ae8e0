import { expect, fixture, html } from '@open-wc/testing';

import type { ReplyPanel } from '../../elements/reply-panel/reply-panel.js';
import { undoReply } from '../../src/commands/undo-reply.js';
import type { ReplyOptions } from '../../src/model/reply-options.js';
import type { Session } from '../../src/model/session.js';
import { readDraft } from '../../src/store/drafts.js';
import { openReply } from '../../src/store/outbox.js';
import { conversation, message, NOON, SESSION, staff } from '../support/server-rows.js';
import { deleteTestStores } from '../support/test-store.js';
import { allByRole, byRole, focused, pick, press, says, textOf, type, until } from './by-role.js';
import { ClinicPage } from './clinic-page.js';

const TWO = [
  conversation('c1'),
  message('c1', 'm1'),
  conversation('c2', { patient: { id: 'p2', name: 'Park, Mia' } }),
];

async function panelIn(page: ClinicPage, id = 'c1'): Promise<ReplyPanel> {
  const panel = await fixture<ReplyPanel>(html`
    <intray-reply-panel .intray=${page} conversation-id=${id}></intray-reply-panel>
  `);
  await byRole(panel, 'textbox');
  return panel;
}

async function panelOf(session: Partial<Session> = {}): Promise<[ReplyPanel, ClinicPage]> {
  const page = await ClinicPage.open(TWO, { ...SESSION, ...session });
  return [await panelIn(page), page];
}

async function set(panel: ReplyPanel, name: string, on: boolean): Promise<void> {
  const box = await byRole(panel, 'checkbox', name);
  if (box.checked !== on) box.click();
  await panel.updateComplete;
}

async function queued({ store }: ClinicPage): Promise<{ body: string; options: ReplyOptions }[]> {
  const rows = await store.db.outbox.toArray();
  return Promise.all(rows.map((row) => openReply(store, row)));
}

async function send(panel: ReplyPanel, text: string): Promise<void> {
  type(await byRole(panel, 'textbox'), text);
  await panel.send();
}

const unread = (panel: ReplyPanel): Promise<HTMLSelectElement> =>
  byRole(panel, 'combobox', /^If unread/u);

suite('what the panel shows is what it sends', () => {
  teardown(deleteTestStores);

  test('If unread is back at its default after a reply that a person chose it for', async () => {
    const [panel, page] = await panelOf();
    pick(await unread(panel), 'P1D');
    await send(panel, 'First.');
    await panel.updateComplete;
    expect((await unread(panel)).value).to.equal('');
    await send(panel, 'Second.');
    const options = (await queued(page)).map((one) => one.options.notifyIfUnreadAfter);
    expect(options).to.deep.equal(['P1D', undefined]);
  });

  test('If unread goes with its conversation', async () => {
    const [panel] = await panelOf();
    pick(await unread(panel), 'P1D');
    panel.conversationId = 'c2';
    await byRole(panel, 'textbox', /Park/u);
    pick(await unread(panel), 'P3D');
    panel.conversationId = 'c1';
    await byRole(panel, 'textbox', /Tremblay/u);
    await until(async () => (await unread(panel)).value === 'P1D');
  });

  test('a provider who is not among the clinic’s any more is shown as chosen', async () => {
    const feeCodes = { providers: ['dana-lee', 'sam-okafor'] };
    const defaults = { ...SESSION.defaults, feeCode: 'K303A', billingProviderId: 'who-left' };
    const [panel] = await panelOf({ feeCodes, defaults });
    expect((await byRole(panel, 'combobox', /^Provider/u)).value).to.equal('who-left');
  });

  test('an option cannot be changed while the reply is on its way to the disk', async () => {
    const [panel, page] = await panelOf();
    type(await byRole(panel, 'textbox'), 'Come at 13:30.');
    const sending = panel.send();
    await panel.updateComplete;
    const mask = await byRole(panel, 'checkbox', 'Mask Name');
    expect(mask.disabled).to.equal(true);
    mask.disabled = false;
    mask.click();
    await sending;
    expect(panel.draft).to.equal('');
    expect(await queued(page)).to.have.length(1);
  });

  test('a text that a host sets before this element is defined is the text that is typed on', async () => {
    const page = await ClinicPage.open(TWO);
    const early: HTMLElement & Partial<ReplyPanel> =
      document.createElement('intray-late-reply-panel');
    Object.assign(early, { intray: page, conversationId: 'c1', draft: 'Template.' });
    const frame = await fixture<HTMLElement>(html`<div></div>`);
    frame.append(early);
    const defined = customElements.get('intray-reply-panel') as typeof ReplyPanel;
    customElements.define('intray-late-reply-panel', class extends defined {});
    await byRole(early, 'textbox');
    expect(early.draft).to.equal('Template.');
    await until(async () => (await readDraft(page.store, 'c1'))?.text === 'Template.');
    type(await byRole(early, 'textbox'), 'My own words.');
    expect(early.draft).to.equal('My own words.');
  });
});

suite('a fee code', () => {
  teardown(deleteTestStores);

  test('that was typed for one reply is not in the next', async () => {
    const [panel, page] = await panelOf();
    panel.draft = 'Come at 13:30.';
    await set(panel, 'Billable', true);
    const field = await byRole(panel, 'field', /^Fee Code/u);
    type(field, 'a007');
    press('Enter', { ctrlKey: true });
    await until(async () => (await queued(page)).length === 1);
    // As a browser does when a field that was edited is taken away.
    field.dispatchEvent(new Event('change'));
    field.dispatchEvent(new Event('input'));
    await panel.updateComplete;
    expect((await byRole(panel, 'checkbox', 'Billable')).checked).to.equal(false);
    expect(await readDraft(page.store, 'c1')).to.equal(undefined);
  });
});

suite('two texts in one draft', () => {
  teardown(deleteTestStores);

  test('stay masked where the later one was written under the clinic’s mask', async () => {
    const [panel, page] = await panelOf({ defaults: { ...SESSION.defaults, maskName: true } });
    await set(panel, 'Mask Name', false);
    await send(panel, 'Signed, Ana.');
    type(await byRole(panel, 'textbox'), 'Not signed.');
    await says(panel, 'Draft saved');
    const [entry] = await page.store.db.outbox.toArray();
    await undoReply(page.store, entry?.id ?? '');
    await until(() => panel.draft === 'Signed, Ana.\n\nNot signed.');
    expect((await byRole(panel, 'checkbox', 'Mask Name')).checked).to.equal(true);
  });
});

suite('a draft and its reply', () => {
  teardown(deleteTestStores);

  test('are never both there, though another conversation is opened meanwhile', async () => {
    const [panel, page] = await panelOf();
    type(await byRole(panel, 'textbox'), 'Come at 13:30.');
    const sending = panel.send();
    panel.conversationId = 'c2';
    await sending;
    expect(await queued(page)).to.have.length(1);
    expect(await readDraft(page.store, 'c1')).to.equal(undefined);
  });

  test('are sent once by two panels that show the same draft', async () => {
    const [panel, page] = await panelOf();
    type(await byRole(panel, 'textbox'), 'Only once.');
    await says(panel, 'Draft saved');
    const other = await panelIn(page);
    await until(() => other.draft === 'Only once.');
    await Promise.all([panel.send(), other.send()]);
    expect(await queued(page)).to.have.length(1);
  });

  test('that its author cannot send any more can still be read, copied and thrown away', async () => {
    const [panel, page] = await panelOf();
    type(await byRole(panel, 'textbox'), 'Words that took an hour.');
    await says(panel, 'Draft saved');
    await page.told([{ op: 'delete', kind: 'conversation', id: 'c1', version: 9 }]);
    await says(panel, 'This conversation is not on this device any more.');
    const kept = await byRole(panel, 'textbox');
    expect([kept.value, kept.readOnly]).to.deep.equal(['Words that took an hour.', true]);
    (await byRole(panel, 'button', 'Discard this draft')).click();
    await until(async () => (await readDraft(page.store, 'c1')) === undefined);
  });

  test('in a conversation that a colleague closes keeps the focus where it was', async () => {
    const [panel, page] = await panelOf();
    const field = await byRole(panel, 'textbox');
    type(field, 'Half a sen');
    await page.told([conversation('c1', { state: 'closed', patientCanReply: false }, 2)]);
    await says(panel, 'This conversation is closed and can only be read.');
    expect(focused()).to.equal(field);
    expect(textOf(await byRole(panel, 'status', /closed and can only be read/u))).to.not.equal('');
    await byRole(panel, 'button', 'Discard this draft');
  });
});

suite('what others do while somebody writes', () => {
  teardown(deleteTestStores);

  const SAM = { kind: 'staff', id: 'sam-okafor', name: 'Sam Okafor, RN' } as const;

  test('stands in a bar until it was looked at, and the words are not touched', async () => {
    const [panel, page] = await panelOf();
    await page.told([staff('sam-okafor', 'Sam Okafor')]);
    type(await byRole(panel, 'textbox'), 'Take one.');
    await says(panel, 'Draft saved');
    await page.told([message('c1', 'm2', { from: SAM, body: 'Take none.', sentAt: NOON + 1 })]);
    await says(panel, 'Sam Okafor replied while you were writing. Review before sending.');
    expect(panel.draft).to.equal('Take one.');
    (await byRole(panel, 'button', 'Reviewed')).click();
    await until(() => !textOf(panel).includes('while you were writing'));
  });

  test('is still said after a reload', async () => {
    const [panel, page] = await panelOf();
    type(await byRole(panel, 'textbox'), 'Take one.');
    await says(panel, 'Draft saved');
    panel.remove();
    await page.told([message('c1', 'm2', { body: 'It hurts more.', sentAt: NOON + 1 })]);
    const again = await panelIn(page);
    await says(again, 'Marie Tremblay wrote while you were writing. Read it before sending.');
  });

  test('stops a question that was asked before it', async () => {
    const page = await ClinicPage.open([
      conversation('c1', { patientCanReply: false }),
      message('c1', 'm1'),
    ]);
    const panel = await panelIn(page);
    await send(panel, 'One more thing.');
    const dialog = await byRole(panel, 'dialog');
    await page.told([message('c1', 'm2', { body: 'Chest pain!', sentAt: NOON + 1 })]);
    await says(panel, 'wrote while you were writing');
    (await byRole(dialog, 'button', 'Reply and reopen conversation')).click();
    await until(() => allByRole(panel, 'dialog').length === 0);
    expect(await queued(page)).to.deep.equal([]);
    expect(panel.draft).to.equal('One more thing.');
  });

  test('never leaves an empty question over the page', async () => {
    const page = await ClinicPage.open([conversation('c1', { patientCanReply: false })]);
    const panel = await panelIn(page);
    await send(panel, 'One more thing.');
    await byRole(panel, 'dialog');
    await page.told([{ op: 'delete', kind: 'conversation', id: 'c1', version: 9 }]);
    await until(() => allByRole(panel, 'dialog').length === 0);
  });
});
