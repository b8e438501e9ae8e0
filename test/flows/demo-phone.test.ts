import assert from 'node:assert/strict';
import { after, before, suite } from 'node:test';
import type { Locator } from 'playwright-core';

import type { Portal } from '../support/node/portal.js';
import { MARIE, type SampleConversation } from '../support/node/sample.js';
import { Stage } from '../support/node/stage.js';

const REPLY = 'The renewal is on its way.';
const LUC = sampled('Gagnon, Luc', 'Colonoscopy preparation');
const DEBORAH = sampled('O’Neill, Deborah', 'Referral to physiotherapy');
const LABEL = { name: 'label.png', mimeType: 'image/png', buffer: Buffer.from('a picture') };

suite('the patient’s phone on the demo page', () => {
  const stage = new Stage();
  before(() => stage.open());
  after(() => stage.close());

  stage.flow('shows the patient’s phone, on which a message is opened', async (computer) => {
    const portal = await computer.open();
    await portal.reply(MARIE, REPLY);
    const phone = phoneIn(portal);
    await phone.getByText(REPLY).waitFor();
    assert.equal(await phone.getByText('Clinic Staff').count(), 1);

    await phone.getByRole('button', { name: 'Open message' }).click();

    await portal.says(REPLY, 'Read by Marie Tremblay');
    await phone.getByRole('button', { name: 'Open message' }).waitFor({ state: 'hidden' });
  });

  stage.flow('lets the patient write, until the clinic closes it', async (computer) => {
    const portal = await computer.open();
    await portal.choose(MARIE);
    const phone = phoneIn(portal);
    await phone.getByText('If it is urgent, call 911.').waitFor();
    await phone.getByRole('textbox', { name: 'Write a reply' }).fill('Thank you!');
    await phone.getByRole('button', { name: 'Send' }).click();
    await portal.message('Thank you!').waitFor();

    await computer.clinic.close(MARIE, 'sam-okafor');

    await phone.getByText('The clinic has closed this conversation.').waitFor();
    assert.equal(await phone.getByRole('textbox').count(), 0);
    assert.equal(await phone.getByText('If it is urgent, call 911.').isVisible(), false);
  });

  stage.flow('shows the patient what was ended, and offers no files unasked', async (computer) => {
    const portal = await computer.open();
    const phone = phoneIn(portal);
    await portal.choose(LUC);
    await phone.getByRole('textbox', { name: 'Write a reply' }).waitFor();
    assert.equal(await phone.getByRole('button', { name: 'Attach a file' }).count(), 0);

    await portal.choose(DEBORAH);

    await phone.getByText('The clinic has ended this conversation.').waitFor();
    assert.equal(await phone.getByRole('textbox').count(), 0);
  });

  stage.flow('sends the patient’s file with the next message, once', async (computer) => {
    const portal = await computer.open();
    await portal.choose(MARIE);
    const phone = phoneIn(portal);
    await attach(portal, { ...LABEL, mimeType: 'application/zip' });
    await phone.getByText('The clinic does not take this file').waitFor();
    await attach(portal, LABEL);
    await phone.getByRole('textbox', { name: 'Write a reply' }).fill('The label.');
    computer.strike({ kind: 'drop-request', method: 'POST', path: '/messages', times: 1 });

    await phone.getByRole('button', { name: 'Send' }).click();

    await phone.getByText('Not sent. It is all still here.').waitFor();
    assert.equal(await phone.getByRole('textbox').inputValue(), 'The label.');
    await phone.getByRole('button', { name: 'Remove label.png' }).waitFor();

    await phone.getByRole('button', { name: 'Send' }).click();

    await phone.getByRole('status').filter({ hasText: 'Sent.' }).waitFor();
    const message = phone.getByRole('listitem').filter({ hasText: 'The label.' });
    await message.getByRole('list', { name: 'Files' }).getByText('label.png').waitFor();
    await portal.message('The label.').waitFor();
    const seen = stage.faults.seen(computer.run);
    const uploads = seen.filter(({ method, path }) => method === 'POST' && path.includes('/files'));
    assert.equal(uploads.length, 1);
  });

  stage.flow('deletes the clinic’s file seven days after its download', async (computer) => {
    const portal = await computer.open();
    await portal.choose(LUC);
    const phone = phoneIn(portal);
    await phone.getByText('Kept 7 days after you download it, then deleted.').waitFor();
    const [file] = await Promise.all([
      portal.page.waitForEvent('download'),
      phone.getByRole('button', { name: 'Download preparation-sheet.pdf' }).click(),
    ]);
    assert.equal(file.suggestedFilename(), 'preparation-sheet.pdf');
    await phone.getByText(/Will be deleted on \w+ \d+\./u).waitFor();
    const time = portal.page.locator('#clinic-time');
    const before = await time.textContent();

    await portal.page.getByRole('button', { name: '+7 days' }).click();

    await phone.getByText(/^Deleted on \w+ \d+\./u).waitFor();
    assert.equal(await phone.getByRole('button', { name: /Download/u }).count(), 0);
    assert.notEqual(await time.textContent(), before);
  });
});

function phoneIn({ page }: Portal): Locator {
  return page.getByRole('region', { name: /phone/u });
}

async function attach({ page }: Portal, file: typeof LABEL): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Attach a file' }).click(),
  ]);
  await chooser.setFiles(file);
}

function sampled(name: string, subject: string): SampleConversation {
  return { name, subject, id: '', patientId: '' };
}
