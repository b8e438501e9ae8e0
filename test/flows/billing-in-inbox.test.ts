import assert from 'node:assert/strict';
import { after, before, suite } from 'node:test';

import { MARIE } from '../support/node/sample.js';
import { Stage } from '../support/node/stage.js';
import { until } from '../support/node/until.js';

const WORDS = 'Your prescription is ready.';

suite('the billing report in the inbox', () => {
  const stage = new Stage();
  before(() => stage.open());
  after(() => stage.close());

  stage.flow(
    'is found without a mouse, and has what only the clinic’s own report knows',
    async (computer) => {
      const portal = await computer.openWithShell();
      await portal.choose(MARIE);
      await (await portal.option('Billable')).check();
      await (await portal.option('Fee Code')).fill('Q1111');
      await portal.reply(MARIE, WORDS);
      await portal.sent(WORDS);
      await portal.settled();
      await computer.clinic.removes(MARIE);
      await portal.row(MARIE).waitFor({ state: 'detached', timeout: 30_000 });

      await portal.inbox.getByRole('combobox', { name: 'Views' }).press('End');
      const report = portal.page.locator('intray-billing-report');
      await report.getByRole('heading', { name: 'Billing report' }).waitFor();
      await until(
        'the report has the line',
        async () => (await report.getByRole('cell').allInnerTexts()).join(' '),
        (cells) => cells.includes('Q1111'),
      );
      await report.getByText('lines may be missing').waitFor({ state: 'detached' });
      assert.equal(await portal.row(MARIE).count(), 0);
      await portal.tabTo('button', 'Back', 'Shift+Tab');
      await portal.page.keyboard.press('Enter');
      await report.waitFor({ state: 'detached' });
    },
  );
});
