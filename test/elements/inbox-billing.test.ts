import { expect } from '@open-wc/testing';

import type { MessageInbox } from '../../elements/message-inbox/message-inbox.js';
import { message, SESSION } from '../support/server-rows.js';
import { deleteTestStores } from '../support/test-store.js';
import { line } from './a-billing-report.js';
import { inboxOf, THREE } from './an-inbox.js';
import { allByRole, byRole, focused, nameOf, pick, says, textOf, until } from './by-role.js';
import { ClinicPage } from './clinic-page.js';

function clinic(session = SESSION): Promise<ClinicPage> {
  return ClinicPage.open([...THREE, line('1', { conversationId: 'c2' })], session);
}

/** The report as it stands in the inbox. */
async function reportIn(inbox: MessageInbox): Promise<Element> {
  const find = (): Element | null | undefined =>
    inbox.shadowRoot?.querySelector('intray-billing-report');
  await until(() => textOf(find() ?? inbox).includes('Cycle of November 1'));
  return find() ?? inbox;
}

function rows(inbox: MessageInbox): HTMLElement[] {
  const names = allByRole(inbox, 'button', /Tremblay|Park|Yusuf/u);
  return names.filter((row) => row.checkVisibility({ visibilityProperty: true }));
}

suite('the billing report in the inbox', () => {
  teardown(deleteTestStores);

  test('is opened beside the views, and left again, the focus with it', async () => {
    const inbox = await inboxOf(await clinic());
    const entry = await byRole(inbox, 'button', 'Billing report');
    entry.click();
    const report = await reportIn(inbox);
    await until(() => focused() === report.shadowRoot?.querySelector('h2'));
    expect(entry.getAttribute('aria-current')).to.equal('true');
    expect(rows(inbox)).to.have.length(0);
    const primary = await byRole(report, 'button', /CSV/u);
    await until(() => !primary.matches(':disabled') && primary.getAnimations().length === 0);
    await expect(inbox).to.be.accessible();
    (await byRole(inbox, 'button', 'Back')).click();
    await until(() => focused() === entry);
    expect(rows(inbox)).to.have.length(3);
    expect(entry.getAttribute('aria-current')).to.equal(null);
  });

  for (const width of [360, 800]) {
    test(`is one of the views where these are a list to choose from, ${width} wide`, async () => {
      const inbox = await inboxOf(await clinic(), width);
      const views = await byRole(inbox, 'combobox', 'Views');
      pick(views, 'billing');
      await reportIn(inbox);
      expect(rows(inbox)).to.have.length(0);
      (await byRole(inbox, 'button', 'Back')).click();
      await until(() => focused() === views);
      expect(views.value).to.equal('inbox');
      expect(rows(inbox)).to.have.length(3);
    });
  }

  test('gives way to a view, and to the conversation of a line', async () => {
    const inbox = await inboxOf(await clinic());
    (await byRole(inbox, 'button', 'Billing report')).click();
    await reportIn(inbox);
    (await byRole(inbox, 'button', /^Mine/u)).click();
    await until(() => rows(inbox).length === 3);
    (await byRole(inbox, 'button', 'Billing report')).click();
    const told: unknown[] = [];
    inbox.addEventListener('intray-conversation-selected', ({ conversationId }) => {
      told.push(conversationId);
    });
    (await byRole(await reportIn(inbox), 'button', 'Open, Patient 1')).click();
    await says(inbox, 'Words of Park, Mia');
    expect(told).to.deep.equal(['c2']);
  });

  test('is for those who may bill, and where the portal wants it', async () => {
    const permissions = { ...SESSION.permissions, bill: false };
    const other = await inboxOf(await clinic({ ...SESSION, permissions }));
    await until(() => rows(other).length === 3);
    const page = await clinic();
    const inbox = await inboxOf(page);
    await byRole(inbox, 'button', 'Billing report');
    inbox.noBilling = true;
    await inbox.updateComplete;
    for (const one of [other, inbox]) {
      expect(allByRole(one, 'button').map(nameOf)).to.not.include('Billing report');
    }
  });

  test('lets nothing under it count as read', async () => {
    const covered = await clinic();
    const open = await clinic();
    const [under, beside] = [await inboxOf(covered), await inboxOf(open)];
    for (const inbox of [under, beside]) {
      // Both in view, or neither would be read.
      inbox.parentElement?.style.setProperty('position', 'absolute');
      inbox.parentElement?.style.setProperty('inset-block-start', '0');
      inbox.open('c1');
    }
    await says(under, 'Words of Tremblay, Marie');
    (await byRole(under, 'button', 'Billing report')).click();
    await reportIn(under);
    const reads = async ({ store }: ClinicPage) =>
      (await store.db.outbox.toArray()).filter(({ kind }) => kind === 'read-mark').length;
    for (const page of [covered, open]) await page.told(newMessage());
    await until(async () => (await reads(open)) > 0);
    expect(await reads(covered)).to.equal(0);
    (await byRole(under, 'button', 'Back')).click();
    await until(async () => (await reads(covered)) > 0);
  });
});

function newMessage() {
  const [row] = THREE;
  const told = { unread: 1, needsAnswer: true, lastMessageId: 'c1-m2' };
  const changed = row?.op === 'put' && row.kind === 'conversation' ? [row] : [];
  return [
    ...changed.map((one) => ({ ...one, version: 2, value: { ...one.value, ...told } })),
    message('c1', 'c1-m2', { body: 'One thing more.' }, 2),
  ];
}
