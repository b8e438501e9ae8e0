import { expect } from '@open-wc/testing';

import { Slots } from '../../src/sync/slots.js';

suite('slots', () => {
  test('no more are taken than there are, in the order of asking', async () => {
    const slots = new Slots(2);
    const heard: string[] = [];
    const take = async (name: string): Promise<() => void> => {
      const giveBack = await slots.take();
      heard.push(name);
      return giveBack;
    };
    const first = await take('a');
    await take('b');
    const [third, fourth] = [take('c'), take('d')];
    expect(heard).to.deep.equal(['a', 'b']);
    first();
    (await third)();
    await fourth;
    expect(heard).to.deep.equal(['a', 'b', 'c', 'd']);
  });

  test('one that is given back twice is free once', async () => {
    const slots = new Slots(1);
    const giveBack = await slots.take();
    giveBack();
    giveBack();
    await slots.take();
    let isTaken = false;
    void slots.take().then(() => {
      isTaken = true;
    });
    await Promise.resolve();
    expect(isTaken).to.equal(false);
  });
});
