import assert from 'node:assert/strict';
import { after, before, suite } from 'node:test';
import type { Page } from 'playwright-core';

import type { Fault } from '../support/node/fault.js';
import { MARIE } from '../support/node/sample.js';
import { Stage } from '../support/node/stage.js';

const REPLY = 'Your results are normal.';
/** After a stranger’s answers the next attempt may be half a minute away, by chance; and then it takes its time. */
const NEXT_ATTEMPT_MS = 40_000;

const LIARS: readonly { readonly who: string; readonly fault: Fault }[] = [
  { who: 'a captive portal answers 200', fault: { kind: 'captive-portal' } },
  { who: 'a captive portal answers writes only', fault: { kind: 'captive-portal', method: 'PUT' } },
  { who: 'a redirect leads to a sign-in', fault: { kind: 'redirect' } },
  { who: 'a redirect answers writes only', fault: { kind: 'redirect', method: 'PUT' } },
];

suite('where somebody else answers in the clinic’s place', () => {
  const stage = new Stage();
  before(() => stage.open());
  after(() => stage.close());

  for (const { who, fault } of LIARS) {
    stage.flow(`${who}: nothing says “Sent” until the clinic has it`, async (computer) => {
      const portal = await computer.openWithShell();
      await portal.choose(MARIE);
      await rememberSent(portal.page);
      computer.strike(fault);
      await portal.reply(MARIE, REPLY);
      await portal.says(REPLY, 'Waiting for sign-in');
      await portal.banner.filter({ hasText: 'This network asks for a sign-in.' }).waitFor();
      assert.equal(await timesSent(portal.page), 0);
      assert.deepEqual(await computer.clinic.replies(), []);

      computer.strike();

      await portal.sent(REPLY, NEXT_ATTEMPT_MS);
      assert.equal(await computer.clinic.times(MARIE, REPLY), 1);
    });
  }
});

type Counting = typeof globalThis & { timesSent?: number };

async function rememberSent(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.addEventListener('intray-reply-sent', () => {
      (globalThis as Counting).timesSent = ((globalThis as Counting).timesSent ?? 0) + 1;
    });
  });
}

function timesSent(page: Page): Promise<number> {
  return page.evaluate(() => (globalThis as Counting).timesSent ?? 0);
}
