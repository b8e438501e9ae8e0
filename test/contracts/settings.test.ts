import { expect } from '@open-wc/testing';

import { parseSession } from '../../src/sync/contract.js';
import { AskingClinic, acceptedOf, conversationIn, refusalOf } from './asking-clinic.js';
import { LUC, MARIE, newReply, sampleReply } from './sample-reply.js';

type Given = Parameters<typeof sampleReply>[1];

suite('a clinic with other choices', () => {
  let clinic: AskingClinic;
  setup(() => {
    clinic = new AskingClinic();
  });

  const session = async (staffId = 'ana-ruiz') => (await clinic.as(staffId).get('session')).body;
  const reply = (given: Given, staffId = 'ana-ruiz') =>
    clinic.as(staffId).put(newReply(MARIE).path, sampleReply(MARIE, given));

  test('says them in the session to whoever asks again', async () => {
    const chosen = {
      feeCodes: { list: [{ code: 'K303A', label: 'Secure message' }] },
      unreadChoices: ['P2D'],
      recordSystems: [{ id: 'ps', name: 'PS Suite', deliver: true, formats: ['pdf'] }],
      billingCycle: { kind: 'monthly', day: 18, roll: 'next-business-day', holidays: [] },
    };
    const defaults = { maskName: true, notifyIfUnreadAfter: 'P2D' };
    await clinic.chooses({ ...chosen, defaults, limits: { bodyLength: 20 } });
    const body = await session();
    expect(body).to.deep.include(chosen);
    expect(body).to.have.nested.property('limits.waitSeconds', 25);
    expect(parseSession(body)?.defaults).to.deep.include({ ...defaults, allowResponse: true });
  });

  test('are this run’s alone', async () => {
    await clinic.chooses({ defaults: { maskName: true } });
    const { body } = await new AskingClinic().as('ana-ruiz').get('session');
    expect(parseSession(body)?.defaults.maskName).to.equal(false);
  });

  test('are forgotten by a reset', async () => {
    await clinic.chooses({ defaults: { maskName: true } });
    await clinic.reset();
    expect(parseSession(await session())?.defaults.maskName).to.equal(false);
  });

  test('may leave out the disclaimer, for the staff and for the patient', async () => {
    await clinic.chooses({ disclaimer: null });
    expect(await session()).not.to.have.property('disclaimer');
    const { text } = await clinic.patient(MARIE.patient).reads();
    expect(text).not.to.include('disclaimer');
  });

  test('a permission is one person’s, and the server holds it too', async () => {
    await clinic.chooses({ permissions: { 'ana-ruiz': { reply: false } } });
    expect(parseSession(await session())?.permissions).to.include({ reply: false, close: true });
    expect(refusalOf(await reply({}))).to.equal('403 not-allowed');
    expect((await reply({}, 'sam-okafor')).status).to.equal(201);
  });

  test('a permission to bill can be given to the front desk', async () => {
    await clinic.chooses({ permissions: { 'sam-okafor': { bill: true } } });
    expect((await reply({ options: { feeCode: 'A000A' } }, 'sam-okafor')).status).to.equal(201);
  });

  test('who may not bill may not name who is billed', async () => {
    const options = { billingProviderId: 'dana-lee' };
    expect(refusalOf(await reply({ options }, 'sam-okafor'))).to.equal('403 not-allowed');
  });

  test('other times for unread notices are the only ones taken', async () => {
    await clinic.chooses({ unreadChoices: ['P2D'] });
    const took = await reply({ options: { notifyIfUnreadAfter: 'P2D' } });
    const refused = await reply({ options: { notifyIfUnreadAfter: 'P3D' } });
    expect(took.status).to.equal(201);
    expect(refusalOf(refused)).to.equal('422 invalid');
  });

  test('other providers are the only ones taken', async () => {
    await clinic.chooses({ feeCodes: { providers: ['ana-ruiz'] } });
    const billed = (billingProviderId: string) =>
      reply({ options: { feeCode: 'A000A', billingProviderId } });
    expect((await billed('ana-ruiz')).status).to.equal(201);
    expect(refusalOf(await billed('dana-lee'))).to.equal('422 invalid');
  });

  test('a code that is in no list passes, as one that was typed in', async () => {
    await clinic.chooses({ feeCodes: { list: [{ code: 'K303A', label: 'Secure message' }] } });
    expect((await reply({ options: { feeCode: '03.01S' } })).status).to.equal(201);
    for (const feeCode of ['', 'k303a', ' K303A', 'K\u0007'])
      expect(refusalOf(await reply({ options: { feeCode } }))).to.equal('422 invalid');
  });

  test('a shorter limit holds for staff and patient alike', async () => {
    await clinic.chooses({ limits: { bodyLength: 5 } });
    expect(refusalOf(await reply({ body: '123456' }))).to.equal('422 invalid');
    const written = await clinic.patient(LUC.patient).writes(LUC.conversation, '123456');
    expect(refusalOf(written)).to.equal('422 invalid');
    expect((await reply({ body: '12345' })).status).to.equal(201);
  });

  test('a conversation whose patient may not be messaged is told to everybody', async () => {
    const sam = clinic.as('sam-okafor');
    const { cursor } = await sam.pull();
    const permissions = { reply: false, attachments: false, reason: 'By telephone only.' };
    await clinic.chooses({
      conversations: [{ conversationId: MARIE.conversation, ...permissions }],
    });
    const row = conversationIn((await sam.pull(cursor)).changes, MARIE.conversation);
    expect(row.permissions).to.deep.equal(permissions);
    const answer = await reply({});
    expect(refusalOf(answer)).to.equal('403 not-allowed');
    expect(answer.text).to.include('By telephone only.');
  });

  test('a patient who may not send files is not asked for any', async () => {
    const allowed = await reply({ options: { allowAttachments: true } });
    expect(conversationIn(acceptedOf(allowed).changes, MARIE.conversation)).to.include({
      patientMayAttach: true,
    });
    const permissions = { reply: true, attachments: false };
    await clinic.chooses({
      conversations: [{ conversationId: MARIE.conversation, ...permissions }],
    });
    const { changes } = await clinic.as('ana-ruiz').pull();
    expect(conversationIn(changes, MARIE.conversation).patientMayAttach).to.equal(false);
    const refused = await reply({ options: { allowAttachments: true } });
    expect(refusalOf(refused)).to.equal('403 not-allowed');
  });

  test('who is away is said to be', async () => {
    const ana = clinic.as('ana-ruiz');
    const { cursor } = await ana.pull();
    await clinic.chooses({ staff: { 'dana-lee': { away: true } } });
    const { changes } = await ana.pull(cursor);
    expect(changes).to.have.length(1);
    expect(changes[0]).to.deep.include({ kind: 'staff', id: 'dana-lee' });
    expect(changes[0]).to.have.nested.property('value.away', true);
  });

  test('a new workgroup is told of with its members', async () => {
    const ana = clinic.as('ana-ruiz');
    const { cursor } = await ana.pull();
    const lab = { name: 'Laboratory', memberIds: ['dana-lee'] };
    await clinic.chooses({ workgroups: { lab } });
    const { changes } = await ana.pull(cursor);
    expect(changes).to.have.length(1);
    expect(changes[0]).to.deep.include({ kind: 'workgroup', id: 'lab' });
    expect(changes[0]).to.have.deep.property('value', { id: 'lab', ...lab, countsForMe: false });
  });

  test('a setting that there is none of is refused', async () => {
    expect(refusalOf(await clinic.chooses({ unreadChoice: [] }))).to.equal('400 invalid');
  });
});

suite('what a patient is told of the rules', () => {
  test('whether they can reply and attach, the limits, and the disclaimer', async () => {
    const clinic = new AskingClinic();
    const options = { allowAttachments: true };
    await clinic.chooses({ disclaimer: 'Call 911.', limits: { attachments: { count: 2 } } });
    await clinic.as('ana-ruiz').put(newReply(LUC).path, sampleReply(LUC, { options }));
    const seen = (await clinic.patient(LUC.patient).reads()).body as PatientView;
    const [conversation] = seen.conversations;
    expect(conversation).to.include({ state: 'open', disclaimer: 'Call 911.' });
    expect(conversation).to.include({ patientCanReply: true, patientMayAttach: true });
    expect(conversation?.attachments?.count).to.equal(2);
  });

  test('no limits for files where none may be sent', async () => {
    const { body } = await new AskingClinic().patient(LUC.patient).reads();
    const [conversation] = (body as PatientView).conversations;
    expect(conversation).to.include({ patientMayAttach: false });
    expect(conversation).not.to.have.property('attachments');
  });
});

interface PatientView {
  readonly conversations: readonly {
    readonly disclaimer?: string;
    readonly attachments?: { readonly count: number };
  }[];
}
