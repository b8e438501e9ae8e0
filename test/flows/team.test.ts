import assert from 'node:assert/strict';
import { after, before, suite } from 'node:test';

import type { Computer } from '../support/node/computer.js';
import { MARIE, UNREAD } from '../support/node/sample.js';
import { Stage } from '../support/node/stage.js';
import { until } from '../support/node/until.js';

const REPLY = 'Take one tablet in the morning.';

suite('two colleagues of one clinic', () => {
  const stage = new Stage();
  before(() => stage.open());
  after(() => stage.close());

  /** Ana's computer is the test's; Sam has his own. */
  function team(sentence: string, body: (ana: Computer, sam: Computer) => Promise<void>): void {
    stage.flow(sentence, async (ana) => {
      const sam = await stage.colleague(ana, 'sam-okafor');
      try {
        await body(ana, sam);
        assert.deepEqual(sam.complaints, []);
      } finally {
        await sam.close();
      }
    });
  }

  for (const online of [true, false])
    team(
      `see an assignment with its comment, made ${online ? 'online' : 'offline'}, and the patient sees nothing`,
      async (ana, sam) => {
        const token = `why-${crypto.randomUUID()}`;
        const [mine, his] = [await ana.openWithShell(), await sam.openWithShell()];
        const seen = await ana.clinic.patientBytes(MARIE);
        await mine.choose(MARIE);
        if (!online) await ana.goOffline();

        await mine.assign('Sam Okafor', token);
        await ana.goOnline();

        await mine.settled();
        await his.choose(MARIE);
        await his.page.getByRole('button', { name: /^Staff only/u }).click();
        await his.inbox.getByText(token).filter({ visible: true }).first().waitFor();
        await his.row(MARIE).filter({ hasText: 'You' }).waitFor();
        assert.equal(await ana.clinic.patientBytes(MARIE), seen);
        assert.ok(!(await ana.clinic.everyByteFor(MARIE)).includes(token));
      },
    );

  team('who both assign it offline: the second decides', async (ana, sam) => {
    const [mine, his] = [await ana.openWithShell(), await sam.openWithShell()];
    for (const portal of [mine, his]) await portal.choose(MARIE);
    await ana.goOffline();
    await sam.goOffline();
    await mine.assign('Dana Lee');
    await his.assign('Me');
    for (const portal of [mine, his])
      await until(
        'it is queued',
        () => portal.status(),
        ({ waiting }) => waiting === 1,
      );
    await sam.goOnline();
    await his.settled();

    await ana.goOnline();

    await mine.row(MARIE).filter({ hasText: 'Needs your decision' }).waitFor();
    await mine.choose(MARIE);
    await mine.page.getByText('Assignment needs your decision').waitFor();
    await mine.page.getByRole('button', { name: 'Discard' }).click();
    await mine.confirm('Discard');
    await mine.settled();
    await his.row(MARIE).filter({ hasText: 'You' }).waitFor();
  });

  team('one of whom answers while the other writes: a bar says so', async (ana, sam) => {
    const [mine, his] = [await ana.openWithShell(), await sam.openWithShell()];
    await mine.choose(MARIE);
    await mine.text.fill('Half a sentence');
    await his.reply(MARIE, REPLY);

    await mine.page.getByText('Sam Okafor replied while you were writing.').waitFor();

    assert.equal(await mine.text.inputValue(), 'Half a sentence');
    await mine.page.getByRole('button', { name: 'Reviewed' }).click();
    await mine.send.click();
    await mine.sent('Half a sentence');
  });
});

suite('an inbox of a team', () => {
  const stage = new Stage();
  before(() => stage.open());
  after(() => stage.close());

  stage.flow('does not offer a group whose members cannot open it', async (computer) => {
    const portal = await computer.openWithShell();
    await computer.clinic.showOnlyTo(MARIE, ['ana-ruiz', 'dana-lee']);
    await portal.choose(MARIE);
    await portal.page.getByRole('tab', { name: 'Assign' }).click();
    await portal.page.getByRole('radio', { name: 'Dana Lee' }).waitFor();
    await until(
      'only those who may open it are offered',
      () => portal.page.getByRole('radio', { name: 'Sam Okafor' }).count(),
      (offered) => offered === 0,
    );
    assert.equal(await portal.page.getByRole('radio', { name: 'Front desk' }).count(), 0);
  });

  stage.flow(
    'counts the same in two tabs and after a restart, marked unread too',
    async (computer) => {
      const tabs = [await computer.open(), await computer.open()];
      const [first] = tabs;
      const count = (n: number) =>
        Promise.all(
          tabs.map(({ page }) =>
            page.getByRole('button', { name: `Messages, ${n} unread` }).waitFor(),
          ),
        );
      await count(UNREAD.length);
      await first?.choose(MARIE);
      await count(UNREAD.length - 1);
      await first?.page.getByRole('button', { name: 'Mark unread' }).click();
      await count(UNREAD.length);
      for (const { page } of tabs) await page.reload();
      await count(UNREAD.length);
    },
  );
});
