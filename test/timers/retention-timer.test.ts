import { expect, waitUntil } from '@open-wc/testing';

import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/model/retry-delay.js';
import { applyChanges } from '../../src/store/apply-changes.js';
import { openFile } from '../../src/store/attachment-queries.js';
import { sealPart } from '../../src/store/blobs.js';
import { openRowsOf, type Store } from '../../src/store/database.js';
import { sha256Of } from '../../src/store/digest.js';
import { asKept } from '../../src/store/file-rows.js';
import { live } from '../../src/store/live.js';
import { patchSync } from '../../src/store/meta.js';
import { retentionTimer } from '../../src/timers/retention-timer.js';
import { keepRetention } from '../../src/timers/start-timers.js';
import type { Duty } from '../../src/timers/wake-at.js';
import { ManualClock } from '../support/manual-clock.js';
import { ManualTime } from '../support/manual-time.js';
import { attachment, conversation, NOON } from '../support/server-rows.js';
import { deleteTestStores, firstView, openTestStore } from '../support/test-store.js';

const BYTES = new TextEncoder().encode('%PDF-1.7 blood test');
const SEVEN_DAYS = 7 * DAY_MS;

interface Computer {
  readonly store: Store;
  readonly time: ManualTime;
  readonly server: ManualClock;
  /** Nobody answers while it is false. */
  online: boolean;
  /** The server answers, and says what time it is. */
  readonly hear: () => Promise<void>;
  readonly run: Duty;
  /** What is left of a file that was downloaded at noon, on disk and for the reader. */
  readonly left: () => Promise<{ onDisk: number; readable: boolean }>;
}

/** A computer that holds a file which its patient downloaded at noon; both clocks show noon. */
async function computer(name?: string, wall = NOON): Promise<Computer> {
  const time = new ManualTime(wall);
  const server = new ManualClock(NOON);
  const store = await openTestStore({ clock: time, ...(name && { name }) });
  const hear = async (): Promise<void> => {
    const heardAt = server.now();
    if (self.online) await patchSync(store.db, { heardAt, clockOffset: heardAt - time.now() });
  };
  const self: Computer = {
    store,
    time,
    server,
    online: true,
    hear,
    run: retentionTimer(store, time, hear),
    left: async () => ({
      onDisk: await store.db.blobs.count(),
      readable: (await openFile(store, 'f1')) !== undefined,
    }),
  };
  if (name === undefined) await fill(store);
  await self.hear();
  await self.run();
  return self;
}

async function fill(store: Store): Promise<void> {
  const times = { downloadedAt: NOON, deleteAfter: NOON + SEVEN_DAYS };
  const file = { ...times, size: BYTES.length, sha256: await sha256Of(BYTES) };
  await applyChanges(store, [conversation('c1'), attachment('c1', 'f1', file)]);
  await store.db.blobs.put(await sealPart(store, 'f1', 0, BYTES));
  const row = await store.db.attachments.get('f1');
  if (row) await store.db.attachments.put(asKept({ ...row, here: true }));
}

/** Both sides: seven days are seven days. */
function pass({ time, server }: Computer, ms: number): void {
  time.advance(ms);
  server.advance(ms);
}

const WHOLE = { onDisk: 1, readable: true };
const HIDDEN = { onDisk: 1, readable: false };
const GONE = { onDisk: 0, readable: false };

suite('bytes of a file that its patient has downloaded', () => {
  teardown(deleteTestStores);

  test('go after seven days and not a moment before; its row stays to say so', async () => {
    const at = await computer();
    pass(at, SEVEN_DAYS - 1);
    await at.run();
    expect(await at.left()).to.deep.equal(WHOLE);
    pass(at, 1);
    await at.run();
    expect(await at.left()).to.deep.equal(GONE);
    const row = await at.store.db.attachments.get('f1');
    expect([row?.size, row?.downloadedAt, row?.deleteAfter]).to.deep.equal([
      BYTES.length,
      NOON,
      NOON + SEVEN_DAYS,
    ]);
  });

  test('go in time without a connection, while this device runs', async () => {
    const at = await computer();
    at.online = false;
    pass(at, SEVEN_DAYS);
    await at.run();
    expect(await at.left()).to.deep.equal(GONE);
  });

  test('go in time behind a lock, without the key to them', async () => {
    const { store, time } = await computer();
    store.close();
    const rows = await openRowsOf({ database: store.name, userId: store.userId });
    const stop = keepRetention(rows, time);
    await waitUntil(() => time.sleeping === 1, 'it does not sleep', { timeout: 25_000 });
    time.advance(SEVEN_DAYS - MINUTE_MS);
    expect(await rows.db.blobs.count()).to.equal(1);
    await time.run(MINUTE_MS);
    const count = (): Promise<number> => rows.db.blobs.count();
    await firstView<number>(
      (next, fail) => live(count, (left) => Promise.resolve(left), { next, fail }),
      (left) => left === 0,
    );
    stop();
    rows.close();
  });

  test('are asked for at their moment: the duty names it', async () => {
    const at = await computer();
    expect(await at.run()).to.equal(NOON + SEVEN_DAYS);
    at.time.setWallBy(-HOUR_MS);
    await at.hear();
    expect(await at.run()).to.equal(NOON + SEVEN_DAYS - HOUR_MS);
  });

  test('are not kept longer by a second download', async () => {
    const at = await computer();
    const file = { downloadedAt: NOON, deleteAfter: NOON + 2 * SEVEN_DAYS, size: BYTES.length };
    await applyChanges(at.store, [attachment('c1', 'f1', file, 2)]);
    pass(at, SEVEN_DAYS);
    await at.run();
    expect(await at.left()).to.deep.equal(GONE);
  });

  for (const days of [8, 3653]) {
    test(`are not deleted by a clock that is set ${days} days ahead`, async () => {
      const at = await computer();
      at.time.setWallBy(days * DAY_MS);
      await at.run();
      expect(await at.left()).to.deep.equal(WHOLE);
      at.online = false;
      at.time.setWallBy(days * DAY_MS);
      await at.run();
      expect(await at.left()).to.deep.equal(HIDDEN);
    });
  }

  for (const days of [-3, -3653]) {
    test(`go in time by a clock that is set ${-days} days back`, async () => {
      const at = await computer();
      at.time.setWallBy(days * DAY_MS);
      at.online = false;
      pass(at, SEVEN_DAYS);
      await at.run();
      expect(await at.left()).to.deep.equal(GONE);
    });
  }

  test('that were due while the device slept are hidden at once, and go when the server answers', async () => {
    const at = await computer();
    pass(at, SEVEN_DAYS - HOUR_MS);
    at.online = false;
    at.time.setWallBy(8 * HOUR_MS);
    at.server.advance(8 * HOUR_MS);
    await at.run();
    expect(await at.left()).to.deep.equal(HIDDEN);
    at.online = true;
    await at.hear();
    await at.run();
    expect(await at.left()).to.deep.equal(GONE);
  });

  test('that were due while everything was closed for a month are never shown', async () => {
    const before = await computer();
    before.store.close();
    const at = await computer(before.store.name, NOON + 30 * DAY_MS);
    // The server still showed noon at the start.
    expect(await at.left()).to.deep.equal(WHOLE);
    at.server.advance(30 * DAY_MS);
    await at.hear();
    expect(await at.left()).to.deep.equal(HIDDEN);
    await at.run();
    expect(await at.left()).to.deep.equal(GONE);
  });

  test('that were fetched too late go as well', async () => {
    const at = await computer();
    pass(at, SEVEN_DAYS);
    await at.run();
    await fill(at.store);
    await at.run();
    expect((await at.left()).onDisk).to.equal(0);
  });

  test('go once where two do it at the same moment', async () => {
    const at = await computer();
    const other = retentionTimer(at.store, at.time, at.hear);
    pass(at, SEVEN_DAYS);
    await at.hear();
    await Promise.all([at.run(), other()]);
    expect(await at.left()).to.deep.equal(GONE);
  });
});
