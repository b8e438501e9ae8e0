import { expect } from '@open-wc/testing';

import { AskingClinic, conversationIn, pageOf } from './asking-clinic.js';

suite('the sample clinic', () => {
  test('is there at first use, with about forty conversations and Marie on top', async () => {
    const { changes } = await new AskingClinic().as('ana-ruiz').pull();
    const rows = changes.filter(({ kind }) => kind === 'conversation');
    expect(rows.length).to.be.within(35, 45);
    expect(conversationIn(rows.slice(0, 1), 'c-001').patient.name).to.equal('Tremblay, Marie');
  });

  test('has comments of the staff, two of them on Marie’s prescription', async () => {
    const rows = await new AskingClinic().as('ana-ruiz').rows();
    const comments = rows.filter(({ kind, id }) => kind === 'comment' && id.startsWith('c-001'));
    expect(comments.map(({ value }) => value?.['body'])).to.deep.equal([
      'She called twice about this. Last visit was in June.',
      'Dr. Lee is fine with 90 days if the blood test is done first.',
    ]);
  });

  test('is a fresh one after a reset, of the size that was asked for', async () => {
    const clinic = new AskingClinic();
    for (const size of [0, 3, 40, 250]) {
      expect((await clinic.reset(size)).body).to.deep.equal({ conversations: size });
      const { total = 0 } = pageOf(await clinic.as('ana-ruiz').get('changes'));
      expect(total).to.be.within(Math.floor(size * 0.8), size);
    }
  });

  test('of any size has every patient once and passes our door', async () => {
    const clinic = new AskingClinic();
    await clinic.reset(400);
    const { changes } = await clinic.as('ana-ruiz').pull();
    const patients = changes.flatMap((item) =>
      item.op === 'put' && item.kind === 'conversation' ? [item.value.patient.id] : [],
    );
    expect(new Set(patients).size).to.equal(patients.length);
  });

  test('is another one for every run', async () => {
    const [one, other] = [new AskingClinic(), new AskingClinic()];
    await one.patient('p-005').writes('c-005', 'Only here.');
    expect((await other.patient('p-005').reads()).text).not.to.include('Only here.');
  });

  test('has a clock of its own that can be moved', async () => {
    const clinic = new AskingClinic();
    await clinic.ask('POST', 'clock?offset=86400000');
    const { serverTime } = pageOf(await clinic.as('ana-ruiz').get('changes?limit=1'));
    expect(serverTime - Date.now()).to.be.within(86_390_000, 86_410_000);
  });
});
