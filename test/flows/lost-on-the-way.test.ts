import assert from 'node:assert/strict';
import { after, before, suite } from 'node:test';

import type { Computer } from '../support/node/computer.js';
import { MARIE } from '../support/node/sample.js';
import { ServiceWorkerRemote } from '../support/node/service-worker-remote.js';
import { Stage } from '../support/node/stage.js';
import { until } from '../support/node/until.js';

const REPLY = 'Please come in on Tuesday at nine.';
/** However a reply was cut off, it is sent within this time once the line is whole. */
const SOON_MS = 30_000;

suite('a reply whose sending was cut off', () => {
  const stage = new Stage();
  before(() => stage.open());
  after(() => stage.close());

  stage.flow(
    'is one message when the answer is lost after the clinic stored it',
    async (computer) => {
      const portal = await computer.openWithShell();
      computer.strike({ kind: 'drop-answer', method: 'PUT', path: '/replies/', times: 1 });

      await portal.reply(MARIE, REPLY);
      await portal.sent(REPLY, SOON_MS);

      await portal.settled();
      await expectOne(computer, { requests: 2 });
    },
  );

  stage.flow(
    'is one message when the worker dies before the clinic heard of it',
    async (computer) => {
      const portal = await computer.openWithShell();
      const worker = await ServiceWorkerRemote.from(portal.page);
      computer.strike({ kind: 'silent', method: 'PUT', path: '/replies/', times: 1 });
      await portal.reply(MARIE, REPLY);
      await attempted(computer);

      await worker.stop();

      await portal.sent(REPLY, SOON_MS);
      await portal.settled();
      await expectOne(computer, { requests: 1 });
    },
  );

  stage.flow(
    'is one message when the worker dies while the clinic is storing it',
    async (computer) => {
      const portal = await computer.openWithShell();
      const worker = await ServiceWorkerRemote.from(portal.page);
      const release = stage.commits.hold();
      await portal.choose(MARIE);
      await portal.text.fill(REPLY);
      await portal.send.click();
      await until(
        'the clinic is about to store it',
        () => stage.commits.arrived,
        (arrived) => arrived > 0,
      );

      await worker.stop();

      release();
      await portal.sent(REPLY, SOON_MS);
      await portal.settled();
      await expectOne(computer, { requests: 2 });
    },
  );
});

async function attempted(computer: Computer): Promise<void> {
  await until(
    'a reply leaves',
    () => computer.sentReplies().length,
    (count) => count > 0,
  );
}

/** One id, one effect, one message on the patient's phone. */
async function expectOne({ clinic }: Computer, wanted: { requests: number }): Promise<void> {
  const [line, ...others] = await clinic.replies();
  assert.deepEqual(others, []);
  assert.equal(line?.effects, 1);
  assert.equal(line.requests, wanted.requests);
  assert.equal(await clinic.times(MARIE, REPLY), 1);
}
