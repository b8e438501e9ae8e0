import assert from 'node:assert/strict';
import { after, before, suite } from 'node:test';

import type { Computer } from '../support/node/computer.js';
import { MARIE, MIA } from '../support/node/sample.js';
import { Stage } from '../support/node/stage.js';

const SERVER_SILENT = 'The clinic’s server does not answer.';
const NOT_THE_CLINIC = 'What answers at this address is not the clinic’s message service.';

suite('a first start where the backend is', () => {
  const stage = new Stage();
  before(() => stage.open());
  after(() => stage.close());

  stage.flow('unreachable says so, and shows the inbox once it answers', async (computer) => {
    computer.strike({ kind: 'drop-request' });
    const portal = await computer.open();
    await portal.inbox.getByText(SERVER_SILENT).waitFor();
    await portal.page.getByRole('button', { name: 'Messages, not yet loaded' }).waitFor();

    computer.strike();
    await portal.page.evaluate(() => dispatchEvent(new Event('online')));

    await portal.row(MARIE).waitFor();
    assert.equal(await portal.inbox.getByText(SERVER_SILENT).count(), 0);
  });

  for (const kind of ['captive-portal', 'redirect'] as const) {
    stage.flow(`somebody else (${kind}) is named as that`, async (computer) => {
      computer.strike({ kind });
      const portal = await computer.open();
      await portal.inbox.getByText(NOT_THE_CLINIC).waitFor();
      assert.deepEqual(computer.sentReplies(), []);
    });
  }

  stage.flow('behind a proxy that is broken does not answer', async (computer) => {
    computer.strike({ kind: 'broken-proxy' });
    const portal = await computer.open();
    await portal.inbox.getByText(SERVER_SILENT).waitFor();
  });

  const MISSHAPEN = ['null', '{', '{"user":{"id":7}}', '[['.repeat(9_000)];
  for (const body of MISSHAPEN) {
    stage.flow(`talking nonsense (${body.slice(0, 9)}) is named as that`, async (computer) => {
      stage.tampering.with(computer.run, () => body);
      const portal = await computer.open();
      await portal.inbox.getByText(NOT_THE_CLINIC).waitFor();
    });
  }

  stage.flow(
    'right about the session and wrong about changes is named as that',
    async (computer) => {
      stage.tampering.with(computer.run, (body, path) => (path === 'changes' ? '{}' : body));
      const portal = await computer.open();
      await portal.inbox.getByText(NOT_THE_CLINIC).waitFor();
    },
  );

  stage.flow('sending bad items among good ones shows the good ones', async (computer) => {
    spoil(stage, computer);
    const portal = await computer.open();

    await portal.row(MIA).waitFor();

    assert.equal(await portal.row(MARIE).count(), 0);
    await portal.inbox.getByText('3 items could not be shown.').waitFor();
    await portal.choose(MIA);
    await portal.text.waitFor();
  });
});

interface Named {
  readonly kind: string;
  readonly id: string;
  readonly value?: object;
}

/** Marie's conversation has no id that could be one, and two more make no sense at all. */
function spoil({ tampering }: Stage, { run }: Computer): void {
  tampering.with(run, (body, path) => {
    if (path !== 'changes') return body;
    const page = JSON.parse(body) as { changes: unknown[] };
    const changes = (page.changes as Named[]).map((item) =>
      item.kind === 'conversation' && item.id === MARIE.id ? { ...item, value: { id: 7 } } : item,
    );
    const isFirst = changes.some(({ kind }) => kind === 'staff');
    const nonsense = isFirst ? [null, { kind: 'message', op: 'put', id: 'm-900' }] : [];
    return JSON.stringify({ ...page, changes: [...nonsense, ...changes] });
  });
}
