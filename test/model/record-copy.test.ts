import { expect } from '@open-wc/testing';

import { newestFiled, newestOf, type RecordCopy } from '../../src/model/record-copy.js';

function copy(given: Partial<RecordCopy> = {}): RecordCopy {
  return { system: 'ps', at: 1_000, state: 'filed', messageCount: 3, fileCount: 0, ...given };
}

suite('copies in the patient’s record', () => {
  test('the newest that is filed says since when the conversation is in the record', () => {
    const newest = copy({ at: 3_000 });
    const tried = [copy({ at: 4_000, state: 'pending' }), copy({ at: 5_000, state: 'failed' })];
    expect(newestFiled([copy(), newest, copy({ at: 2_000 }), ...tried])).to.equal(newest);
    expect(newestFiled(tried)).to.equal(undefined);
  });

  test('the newest word of a system is its own, and not older than what was asked of it', () => {
    const mine = copy({ at: 3_000, state: 'pending' });
    const copies = [copy(), mine, copy({ system: 'other', at: 9_000 })];
    expect(newestOf(copies, { system: 'ps', since: 2_000 })).to.equal(mine);
    expect(newestOf(copies, { system: 'ps', since: 3_001 })).to.equal(undefined);
  });

  test('of two at the same moment the later named one counts', () => {
    const [failed, filed] = [copy({ state: 'failed' }), copy()];
    expect(newestOf([failed, filed], { system: 'ps', since: 0 })).to.equal(filed);
  });
});
