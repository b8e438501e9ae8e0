import { expect } from '@open-wc/testing';

import { rangeOf } from '../../elements/message-inbox/row-window.js';

const HEIGHT = 96;

function drawn(top: number, count: number): number[] {
  const { first, end } = rangeOf({ top, height: 800 }, { count, height: HEIGHT });
  return [first, end];
}

suite('the rows worth drawing', () => {
  test('at the top are those on the screen and some below', () => {
    expect(drawn(0, 10_000)).to.deep.equal([0, 24]);
  });

  test('hold everything that is seen, wherever the list stands', () => {
    for (let top = 0; top < 96_000; top += 517) {
      const [first = NaN, end = NaN] = drawn(top, 1_000);
      expect(first * HEIGHT).to.be.at.most(top);
      expect(end * HEIGHT).to.be.at.least(Math.min(top + 800, 96_000));
      expect(end - first).to.be.at.most(42);
    }
  });

  test('stay the same for most of a scroll', () => {
    expect(drawn(97 * 20, 10_000)).to.deep.equal(drawn(97 * 20 + 60, 10_000));
  });

  test('end where a short list ends, also when it has just become shorter', () => {
    expect(drawn(0, 3)).to.deep.equal([0, 3]);
    expect(drawn(0, 0)).to.deep.equal([0, 0]);
    expect(drawn(90_000, 5)).to.deep.equal([4, 5]);
  });
});
