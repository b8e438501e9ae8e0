import assert from 'node:assert/strict';
import { after, before, suite } from 'node:test';
import type { Page } from 'playwright-core';

import type { Computer } from '../support/node/computer.js';
import { AMINA, MARIE } from '../support/node/sample.js';
import { ServiceWorkerRemote } from '../support/node/service-worker-remote.js';
import { SharedSignIn } from '../support/node/shared-sign-in.js';
import { Stage } from '../support/node/stage.js';

const [ANA, SAM] = ['ana-ruiz', 'sam-okafor'];
const REPLY = 'The renewal waits for you at the pharmacy.';
const DRAFT = 'About the form: half a sentence';

suite('two people who share a computer', () => {
  const signIn = new SharedSignIn(ANA);
  const stage = new Stage({ around: signIn.around });
  before(() => stage.open());
  after(() => stage.close());

  stage.flow(
    'find their own work after a sign-out, and nothing of each other',
    async (computer) => {
      await leaveWorkBehind(computer);
      await wakeTheWorker(computer, stage.url);
      assert.deepEqual(computer.sentReplies(), [], 'nothing leaves for who has signed out');

      signIn.staffId = SAM;
      const sam = await computer.open();
      await sam.banner.getByText('Ana Ruiz has 1 unsent item on this computer.').waitFor();
      await sam.choose(AMINA);
      await sam.text.waitFor();
      assert.equal(await sam.text.inputValue(), '');
      await sam.choose(MARIE);
      await sam.text.waitFor();
      const shown = await everythingShown(sam.page);
      assert.ok(shown.includes(MARIE.subject), 'what is shown is read');
      for (const words of [REPLY, DRAFT]) assert.ok(!shown.includes(words), words);
      assert.deepEqual(await computer.clinic.replies(), []);
      await sam.page.getByRole('button', { name: 'Sign out' }).click();
      await sam.inbox.getByText('You are signed out.').waitFor();
      await sam.page.close();

      signIn.staffId = ANA;
      const ana = await computer.open();
      await ana.choose(MARIE);
      await ana.sent(REPLY);
      await ana.choose(AMINA);
      await ana.text.waitFor();
      assert.equal(await ana.text.inputValue(), DRAFT);
      assert.equal(await computer.clinic.times(MARIE, REPLY), 1);
    },
  );
});

/** Ana writes without a connection, signs out, keeps it, and goes. */
async function leaveWorkBehind(computer: Computer): Promise<void> {
  const ana = await computer.openWithShell();
  await computer.goOffline();
  await ana.reply(MARIE, REPLY);
  await ana.says(REPLY, 'Queued');
  await ana.choose(AMINA);
  await ana.text.fill(DRAFT);
  await ana.inbox.getByText(/^Draft saved/u).waitFor();
  await ana.page.getByRole('button', { name: 'Sign out' }).click();
  await ana.confirm('Keep on this device');
  await ana.inbox.getByText('You are signed out.').waitFor();
  await ana.page.close();
}

/** The line is back and the portal's own session lives on; the browser does what it does by itself. */
async function wakeTheWorker(computer: Computer, url: string): Promise<void> {
  await computer.goOnline();
  const page = await computer.context.newPage();
  const remote = await ServiceWorkerRemote.from(page);
  await remote.dispatchSync(url, 'intray/outbox');
  await page.close();
}

/** What stands in the page and in every shadow tree of it, shown or not. */
function everythingShown(page: Page): Promise<string> {
  return page.evaluate(() => {
    const texts: string[] = [];
    const read = (root: Document | ShadowRoot): void => {
      for (const element of root.querySelectorAll('*')) {
        texts.push(
          element
            .getAttributeNames()
            .map((name) => element.getAttribute(name))
            .join(' '),
        );
        if (element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement)
          texts.push(element.value);
        if (element.shadowRoot) read(element.shadowRoot);
      }
      texts.push(root.textContent ?? '');
    };
    read(document);
    return texts.join('\n');
  });
}
