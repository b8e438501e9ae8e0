import { expect } from '@open-wc/testing';

import { isDeleted, lifeLineOf, type FileLife } from '../../src/model/attachment.js';
import { DAY_MS } from '../../src/model/retry-delay.js';
import { NOON } from '../support/server-rows.js';

function life(file: Partial<FileLife>, now = NOON, inRecordCopy = false) {
  return lifeLineOf({ size: 84_000, sentAt: NOON, ...file }, { now, inRecordCopy });
}

const DOWNLOADED = { downloadedAt: NOON, deleteAfter: NOON + 7 * DAY_MS };

suite('the life of a file', () => {
  test('it waits on this device, then goes up byte by byte', () => {
    expect(life({ sent: 0 })).to.deep.equal({ state: 'waiting' });
    expect(life({ sent: 52_000 })).to.deep.equal({
      state: 'uploading',
      sent: 52_000,
      size: 84_000,
    });
  });

  test('it is kept until somebody downloads it, and flagged after 14 days of that', () => {
    const day14 = NOON + 14 * DAY_MS;
    expect(life({}, day14 - 1)).to.deep.equal({ state: 'kept', longUnfetched: false });
    expect(life({}, day14)).to.deep.equal({ state: 'kept', longUnfetched: true });
    expect(life({ downloadedAt: NOON }, day14)).to.deep.equal({
      state: 'kept',
      longUnfetched: false,
    });
  });

  test('the download starts the count, and two days before the end it is warned of', () => {
    const fiveDays = NOON + 5 * DAY_MS;
    expect(life(DOWNLOADED, fiveDays - 1).state).to.equal('counting');
    expect(life(DOWNLOADED, fiveDays).state).to.equal('soon-not-in-record');
  });

  test('what is in a record copy is not warned of', () => {
    expect(life(DOWNLOADED, NOON + 6 * DAY_MS, true).state).to.equal('counting');
  });

  test('its bytes are over at the moment that the server named, told or not', () => {
    const end = DOWNLOADED.deleteAfter;
    expect(isDeleted(DOWNLOADED, end - 1)).to.equal(false);
    expect(isDeleted(DOWNLOADED, end)).to.equal(true);
    expect(life(DOWNLOADED, end)).to.deep.equal({ state: 'deleted', at: end });
    const told = { ...DOWNLOADED, deletedAt: end + 5_000 };
    expect(life(told, NOON)).to.deep.equal({ state: 'deleted', at: end + 5_000 });
  });
});
