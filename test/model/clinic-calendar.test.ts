import { expect } from '@open-wc/testing';

import { laterByCalendar } from '../../src/model/clinic-calendar.js';

const TORONTO = 'America/Toronto';

function later(from: string, duration: string, timeZone = TORONTO): string | undefined {
  const at = laterByCalendar(Date.parse(from), duration, timeZone);
  return at === undefined ? undefined : new Date(at).toISOString();
}

suite('later by the clinic’s calendar', () => {
  test('a week on is the same hour on the same weekday', () => {
    expect(later('2026-11-24T15:42:07.250Z', 'P1W')).to.equal('2026-12-01T15:42:07.250Z');
  });

  test('a day over the change of clocks keeps the hour on the wall', () => {
    expect(later('2026-03-07T17:00:00Z', 'P1D')).to.equal('2026-03-08T16:00:00.000Z');
    expect(later('2026-10-31T16:00:00Z', 'P1D')).to.equal('2026-11-01T17:00:00.000Z');
  });

  test('an hour that spring leaves out is the one after it', () => {
    expect(later('2026-03-07T07:30:00Z', 'P1D')).to.equal('2026-03-08T07:30:00.000Z');
  });

  test('an hour that autumn repeats is the first of the two', () => {
    expect(later('2026-10-31T05:30:00Z', 'P1D')).to.equal('2026-11-01T05:30:00.000Z');
  });

  test('hours are hours, whatever the wall says', () => {
    expect(later('2026-03-08T06:00:00Z', 'PT12H')).to.equal('2026-03-08T18:00:00.000Z');
  });

  test('the leap day is a day, and there is none in other years', () => {
    expect(later('2028-02-28T17:00:00Z', 'P1D')).to.equal('2028-02-29T17:00:00.000Z');
    expect(later('2028-02-27T17:00:00Z', 'P3D')).to.equal('2028-03-01T17:00:00.000Z');
    expect(later('2027-02-28T17:00:00Z', 'P1D')).to.equal('2027-03-01T17:00:00.000Z');
  });

  test('it is the zone of the clinic that counts', () => {
    expect(later('2026-03-07T17:00:00Z', 'P1D', 'America/Regina')).to.equal(
      '2026-03-08T17:00:00.000Z',
    );
    expect(later('2026-03-28T12:00:00Z', 'P1D', 'Europe/Paris')).to.equal(
      '2026-03-29T11:00:00.000Z',
    );
  });

  test('what is no duration leads nowhere', () => {
    expect(later('2026-03-07T17:00:00Z', 'tomorrow')).to.equal(undefined);
  });
});
