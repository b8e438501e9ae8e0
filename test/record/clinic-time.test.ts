import { expect } from '@open-wc/testing';

import { ClinicTime } from '../../src/record/clinic-time.js';

function timesIn(zone: string, ...moments: readonly string[]): string[] {
  const time = new ClinicTime(zone);
  return moments.map((moment) => time.at(Date.parse(moment)));
}

suite('a time at the clinic', () => {
  test('tells the two half past ones of the autumn change apart', () => {
    const times = timesIn('America/Toronto', '2026-11-01T05:30:00Z', '2026-11-01T06:30:00Z');
    expect(times).to.deep.equal(['2026-11-01 01:30 -04:00', '2026-11-01 01:30 -05:00']);
  });

  test('leaps over the hour that the spring change takes', () => {
    const times = timesIn('America/Toronto', '2026-03-08T06:59:00Z', '2026-03-08T07:00:00Z');
    expect(times).to.deep.equal(['2026-03-08 01:59 -05:00', '2026-03-08 03:00 -04:00']);
  });

  test('is right where the difference is no whole hour, and east of Greenwich', () => {
    const moment = '2026-11-24T03:00:00Z';
    expect(timesIn('America/St_Johns', moment)).to.deep.equal(['2026-11-23 23:30 -03:30']);
    expect(timesIn('Asia/Kathmandu', moment)).to.deep.equal(['2026-11-24 08:45 +05:45']);
  });

  test('is UTC, and says so, in a zone that the browser does not know', () => {
    const time = new ClinicTime('Mars/Olympus');
    expect(time.zone).to.equal('UTC');
    expect(time.at(0)).to.equal('1970-01-01 00:00 +00:00');
  });
});
