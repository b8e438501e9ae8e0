import { expect } from '@open-wc/testing';

import { calmReader } from '../../src/store/calm-reader.js';
import { live } from '../../src/store/live.js';
import { readMeta } from '../../src/store/meta.js';
import { SharedView } from '../../src/store/shared-view.js';
import { deleteTestStores, openTestStore } from '../support/test-store.js';

suite('a calm reader', () => {
  teardown(deleteTestStores);

  test('changes during a reading cause one more, and what was read is told all the same', async () => {
    let readings = 0;
    const { promise: begun, resolve: begin } = Promise.withResolvers<undefined>();
    const { promise: isFree, resolve: end } = Promise.withResolvers<undefined>();
    const read = async (): Promise<number> => {
      const number = ++readings;
      begin(undefined);
      await isFree;
      return number;
    };
    const told: number[] = [];
    const reader = calmReader(read, (rows) => told.push(rows));
    const first = reader();
    await begun;
    const rest = [reader(), reader()];
    end(undefined);
    expect(await Promise.all([first, ...rest])).to.deep.equal([1, undefined, 2]);
    expect(told).to.deep.equal([1]);
  });

  test('reads again after a reading that failed', async () => {
    let fails = true;
    const reader = calmReader<string>(
      () => (fails ? Promise.reject(new Error('no')) : Promise.resolve('rows')),
      () => undefined,
    );
    const [first] = await Promise.allSettled([reader()]);
    expect(first.status).to.equal('rejected');
    fails = false;
    expect(await reader()).to.equal('rows');
  });

  test('a live query in a stream of changes never reads twice at once, and ends with the last', async () => {
    const { db } = await openTestStore();
    let [atOnce, most] = [0, 0];
    const read = async (): Promise<number> => {
      most = Math.max(most, ++atOnce);
      const fence = (await readMeta(db, 'fence')) ?? 0;
      atOnce -= 1;
      return fence;
    };
    const { promise: last, resolve, reject } = Promise.withResolvers<unknown>();
    const next = (fence: number): void => {
      if (fence === 50) resolve(fence);
    };
    const stop = live(read, (fence) => Promise.resolve(fence), { next, fail: reject });
    for (let value = 1; value <= 50; value++) await db.meta.put({ key: 'fence', value });
    await last.finally(stop);
    expect(most).to.equal(1);
  });
});

suite('a shared view', () => {
  test('is followed once, while anybody does; whoever comes later hears its last word', async () => {
    let [followed, stopped] = [0, 0];
    let tell: (view: string) => void = () => undefined;
    const view = new SharedView<string>(({ next }) => {
      followed += 1;
      tell = next;
      return () => {
        stopped += 1;
      };
    });
    const heard: string[] = [];
    const hear = (name: string) => ({
      next: (word: string) => heard.push(`${name} ${word}`),
      fail: () => undefined,
    });
    const leaveA = view.watch(hear('a'));
    tell('one');
    const leaveB = view.watch(hear('b'));
    await Promise.resolve();
    tell('two');
    expect(heard).to.deep.equal(['a one', 'b one', 'a two', 'b two']);
    leaveA();
    expect([followed, stopped]).to.deep.equal([1, 0]);
    leaveB();
    expect([followed, stopped]).to.deep.equal([1, 1]);
  });

  test('is followed anew by whoever comes after it has failed', () => {
    let followed = 0;
    const view = new SharedView<string>(({ next, fail }) => {
      followed += 1;
      if (followed === 1) fail(new Error('no'));
      else next('word');
      return () => undefined;
    });
    const watcher = { next: () => undefined, fail: () => undefined };
    view.watch(watcher);
    view.watch(watcher);
    view.watch(watcher);
    expect(followed).to.equal(2);
  });
});
