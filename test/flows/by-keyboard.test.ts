import assert from 'node:assert/strict';
import { after, before, suite } from 'node:test';
import type { Page } from 'playwright-core';

import { MARIE } from '../support/node/sample.js';
import { Stage } from '../support/node/stage.js';
import { until } from '../support/node/until.js';

const REPLY = 'Your renewal is ready.';

suite('without a mouse', () => {
  const stage = new Stage();
  before(() => stage.open());
  after(() => stage.close());

  stage.flow('a reply gets its options and ends its conversation', async (computer) => {
    const portal = await computer.openWithShell();
    const { page } = portal;
    await portal.tabTo('button', /Tremblay, Marie/u);
    await page.keyboard.press('Enter');
    await portal.inbox.getByRole('heading', { name: MARIE.name }).waitFor();
    await portal.tabTo('textbox', 'Message to the patient');
    await page.keyboard.type(REPLY);
    await portal.tabTo('button', /^Options/u);
    await page.keyboard.press('Enter');
    await portal.tabTo('checkbox', 'Allow Response');
    await page.keyboard.press('Space');
    await portal.tabTo('checkbox', 'Billable');
    await page.keyboard.press('Space');
    assert.equal(await focusedLabel(page), 'Fee Code');
    await page.keyboard.type('k303a');
    await portal.tabTo('combobox', 'If unread');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('dialog').waitFor();
    // The question begins at its harmless answer.
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await portal.sent(REPLY);
    assert.equal(await focusedLabel(page), 'Message to the patient: Marie Tremblay');
    assert.equal((await computer.clinic.patientSide(MARIE)).patientCanReply, false);
  });

  stage.flow(
    'a conversation is assigned with a comment, and the next one is at hand',
    async (computer) => {
      const portal = await computer.openWithShell();
      const { page } = portal;
      await portal.tabTo('button', /Tremblay, Marie/u);
      await page.keyboard.press('Enter');
      await portal.inbox.getByRole('heading', { name: MARIE.name }).waitFor();
      await portal.tabTo('tab', 'Reply');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      await portal.tabTo('radio', 'Me');
      await page.keyboard.press('ArrowUp');
      await page.getByRole('radio', { name: 'Dana Lee', checked: true }).waitFor();
      await portal.tabTo('textbox', /^Comments for staff/u);
      await page.keyboard.type('Is 90 days fine?');
      await portal.tabTo('button', 'Assign Conversation');
      await page.keyboard.press('Enter');

      await portal.settled();

      await portal.row(MARIE).waitFor({ state: 'detached' });
      await until(
        'the next conversation has the focus',
        () => focusedLabel(page),
        (label) => label.includes('Park, Mia'),
      );
    },
  );
});

/** What a screen reader calls the control that has the focus, in whatever shadow root it lies. */
function focusedLabel(page: Page): Promise<string> {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    const field = element instanceof HTMLInputElement ? element.labels?.[0] : undefined;
    const own = element instanceof HTMLElement ? element.innerText : '';
    return (element?.getAttribute('aria-label') ?? field?.innerText ?? own).trim();
  });
}
