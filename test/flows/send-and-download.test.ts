import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, suite } from 'node:test';

import type { Portal } from '../support/node/portal.js';
import { MARIE } from '../support/node/sample.js';
import { Stage } from '../support/node/stage.js';
import { until } from '../support/node/until.js';

const REPLY = 'The renewal is at the pharmacy. We close this now.';
const TOKEN = 'zq7-internal-only-8842';
const QUESTION = 'Is it in the record?';

async function sendAndDownload({ page, text }: Portal): Promise<void> {
  await text.fill(REPLY);
  await page.getByRole('button', { name: 'Send and Download' }).click();
}

suite('Send and Download', () => {
  const stage = new Stage();
  before(() => stage.open());
  after(() => stage.close());

  stage.flow(
    'waits offline, saves the whole conversation, and closes at the word of a person',
    async (computer) => {
      const { clinic } = computer;
      const portal = await computer.openWithShell();
      const { page } = portal;
      await portal.choose(MARIE);
      await portal.text.waitFor();
      await computer.goOffline();
      await sendAndDownload(portal);
      await portal.row(MARIE).filter({ hasText: 'Will close when sent' }).waitFor();
      await page.reload();
      await portal.choose(MARIE);
      await portal.says(REPLY, 'Queued');

      const saving = page.waitForEvent('download');
      await computer.goOnline();
      const download = await saving;
      assert.match(download.suggestedFilename(), /^conversation-[0-9a-z]+-\d{4}-\d\d-\d\d\.pdf$/u);
      const bytes = await readFile(await download.path());
      assert.equal(bytes.subarray(0, 5).toString(), '%PDF-');
      await portal.message(QUESTION).waitFor();
      assert.equal((await clinic.patientSide(MARIE)).state, 'open');

      await page.reload();
      await portal.choose(MARIE);
      await portal.message(QUESTION).getByRole('button', { name: 'It is in the record' }).click();
      await until(
        'the patient has it closed',
        () => clinic.patientSide(MARIE),
        ({ state }) => state === 'closed',
      );
      await portal.settled();
      await portal.inbox.locator('header').filter({ hasText: 'in the record since' }).waitFor();
      assert.equal(await clinic.times(MARIE, REPLY), 1);
    },
  );

  stage.flow(
    'leaves comments out of the file, and out of all that the patient gets',
    async (computer) => {
      const { clinic } = computer;
      const portal = await computer.openWithShell();
      const { page } = portal;
      await clinic.chooses({
        recordSystems: [{ id: 'own', name: 'Own', deliver: false, formats: ['text'] }],
      });
      await page.reload();
      await portal.choose(MARIE);
      await portal.assign('Me', `She is ${TOKEN}`);
      await page.getByRole('tab', { name: 'Reply' }).click();
      const saving = page.waitForEvent('download');
      await sendAndDownload(portal);
      const content = await readFile(await (await saving).path(), 'utf8');
      assert.ok(content.includes(REPLY));
      assert.ok(!content.includes(TOKEN));
      assert.ok(!(await clinic.patientBytes(MARIE)).includes(TOKEN));
    },
  );
});
