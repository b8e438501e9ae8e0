import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, suite } from 'node:test';

import type { Computer } from '../support/node/computer.js';
import type { Fault } from '../support/node/fault.js';
import type { PickedFile, Portal } from '../support/node/portal.js';
import { MARIE } from '../support/node/sample.js';
import { ServiceWorkerRemote } from '../support/node/service-worker-remote.js';
import { Stage } from '../support/node/stage.js';
import { until } from '../support/node/until.js';

const REPLY = 'The form is filled in, with every page that they asked for.';
const PART_BYTES = 256 * 1024;
const FORM = aForm(40 * PART_BYTES);
const LETTER = aForm(12 * PART_BYTES);
/** Longer than any single step of it may take. */
const LONG_MS = 60_000;
const BAD_LINE: Fault = { kind: 'cut', method: 'PUT', path: '/parts/', bytes: 300_000 };

suite('a file over a line that breaks every 300 KB', () => {
  const stage = new Stage();
  before(() => stage.open());
  after(() => stage.close());

  stage.flow(
    'of 10 MB comes whole, no part twice, though the worker is killed and then the page closed',
    async (computer) => {
      const portal = await computer.openWithShell();
      const worker = await ServiceWorkerRemote.from(portal.page);
      computer.strike(hangsAt(20), BAD_LINE);
      await replyWith(FORM, portal);
      await portal.says(REPLY, /Uploading [\d.]+ of 10\sMB/u);
      await untilItHangs(computer);

      await worker.stop();
      await untilReceived(computer, 25);
      await portal.page.close();

      await arrives(FORM, computer);
    },
  );

  stage.flow(
    'goes on with the next page where the one that sent it was closed',
    async (computer) => {
      await computer.context.addInitScript(() => {
        Reflect.deleteProperty(Navigator.prototype, 'serviceWorker');
      });
      const portal = await computer.open();
      await portal.ready();
      computer.strike(hangsAt(6), BAD_LINE);
      await replyWith(LETTER, portal);
      await untilItHangs(computer);

      await portal.page.close();
      assert.equal(await computer.clinic.times(MARIE, REPLY), 0);
      const again = await computer.open();

      await arrives(LETTER, computer);
      await again.choose(MARIE);
      await again.sent(REPLY);
    },
  );
});

async function replyWith(file: PickedFile, portal: Portal): Promise<void> {
  await portal.choose(MARIE);
  await portal.attach(file);
  await portal.text.fill(REPLY);
  await portal.send.click();
}

/** The message, its file with every byte, and no part that the clinic had already. */
async function arrives({ buffer }: PickedFile, { clinic }: Computer): Promise<void> {
  await clinic.delivered(MARIE, REPLY, LONG_MS);
  const [file, ...others] = await clinic.filesWith(MARIE, REPLY);
  assert.deepEqual(others, []);
  assert.equal(hashOf(file ?? Buffer.of()), hashOf(buffer));
  const once = Array.from({ length: buffer.length / PART_BYTES }, () => 1);
  assert.deepEqual(await clinic.partsReceived(), [once]);
  assert.equal(await clinic.times(MARIE, REPLY), 1);
}

/** Nothing is heard of this part, once. */
function hangsAt(part: number): Fault {
  return { kind: 'silent', method: 'PUT', path: `/parts/${part}`, times: 1 };
}

async function untilItHangs(computer: Computer): Promise<void> {
  const hangs = () => computer.requests().some(({ fault }) => fault === 'silent');
  await until('a part hangs', hangs, (isHanging) => isHanging, LONG_MS);
}

async function untilReceived({ clinic }: Computer, parts: number): Promise<void> {
  const received = async () => (await clinic.partsReceived())[0]?.length ?? 0;
  await until('parts have come', received, (count) => count >= parts, LONG_MS);
}

/** A PDF by its first bytes, no two of its parts alike. */
function aForm(bytes: number): PickedFile {
  const buffer = Buffer.alloc(bytes);
  for (let at = 0; at < bytes; at += 4)
    buffer.writeUInt32LE(Math.imul(at + 7, 0x9e3779b1) >>> 0, at);
  buffer.write('%PDF-1.7\n');
  return { name: 'form.pdf', mimeType: 'application/pdf', buffer };
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
