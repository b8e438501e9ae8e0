import { expect } from '@open-wc/testing';

import { cycleOf, dayIn } from '../../demo/clinic/billing-cycle.js';
import { createClinic } from '../../demo/clinic/handler.js';
import type { WireBillingLine } from '../../demo/clinic/wire.js';
import { AskingClinic, refusalOf, rowsOfKind, type Heard } from './asking-clinic.js';
import { LUC, MARIE, newReply, sampleReply } from './sample-reply.js';

const DAY_MS = 86_400_000;
/** A Sunday at ten, in Toronto. */
const NOW = Date.UTC(2026, 10, 22, 15);

interface Report {
  readonly cycle: { readonly id: string; readonly start: string; readonly end: string };
  readonly lines: readonly WireBillingLine[];
}

suite('billing lines', () => {
  let clinic: AskingClinic;
  setup(() => {
    clinic = new AskingClinic(createClinic({ now: () => NOW }).handle);
  });

  const options = { feeCode: 'K303A', billingProviderId: 'dana-lee' };
  const reply = (of = MARIE, given = {}, by = 'ana-ruiz') =>
    clinic.as(by).put(newReply(of).path, sampleReply(of, { options, ...given }));
  const report = async (query = '', by = 'ana-ruiz') =>
    (await clinic.as(by).get(`billing-lines${query}`)).body as Report;
  /** Without what the sample clinic has billed. */
  const lines = async (query = '', by = 'ana-ruiz') =>
    (await report(query, by)).lines.filter(({ id }) => !id.startsWith('c-'));
  const daysPass = (days: number) => clinic.ask('POST', `clock?offset=${days * DAY_MS}`);

  test('say who is billed for, who entered it, and for whom', async () => {
    const answer = await reply();
    const [row] = rowsOfKind(answer, 'billing-line');
    const { id, ...line } = (row?.value ?? {}) as unknown as WireBillingLine;
    expect(id).to.equal(row?.id);
    expect(line).to.deep.equal({
      messageId: rowsOfKind(answer, 'message')[0]?.id,
      conversationId: MARIE.conversation,
      patient: { id: MARIE.patient, name: 'Tremblay, Marie' },
      providerId: 'dana-lee',
      enteredBy: 'ana-ruiz',
      feeCode: 'K303A',
      serviceDate: '2026-11-22',
      composedAt: '2026-11-22T10:00:00.000Z',
      cycle: '2026-11-01',
      late: false,
    });
  });

  test('bill for the author where nobody else is named', async () => {
    const [row] = rowsOfKind(await reply(MARIE, { options: { feeCode: 'K303A' } }), 'billing-line');
    expect(row?.value).to.include({ providerId: 'ana-ruiz' });
  });

  test('one for each accepted message, however often it is sent', async () => {
    const { path } = newReply(MARIE);
    for (let count = 0; count < 3; count++) {
      await clinic.as('ana-ruiz').put(path, sampleReply(MARIE, { options }));
    }
    expect(await lines()).to.have.length(1);
  });

  test('none for what has no code, is held, refused or withdrawn', async () => {
    await reply(LUC, { options: {} });
    await clinic.patient(MARIE.patient).writes(MARIE.conversation, 'Wait!');
    expect(refusalOf(await reply())).to.equal('409 moved-on');
    expect(refusalOf(await reply(LUC, {}, 'sam-okafor'))).to.equal('403 not-allowed');
    await clinic.as('ana-ruiz').put(newReply(LUC).path, { withdrawn: true });
    expect(await lines()).to.deep.equal([]);
  });

  test('are told to colleagues after the message', async () => {
    const sam = clinic.as('sam-okafor');
    const { cursor } = await sam.pull();
    await reply(LUC);
    const kinds = (await sam.rows(cursor)).map(({ kind }) => kind);
    expect(kinds).to.deep.equal(['conversation', 'message', 'billing-line']);
  });

  test('have the day of acceptance in the clinic’s zone', async () => {
    await clinic.ask('POST', `clock?offset=${13.5 * 3_600_000}`);
    const [row] = rowsOfKind(await reply(), 'billing-line');
    expect(row?.value).to.include({ serviceDate: '2026-11-22' });
  });

  test('written in an earlier cycle are late, and belong to that of acceptance', async () => {
    await daysPass(20);
    const [row] = rowsOfKind(await reply(), 'billing-line');
    expect(row?.value).to.include({ cycle: '2026-12-01', late: true });
  });

  test('are reported by their cycle; the present one where none is named', async () => {
    await reply();
    await daysPass(20);
    await reply(LUC);
    const { cycle } = await report('?cycle=2026-11-01');
    expect(cycle).to.deep.equal({ id: '2026-11-01', start: '2026-11-01', end: '2026-12-01' });
    expect((await report()).cycle.id).to.equal('2026-12-01');
    const of = (given: readonly WireBillingLine[]) => given.map((line) => line.conversationId);
    expect(of(await lines('?cycle=2026-11-01'))).to.deep.equal([MARIE.conversation]);
    expect(of(await lines())).to.deep.equal([LUC.conversation]);
  });

  test('are reported by the clinic’s own cycle', async () => {
    const billingCycle = { kind: 'monthly', day: 18, roll: 'next-business-day', holidays: [] };
    await clinic.chooses({ billingCycle });
    await reply();
    const { cycle } = await report();
    expect(cycle).to.deep.equal({ id: '2026-11-19', start: '2026-11-19', end: '2026-12-19' });
    expect((await lines())[0]).to.include({ cycle: '2026-11-19' });
  });

  test('of a cycle that is no day are not there', async () => {
    const answers: Heard[] = [];
    for (const cycle of ['november', '2026-11', '2026-99-01']) {
      answers.push(await clinic.as('ana-ruiz').get(`billing-lines?cycle=${cycle}`));
    }
    for (const answer of answers) expect(refusalOf(answer)).to.equal('400 invalid');
  });

  test('are taken back by the server only, and stay in the report', async () => {
    const ana = clinic.as('ana-ruiz');
    await reply();
    const [line] = await lines();
    const { cursor } = await ana.pull();
    await clinic.ask('POST', `billing-lines/${line?.id ?? ''}/void`);
    const [told] = await ana.rows(cursor);
    expect(told?.value).to.include({ id: line?.id, voidedAt: '2026-11-22T15:00:00.000Z' });
    expect(await lines()).to.deep.equal([told?.value]);
  });

  test('are there in the sample clinic, told with their conversations', async () => {
    const told = (await clinic.as('ana-ruiz').rows()).filter(({ kind }) => kind === 'billing-line');
    expect(told.map(({ value }) => value)).to.deep.equal((await report()).lines);
    expect(told).to.have.length(3);
  });

  test('stay in the report when their conversation is gone', async () => {
    await reply();
    await clinic.ask('DELETE', `conversations/${MARIE.conversation}`);
    expect(await lines()).to.have.length(1);
  });

  test('of a conversation that is not shown to me are not in my report', async () => {
    await reply();
    await clinic.shows(MARIE.conversation, ['ana-ruiz']);
    expect(await lines()).to.have.length(1);
    expect(await lines('', 'sam-okafor')).to.deep.equal([]);
  });
});

suite('a billing cycle', () => {
  const monthly = (day: number, holidays: string[] = []) => ({
    kind: 'monthly' as const,
    day,
    roll: 'next-business-day' as const,
    holidays,
  });
  const days = (...given: Parameters<typeof cycleOf>) => {
    const { start, end } = cycleOf(...given);
    return `${start} ${end}`;
  };

  test('of a calendar month begins on its first day', () => {
    const cycle = { kind: 'calendar-month' } as const;
    expect(days(cycle, '2026-12-31')).to.equal('2026-12-01 2027-01-01');
    expect(days(cycle, '2027-01-01')).to.equal('2027-01-01 2027-02-01');
  });

  test('ends with its day, which still counts', () => {
    expect(days(monthly(18), '2026-11-18')).to.equal('2026-10-20 2026-11-19');
    expect(days(monthly(18), '2026-11-19')).to.equal('2026-11-19 2026-12-19');
  });

  test('goes on over a weekend, and over a holiday after it', () => {
    expect(days(monthly(18), '2026-10-19')).to.equal('2026-09-19 2026-10-20');
    expect(days(monthly(18, ['2026-10-19']), '2026-10-20')).to.equal('2026-09-19 2026-10-21');
  });

  test('does not where the clinic does not roll', () => {
    const cycle = { ...monthly(18), roll: 'none' as const };
    expect(days(cycle, '2026-10-19')).to.equal('2026-10-19 2026-11-19');
  });

  test('ends with the month where the month is too short, and may roll into the next', () => {
    expect(days(monthly(31), '2027-02-28')).to.equal('2027-02-02 2027-03-02');
    expect(days(monthly(31), '2027-02-01')).to.equal('2027-01-01 2027-02-02');
  });

  test('has the clinic’s days also when its clocks change', () => {
    const midnight = Date.UTC(2026, 10, 1, 3, 59);
    expect(dayIn('America/Toronto', midnight)).to.equal('2026-10-31');
    expect(dayIn('America/Toronto', midnight + 60_000)).to.equal('2026-11-01');
    const winter = Date.UTC(2026, 10, 2, 4, 59);
    expect(dayIn('America/Toronto', winter)).to.equal('2026-11-01');
    expect(dayIn('America/Toronto', winter + 60_000)).to.equal('2026-11-02');
  });
});
