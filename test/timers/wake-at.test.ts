import { expect } from '@open-wc/testing';

import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/model/retry-delay.js';
import { WakeAt, type Duty } from '../../src/timers/wake-at.js';
import { ManualTime, settled } from '../support/manual-time.js';

interface Sleeping {
  readonly time: ManualTime;
  readonly wakeAt: WakeAt;
  /** Ms after the start at which the duty was done. */
  readonly done: number[];
  readonly jumps: () => number;
}

/** One duty, which says when it is due next (ms after the start), or nothing. */
async function sleeping(next: (at: number) => number | undefined): Promise<Sleeping> {
  const time = new ManualTime();
  const start = time.now();
  const done: number[] = [];
  let jumps = 0;
  const duty: Duty = async () => {
    await Promise.resolve();
    const at = time.monotonic();
    done.push(at);
    const due = next(at);
    return due === undefined ? undefined : start + due;
  };
  const onJump = (): Promise<void> => {
    jumps += 1;
    return Promise.resolve();
  };
  const wakeAt = new WakeAt({ time, duties: [duty], onJump });
  wakeAt.wake();
  await settled();
  return { time, wakeAt, done, jumps: () => jumps };
}

suite('one sleep for all timed work', () => {
  test('ends at the nearest moment', async () => {
    const { time, done } = await sleeping((at) => (at < 90_500 ? 90_500 : undefined));
    await time.run(5 * MINUTE_MS);
    expect(done).to.deep.equal([0, 90_500]);
  });

  test('without work wakes once a minute, looks at two clocks and reads nothing', async () => {
    const { time, done } = await sleeping(() => 30 * DAY_MS);
    await time.run(8 * HOUR_MS);
    expect(time.wakes).to.equal(8 * 60);
    expect(time.sleeping).to.equal(1);
    expect(done).to.deep.equal([0]);
  });

  test('does not hurry where what is due cannot be done', async () => {
    const { time, done } = await sleeping(() => 0);
    await time.run(10 * MINUTE_MS);
    expect(done.length).to.equal(11);
  });

  test('a duty that fails is tried again in a minute', async () => {
    let failed = false;
    const { time, done } = await sleeping(() => {
      if (failed) return undefined;
      failed = true;
      throw new Error('The store is closing.');
    });
    await time.run(3 * MINUTE_MS);
    expect(done).to.deep.equal([0, MINUTE_MS]);
  });

  test('after eight hours of the device’s sleep the server is asked and the work is done', async () => {
    const { time, done, jumps } = await sleeping((at) => (at === 0 ? HOUR_MS : undefined));
    time.setWallBy(8 * HOUR_MS);
    await time.run(MINUTE_MS);
    expect([jumps(), done.length]).to.deep.equal([1, 2]);
  });

  for (const days of [3, -3, 3653, -3653]) {
    test(`a clock set by ${days} days is noticed within a minute, once`, async () => {
      const { time, done, jumps } = await sleeping(() => undefined);
      time.setWallBy(days * DAY_MS);
      await time.run(10 * MINUTE_MS);
      expect([jumps(), done.length]).to.deep.equal([1, 2]);
    });
  }

  test('a throttled or frozen tab that wakes late is no jump, and does what is due', async () => {
    const { time, done, jumps } = await sleeping((at) => (at === 0 ? HOUR_MS : undefined));
    time.advance(DAY_MS);
    await time.run(0);
    expect([jumps(), done]).to.deep.equal([0, [0, DAY_MS]]);
  });

  test('wakes at the same moment are one', async () => {
    const { wakeAt, done } = await sleeping(() => undefined);
    wakeAt.wake();
    wakeAt.wake();
    wakeAt.wake();
    await settled();
    expect(done.length).to.be.at.most(3);
  });

  test('stopped, nothing sleeps and nothing is done any more', async () => {
    const { time, wakeAt, done } = await sleeping(() => MINUTE_MS);
    wakeAt.stop();
    wakeAt.wake();
    await time.run(HOUR_MS);
    expect([time.sleeping, done.length]).to.deep.equal([0, 1]);
  });
});
