import { expect } from '@open-wc/testing';
import fc from 'fast-check';

import { cycleOf as cycleOfTheClinic } from '../../demo/clinic/billing-cycle.js';
import {
  addDays,
  addMonths,
  cycleOf,
  cyclesBack,
  dayIn,
  daysBetween,
  isDay,
  weekOf,
  type BillingCycle,
} from '../../src/model/billing-cycle.js';

const CALENDAR: BillingCycle = { kind: 'calendar-month' };

function monthly(day: number, holidays: string[] = []) {
  return { kind: 'monthly', day, roll: 'next-business-day', holidays } as const;
}

function days(cycle: BillingCycle, day: string): string {
  const { start, end } = cycleOf(cycle, day);
  return `${start} ${end}`;
}

/** The 18th of 2027 on each day of the week, and the day on which its cycle ends. */
const EIGHTEENTHS = [
  ['Sunday', '2027-04-18', '2027-04-19'],
  ['Monday', '2027-01-18', '2027-01-18'],
  ['Tuesday', '2027-05-18', '2027-05-18'],
  ['Wednesday', '2027-08-18', '2027-08-18'],
  ['Thursday', '2027-02-18', '2027-02-18'],
  ['Friday', '2027-06-18', '2027-06-18'],
  ['Saturday', '2027-09-18', '2027-09-20'],
] as const;

suite('a billing cycle on the device', () => {
  test('of a calendar month is that month, also at the end of a year and in leap years', () => {
    expect(days(CALENDAR, '2026-12-31')).to.equal('2026-12-01 2027-01-01');
    expect(days(CALENDAR, '2027-01-01')).to.equal('2027-01-01 2027-02-01');
    expect(days(CALENDAR, '2028-02-29')).to.equal('2028-02-01 2028-03-01');
    expect(days(CALENDAR, '2027-02-28')).to.equal('2027-02-01 2027-03-01');
  });

  for (const [weekday, eighteenth, last] of EIGHTEENTHS) {
    test(`that ends on the 18th, a ${weekday}, ends on the next business day`, () => {
      expect(cycleOf(monthly(18), eighteenth).end).to.equal(addDays(last, 1));
      expect(cycleOf(monthly(18), last).end).to.equal(addDays(last, 1));
      expect(cycleOf(monthly(18), addDays(last, 1)).start).to.equal(addDays(last, 1));
    });
  }

  test('goes on over a holiday, and over one that follows a weekend', () => {
    const holidays = ['2026-12-18', '2026-10-19'];
    expect(cycleOf(monthly(18, holidays), '2026-12-18').end).to.equal('2026-12-22');
    expect(cycleOf(monthly(18, holidays), '2026-10-18').end).to.equal('2026-10-21');
  });

  test('stays where the clinic does not roll', () => {
    const cycle = { ...monthly(18, ['2026-12-18']), roll: 'none' } as const;
    expect(days(cycle, '2026-12-18')).to.equal('2026-11-19 2026-12-19');
  });

  test('goes over the end of a year', () => {
    expect(days(monthly(18), '2026-12-31')).to.equal('2026-12-19 2027-01-19');
    expect(days(monthly(31, ['2026-12-31', '2027-01-01']), '2027-01-02')).to.equal(
      '2026-12-01 2027-01-05',
    );
  });

  test('ends with a month that is too short, and may roll into the next', () => {
    expect(days(monthly(30), '2028-02-29')).to.equal('2028-02-01 2028-03-01');
    expect(days(monthly(31), '2027-02-28')).to.equal('2027-02-02 2027-03-02');
  });

  test('ends, however many holidays somebody has entered', () => {
    const year = Array.from({ length: 400 }, (_, at) => addDays('2026-06-01', at));
    const { start, end } = cycleOf(monthly(18, year), '2026-11-22');
    expect(start <= '2026-11-22' && '2026-11-22' < end).to.equal(true);
  });

  test('is the same for the clinic’s server, on every day and for every rule', () => {
    const day = fc.integer({ min: 0, max: 20_000 }).map((count) => addDays('2000-01-01', count));
    const rule = fc.record({
      kind: fc.constant('monthly' as const),
      day: fc.integer({ min: 1, max: 31 }),
      roll: fc.constantFrom('none' as const, 'next-business-day' as const),
      holidays: fc.array(day, { maxLength: 5 }),
    });
    fc.assert(
      fc.property(
        fc.oneof(rule, fc.constant({ kind: 'calendar-month' as const })),
        day,
        (of, at) => {
          expect(cycleOf(of, at)).to.deep.equal(cycleOfTheClinic(of, at));
        },
      ),
    );
  });

  test('begins where the one before it ends', () => {
    const cycles = cyclesBack(monthly(18), cycleOf(monthly(18), '2026-11-22'), 14);
    expect(cycles).to.have.length(14);
    for (const [at, cycle] of cycles.slice(1).entries()) {
      expect(cycle.end).to.equal(cycles[at]?.start);
      expect(cycle.id).to.equal(cycle.start);
    }
  });
});

suite('days of the clinic', () => {
  test('change at its midnight, summer and winter, and while its clocks change', () => {
    const toronto = (...at: Parameters<typeof Date.UTC>) =>
      [-1, 0].map((ms) => dayIn('America/Toronto', Date.UTC(...at) + ms));
    expect(toronto(2026, 6, 1, 4)).to.deep.equal(['2026-06-30', '2026-07-01']);
    expect(toronto(2026, 10, 1, 4)).to.deep.equal(['2026-10-31', '2026-11-01']);
    expect(toronto(2026, 10, 2, 5)).to.deep.equal(['2026-11-01', '2026-11-02']);
    expect(toronto(2027, 2, 14, 5)).to.deep.equal(['2027-03-13', '2027-03-14']);
    expect(toronto(2027, 2, 15, 4)).to.deep.equal(['2027-03-14', '2027-03-15']);
  });

  test('differ between clinics at the same moment', () => {
    const at = Date.UTC(2026, 11, 1, 4);
    expect(dayIn('America/Vancouver', at)).to.equal('2026-11-30');
    expect(dayIn('America/St_Johns', at)).to.equal('2026-12-01');
  });

  test('are counted over the change of the clocks', () => {
    expect(addDays('2026-10-31', 2)).to.equal('2026-11-02');
    expect(daysBetween('2027-03-13', '2027-03-15')).to.equal(2);
    expect(daysBetween('2026-12-31', '2026-12-30')).to.equal(-1);
  });

  test('three months later end with a month that is shorter', () => {
    expect(addMonths('2026-11-30', 3)).to.equal('2027-02-28');
    expect(addMonths('2027-11-30', 3)).to.equal('2028-02-29');
    expect(addMonths('2026-11-22', 3)).to.equal('2027-02-22');
  });

  test('stand in a week that begins on Sunday', () => {
    expect(weekOf('2026-11-22')).to.equal('2026-11-22');
    expect(weekOf('2027-01-02')).to.equal('2026-12-27');
  });

  test('are on the calendar', () => {
    expect(isDay('2028-02-29')).to.equal(true);
    for (const text of ['2027-02-29', '2026-13-01', 'november', '2026-1-1', '']) {
      expect(isDay(text)).to.equal(false);
    }
  });
});
