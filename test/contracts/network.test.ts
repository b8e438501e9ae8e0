import { expect } from '@open-wc/testing';

import { AskingClinic, refusalOf } from './asking-clinic.js';
import { LUC } from './sample-reply.js';

suite('the network switch', () => {
  let clinic: AskingClinic;
  setup(() => {
    clinic = new AskingClinic();
  });

  const switchTo = (state: string) => clinic.ask('POST', 'network', { body: { state } });
  const outcome = (answer: Promise<unknown>) =>
    answer.then(
      () => 'answered',
      () => 'cut',
    );

  test('offline cuts the staff, not the patient', async () => {
    await switchTo('offline');
    expect(await outcome(clinic.as('ana-ruiz').get('session'))).to.equal('cut');
    expect((await clinic.patient(LUC.patient).reads()).status).to.equal(200);
    expect((await clinic.ask('GET', 'network')).body).to.deep.equal({ state: 'offline' });
  });

  test('offline cuts a request that waits for a change', async () => {
    const ana = clinic.as('ana-ruiz');
    const { cursor } = await ana.pull();
    const waiting = outcome(ana.get(`changes?since=${cursor}&wait=20`));
    await switchTo('offline');
    expect(await waiting).to.equal('cut');
  });

  test('online again, everything answers', async () => {
    await switchTo('offline');
    await switchTo('online');
    expect((await clinic.as('ana-ruiz').get('session')).status).to.equal(200);
  });

  test('there are two states and no third', async () => {
    expect(refusalOf(await switchTo('slow'))).to.equal('400 invalid');
  });

  test('the phone that shows a conversation is the patient’s, or the caregiver’s', async () => {
    const { body } = await clinic.ask('GET', `conversations/${LUC.conversation}/patient`);
    expect(body).to.deep.equal({ patientId: LUC.patient, name: 'Luc Gagnon' });
  });
});
