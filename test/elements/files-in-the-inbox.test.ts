import { expect } from '@open-wc/testing';

import { message, unreadConversation } from '../support/server-rows.js';
import { someFile } from '../support/some-file.js';
import { deleteTestStores } from '../support/test-store.js';
import { inboxOf, patient } from './an-inbox.js';
import { byRole, says, textOf, until } from './by-role.js';
import { ClinicPage } from './clinic-page.js';
import { replyWith } from './reply-with.js';

const FORMS = [someFile('one.pdf'), someFile('two.pdf', 900, 3)];

suite('files in the list', () => {
  teardown(deleteTestStores);

  test('are all that a reply without words is made of, and say so', async () => {
    const page = await ClinicPage.open(patient('c1', 'Tremblay, Marie'));
    const inbox = await inboxOf(page);
    const row = await byRole(inbox, 'button', /^Tremblay/u);
    await says(row, 'Words of Tremblay, Marie');
    await replyWith(page, '', ...FORMS);
    await says(row, 'You: 2 files');
    await until(() => textOf(row).split('2 files').length === 3, 'they are not counted');
  });

  test('of a queued reply are counted in place of the patient’s', async () => {
    const page = await ClinicPage.open([
      ...unreadConversation('c1'),
      message('c1', 'c1-m1', { attachmentIds: ['a1', 'a2', 'a3'] }, 2),
    ]);
    await replyWith(page, 'Here they are.', ...FORMS);
    const inbox = await inboxOf(page);
    const row = await byRole(inbox, 'button', /Tremblay/u);
    await says(row, 'You: Here they are.');
    expect(textOf(row)).to.include('2 files');
    expect(textOf(row)).not.to.include('3 files');
  });

  test('are what the excerpt of a message without words says', async () => {
    const page = await ClinicPage.open([
      ...unreadConversation('c1'),
      message('c1', 'c1-m1', { body: '', attachmentIds: ['a1'] }, 2),
    ]);
    const row = await byRole(await inboxOf(page), 'button', /Tremblay/u);
    await until(() => textOf(row).split('1 file').length === 3, 'the excerpt is empty');
  });
});

suite('the parts of files', () => {
  let style: HTMLStyleElement | undefined;
  teardown(async () => {
    style?.remove();
    await deleteTestStores();
  });

  test('can be styled by the portal, through the inbox', async () => {
    style = document.createElement('style');
    style.textContent = `intray-message-inbox::part(attachment),
      intray-message-inbox::part(attachments) { outline: 7px solid; }`;
    document.head.append(style);
    const page = await ClinicPage.open(patient('c1', 'Tremblay, Marie'));
    await replyWith(page, 'The form.', ...FORMS.slice(0, 1));
    const inbox = await inboxOf(page);
    (await byRole(inbox, 'button', /Tremblay/u)).click();
    const remove = await byRole(inbox, 'button', 'Remove one.pdf');
    const attach = await byRole(inbox, 'button', 'Attach File');
    for (const part of [remove.closest('[part]'), attach.closest('[part]')])
      expect(part && getComputedStyle(part).outlineWidth).to.equal('7px');
  });
});
