import { expect } from '@open-wc/testing';

import { Part } from '../../elements/parts/part.js';

suite('a part of the bundle', () => {
  test('whose file brings something else is missing, and asked for again the next time', async () => {
    let loads = 0;
    const part = new Part('intray-part-of-nobody', () => Promise.resolve((loads += 1)));
    for (const asked of [1, 2]) {
      const error: unknown = await part.module().catch((reason: unknown) => reason);
      expect(error).to.be.instanceOf(Error);
      expect(loads).to.equal(asked);
    }
    expect(part.here).to.equal(false);
  });
});
