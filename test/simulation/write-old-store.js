// npm run old-store [-- BUNDLE]: keeps what this version's code writes as test/store/old-stores/version-N.json;
// done once for each version, when it is made. Later versions prove by it that they upgrade and deliver.
import { Buffer } from 'node:buffer';
import { createDecipheriv } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { Script } from 'node:vm';
import { IDBKeyRange } from 'fake-indexeddb';

import { Disk } from '../../build/test/simulation/disk.js';
import { Locks } from '../../build/test/simulation/locks.js';
import { openRealm } from '../../build/test/simulation/realm.js';
import { Scheduler } from '../../build/test/simulation/scheduler.js';
import { SeededRandom } from '../../build/test/simulation/seeded-random.js';
import { cryptoFor } from '../../build/test/simulation/simulated-crypto.js';
import { bundleForSimulation } from '../../tools/simulation.js';

const ENTRY = 'test/support/fill-store.ts';
const NAME = 'intray-old';
const NOON = Date.parse('2026-11-24T17:00:00.000Z');
/** Dexie multiplies its versions by this. */
const NATIVE = 10;

const [file] = process.argv.slice(2);
const code = file
  ? await readFile(file, 'utf8')
  : await bundleForSimulation(ENTRY, { format: 'iife' });
const random = new SeededRandom(1);
const scheduler = new Scheduler(random, NOON);
const disk = new Disk({
  committed: () => undefined,
  upgradeUndone: () => undefined,
  refuses: () => undefined,
});
await fill();
const kept = disk.keep(NAME);
const version = kept.version / NATIVE;
const folder = 'test/store/old-stores';
await mkdir(folder, { recursive: true });
const whole = { version, stores: kept.stores, key: dataKey(), rows: kept.rows };
await writeFile(`${folder}/version-${version}.json`, `${JSON.stringify(whole, asBytes, 1)}\n`);
console.log(`${folder}/version-${version}.json`);

async function fill() {
  globalThis.setImmediate = (run) => scheduler.post('disk', run);
  const context = { name: 'old', alive: true, release: 'this' };
  const realm = openRealm(new Script(code, { filename: 'old.js' }), {
    now: scheduler.now,
    random: random.next,
    crypto: cryptoFor(random),
    indexedDB: disk.facadeFor(context),
    keyRange: IDBKeyRange,
    locks: new Locks(scheduler).facadeFor('old'),
    fetch: () => Promise.reject(new Error('No line.')),
    setTimeout: (run, ms, argument) => scheduler.post('old', () => run(argument), ms),
    clearTimeout: (handle) => {
      if (handle) handle.cancelled = true;
    },
    isOnline: () => true,
    release: 'this',
    failpoint: () => undefined,
  });
  let ended = false;
  realm.fill(NAME).then(
    () => (ended = true),
    (error) => (scheduler.failure = error),
  );
  // The first steps are taken before anything is asked of the disk.
  await setTimeout(0);
  await scheduler.runUntil(() => ended);
  if (!ended) throw new Error('It waits for ever.');
}

/** In clear, because the key that wraps it in a browser belongs to that browser. */
function dataKey() {
  const device = disk.rows('intray-device', 'device');
  const { raw } = device.get('device-key');
  const { wrapped } = device.get(`keys ${NAME}`);
  const decipher = createDecipheriv('aes-256-gcm', raw, wrapped.subarray(0, 12));
  decipher.setAuthTag(wrapped.subarray(-16));
  const plain = [decipher.update(wrapped.subarray(12, -16)), decipher.final()];
  return new Uint8Array(Buffer.concat(plain));
}

function asBytes(_name, value) {
  return value instanceof Uint8Array ? { bytes: Buffer.from(value).toString('base64') } : value;
}
