import { expect } from '@open-wc/testing';

import {
  BillingTally,
  daysToClaim,
  lastClaimDay,
  RepeatFinder,
  type BillingLine,
  type BillingTotals,
} from '../../src/model/billing-line.js';

function line(id: string, parts: Partial<BillingLine> = {}): BillingLine {
  return {
    id,
    messageId: `message-${id}`,
    conversationId: 'c1',
    patient: { id: 'p1', name: 'Tremblay, Marie' },
    providerId: 'dana-lee',
    enteredBy: 'ana-ruiz',
    feeCode: 'K303A',
    serviceDate: '2026-11-23',
    composedAt: 0,
    cycle: '2026-11-01',
    late: false,
    ...parts,
  };
}

suite('the totals of a cycle', () => {
  const totalsOf = (lines: readonly BillingLine[]): BillingTotals => {
    const tally = new BillingTally();
    for (const one of lines) tally.add(one);
    return tally.totals;
  };

  test('count by code and by provider, most first', () => {
    const totals = totalsOf([
      line('1', { feeCode: 'A007A', providerId: 'amin' }),
      line('2'),
      line('3', { providerId: 'amin' }),
      line('4'),
    ]);
    expect(totals).to.deep.equal({
      count: 4,
      voided: 0,
      codes: [
        {
          feeCode: 'K303A',
          count: 3,
          providers: [
            { providerId: 'dana-lee', count: 2 },
            { providerId: 'amin', count: 1 },
          ],
        },
        { feeCode: 'A007A', count: 1, providers: [{ providerId: 'amin', count: 1 }] },
      ],
      providers: [
        { providerId: 'amin', count: 2 },
        { providerId: 'dana-lee', count: 2 },
      ],
    });
  });

  test('leave out what was taken back, and say how much', () => {
    const totals = totalsOf([line('1'), line('2', { voidedAt: 5 })]);
    expect([totals.count, totals.voided]).to.deep.equal([1, 1]);
    expect(totals.codes[0]?.count).to.equal(1);
  });
});

suite('a claim', () => {
  test('can be made for three months, the last day included', () => {
    expect(lastClaimDay('2026-11-23')).to.equal('2027-02-23');
    expect(daysToClaim('2026-11-23', '2026-11-24')).to.equal(91);
    expect(daysToClaim('2026-11-23', '2027-02-23')).to.equal(0);
    expect(daysToClaim('2026-11-23', '2027-02-24')).to.equal(-1);
  });
});

suite('a second line for a patient', () => {
  const repeats = (...lines: readonly BillingLine[]): readonly string[] => {
    const finder = new RepeatFinder();
    for (const one of lines) finder.add(one);
    return lines.filter((one) => finder.isRepeat(one)).map(({ id }) => id);
  };

  test('in the same week is named, whatever its code; the first one is not', () => {
    const second = line('2', { serviceDate: '2026-11-28', feeCode: 'A007A' });
    expect(repeats(second, line('1'))).to.deep.equal(['2']);
  });

  test('of the same day is the one written later', () => {
    expect(repeats(line('1', { composedAt: 9 }), line('2', { composedAt: 3 }))).to.deep.equal([
      '1',
    ]);
  });

  test('is not one in the next week, of another provider, of another patient, or of one voided', () => {
    expect(repeats(line('1'), line('2', { serviceDate: '2026-11-29' }))).to.deep.equal([]);
    expect(repeats(line('1'), line('2', { providerId: 'amin' }))).to.deep.equal([]);
    const other = { id: 'p2', name: 'Tremblay, Marie' };
    expect(repeats(line('1'), line('2', { patient: other }))).to.deep.equal([]);
    expect(repeats(line('1', { voidedAt: 1 }), line('2'))).to.deep.equal([]);
  });
});
