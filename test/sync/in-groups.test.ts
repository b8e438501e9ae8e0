import { expect } from '@open-wc/testing';

import { inGroups } from '../../src/sync/in-groups.js';

suite('work in groups', () => {
  test('what comes while a group is under way is the next one, and each gets its own result', async () => {
    const done: string[][] = [];
    const { promise: isFree, resolve: end } = Promise.withResolvers<undefined>();
    const ask = inGroups<string, string>(async (items) => {
      done.push([...items]);
      await isFree;
      return items.map((item) => item.toUpperCase());
    });
    const asked = ['a', 'b', 'c'].map((item) => ask(item));
    end(undefined);
    expect(await Promise.all(asked)).to.deep.equal(['A', 'B', 'C']);
    expect(done).to.deep.equal([['a'], ['b', 'c']]);
  });

  test('what fails in a group fails alone', async () => {
    const ask = inGroups<string, string>((items) =>
      items.includes('bad') ? Promise.reject(new Error('no')) : Promise.resolve(items),
    );
    const asked = ['first', 'good', 'bad', 'fine'].map((item) => ask(item));
    const ends = await Promise.allSettled(asked);
    expect(ends.map(({ status }) => status)).to.deep.equal([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
  });

  test('goes on after a failure', async () => {
    const ask = inGroups<number, number>(([item = 0]) =>
      item === 1 ? Promise.reject(new Error('no')) : Promise.resolve([item]),
    );
    await Promise.allSettled([ask(1)]);
    expect(await ask(2)).to.equal(2);
  });
});
