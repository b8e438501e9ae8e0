import assert from 'node:assert/strict';
import { after, before, suite } from 'node:test';
import type { Locator, Page } from 'playwright-core';

import type { Computer } from '../support/node/computer.js';
import type { Portal } from '../support/node/portal.js';
import { AMINA, MARIE, MIA, PAUL, type SampleConversation } from '../support/node/sample.js';
import { Stage } from '../support/node/stage.js';
import { until } from '../support/node/until.js';

const FILE = /^billing-\d{4}-\d\d-\d\d-to-\d{4}-\d\d-\d\d\.csv$/u;

/** The sample clinic has lines of its own; no code of theirs begins so. */
const OWN_CODES = /^Q\d/u;

suite('billing', () => {
  const stage = new Stage();
  before(() => stage.open());
  after(() => stage.close());

  stage.flow(
    'has a line for each reply that the clinic accepted, one, and the patient sees nothing of it',
    async (computer) => {
      const { clinic } = computer;
      const portal = await computer.openWithShell();
      const report = await openReport(computer);

      await bill(portal, MARIE, 'Q1111');
      await portal.sent(wordsFor(MARIE));
      computer.strike({ kind: 'drop-answer', method: 'PUT', path: '/replies/', times: 1 });
      await bill(portal, MIA, 'Q2222');
      await portal.sent(wordsFor(MIA), 30_000);
      await portal.settled();
      const requests = (await clinic.replies()).map((reply) => reply.requests);
      assert.deepEqual(requests, [1, 2]);
      await holdAndDiscard(computer, portal);
      await computer.goOffline();
      await bill(portal, PAUL, 'Q4444');

      await report.getByText('1 billable reply is not yet sent').waitFor();
      await report.getByText('You are offline.').waitFor();
      await report.page().emulateMedia({ media: 'print' });
      await report.getByText('Q4444').waitFor();
      await report.page().emulateMedia({ media: null });
      await shows(report, ['Q1111', 'Q2222']);

      await computer.goOnline();
      await clinic.delivered(PAUL, wordsFor(PAUL));
      await shows(report, ['Q1111', 'Q2222', 'Q4444']);
      for (const conversation of [MARIE, MIA, PAUL]) {
        const bytes = await clinic.everyByteFor(conversation);
        assert.doesNotMatch(bytes, /feeCode|billing|providerId|Q\d{4}/iu);
      }
    },
  );

  stage.flow('is saved as a file, also offline, and asks before a second one', async (computer) => {
    const portal = await computer.openWithShell();
    const report = await openReport(computer);
    const page = report.page();
    await bill(portal, MARIE, 'Q1111');
    await portal.sent(wordsFor(MARIE));
    await shows(report, ['Q1111']);
    await computer.goOffline();

    const saving = page.waitForEvent('download');
    await report.getByRole('button', { name: 'Export CSV' }).press('Enter');
    const file = await saving;
    assert.match(file.suggestedFilename(), FILE);
    await page.reload();
    const again = await showReport(page);
    await shows(again, ['Q1111']);
    await again.getByRole('button', { name: 'Export CSV' }).press('Enter');
    await again.getByRole('heading', { name: 'Export these lines again?' }).waitFor();
    await page.keyboard.press('Escape');
  });

  stage.flow('is sorted and walked through without a mouse', async (computer) => {
    const portal = await computer.openWithShell();
    const report = await showReport(portal.page);
    const { keyboard } = portal.page;
    await report
      .getByRole('button', { name: /^Open, / })
      .first()
      .waitFor();
    await report.getByRole('combobox', { name: 'Cycle' }).focus();
    await portal.tabTo('button', 'Patient');
    await keyboard.press('Enter');
    await report
      .getByRole('columnheader', { name: 'Patient' })
      .and(report.locator('[aria-sort=ascending]'))
      .waitFor();
    await portal.tabTo('button', /^Open, /u);
    await keyboard.press('ArrowDown');
    await portal.page.evaluate(hearSelected);
    await keyboard.press('Enter');
    const told = await until(
      'a conversation was selected',
      () => portal.page.evaluate(selected),
      (id) => id !== undefined,
    );
    assert.match(String(told), /^c-/u);
  });
});

type WithSelected = typeof globalThis & { selected?: string };

function hearSelected(): void {
  const hear = (event: Event): void => {
    const { conversationId } = event as Event & { readonly conversationId: string };
    (globalThis as WithSelected).selected = conversationId;
  };
  document.addEventListener('intray-conversation-selected', hear, { once: true });
}

function selected(): string | undefined {
  return (globalThis as WithSelected).selected;
}

/** Another tab, in which the portal shows the report over all; its part of the bundle comes with it. */
async function openReport(computer: Computer): Promise<Locator> {
  const portal = await computer.open();
  await portal.ready();
  return showReport(portal.page);
}

async function showReport(page: Page): Promise<Locator> {
  await page.evaluate(() => {
    const report = document.createElement('billing-report');
    report.style.cssText = 'position: fixed; inset: 0; z-index: 9';
    document.body.append(report);
  });
  const report = page.locator('billing-report');
  await report.getByRole('heading', { name: 'Billing report' }).waitFor();
  return report;
}

function wordsFor({ subject }: SampleConversation): string {
  return `It is done: ${subject}.`;
}

async function bill(portal: Portal, conversation: SampleConversation, code: string): Promise<void> {
  await portal.choose(conversation);
  await (await portal.option('Billable')).check();
  await (await portal.option('Fee Code')).fill(code);
  await portal.reply(conversation, wordsFor(conversation));
}

async function holdAndDiscard(computer: Computer, portal: Portal): Promise<void> {
  await computer.goOffline();
  await bill(portal, AMINA, 'Q3333');
  await computer.clinic.patientWrites(AMINA, 'It has become worse.');
  await computer.goOnline();
  await portal.says(wordsFor(AMINA), 'Needs your decision', 30_000);
  await portal.inbox.getByRole('button', { name: 'Discard', exact: true }).click();
  await portal.confirm('Discard');
  await portal.message(wordsFor(AMINA)).waitFor({ state: 'detached' });
  await portal.settled();
}

/** Resolves once these codes of the test are in the report, each once. */
async function shows(report: Locator, codes: readonly string[]): Promise<void> {
  await until(
    `the report has ${codes.join(', ')}`,
    async () => {
      const cells = await report.getByRole('cell').allInnerTexts();
      return cells.filter((text) => OWN_CODES.test(text)).sort();
    },
    (found) => found.join() === codes.join(),
  );
}
