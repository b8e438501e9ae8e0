import assert from 'node:assert/strict';
import { after, before, suite } from 'node:test';

import type { Portal } from '../support/node/portal.js';
import { readDocument, type ReadDocument } from '../support/node/read-document.js';
import { MARIE, MIA } from '../support/node/sample.js';
import { Stage } from '../support/node/stage.js';

const LINES = 80;
const LONG = Array.from({ length: LINES }, (_, n) => `Line ${n} of a long letter.`).join('\n');

/** What the browser would put on paper, without its dialog. */
async function printed({ page, inbox }: Portal): Promise<ReadDocument> {
  await page.evaluate(() => {
    window.print = () => {
      document.documentElement.dataset['printing'] = 'yes';
    };
  });
  const menu = inbox.getByRole('button', { name: 'Close', exact: true });
  await menu.first().click();
  await inbox.getByRole('button', { name: 'Print' }).click();
  await page.locator('html[data-printing=yes]').waitFor();
  return readDocument(await page.pdf({ format: 'Letter' }));
}

function wordsOf({ pages }: ReadDocument): string[] {
  return pages.map(({ words }) => words.map(({ text }) => text).join(' '));
}

suite('printing a conversation', () => {
  const stage = new Stage();
  before(() => stage.open());
  after(() => stage.close());

  stage.flow('puts all of it on numbered pages, and nothing else', async (computer) => {
    const portal = await computer.openWithShell();
    await computer.clinic.patientWrites(MARIE, LONG);
    await portal.choose(MARIE);
    await portal.message('Line 79 of').waitFor();
    const pages = wordsOf(await printed(portal));

    assert.ok(pages.length > 1, 'a long letter needs pages');
    for (const [index, words] of pages.entries()) {
      assert.match(words, /^Tremblay, Marie · Birth date: 1972-03-09 .* · Printed: /u);
      assert.ok(words.endsWith(`${index + 1} of ${pages.length}`), words.slice(-40));
    }
    const all = pages.join(' ');
    for (let n = 0; n < LINES; n += 1) assert.ok(all.includes(`Line ${n} of a long letter.`));
    assert.ok(!all.includes('may be missing'), 'the server was asked');
    assert.ok(!all.includes(MIA.name), 'the list is not printed');
    assert.ok(!all.includes('She called twice'), 'comments are not printed');
    assert.equal(await portal.page.locator('intray-print-view').count(), 0);
  });

  stage.flow('leaves words for colleagues out, also of the page as it stands', async (computer) => {
    const portal = await computer.openWithShell();
    await portal.choose(MARIE);
    await portal.page.getByRole('tab', { name: 'Assign' }).click();
    const comment = portal.inbox.getByRole('textbox', { name: /^Comments for staff/u });
    await comment.filter({ visible: true }).fill('Colleagues-only');

    const wide = { width: '1400px', height: '1000px' };
    const all = wordsOf(readDocument(await portal.page.pdf(wide))).join(' ');

    assert.ok(all.includes(MARIE.name), 'the conversation is printed');
    assert.ok(!all.includes('Colleagues-only'), 'the comment is not');
  });
});
