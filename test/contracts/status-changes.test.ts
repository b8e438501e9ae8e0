import { expect } from '@open-wc/testing';

import { AskingClinic, acceptedOf, conversationIn, refusalOf } from './asking-clinic.js';
import {
  CHANTAL,
  LUC,
  MARIE,
  newReply,
  newStatusChange,
  sampleReply,
  sampleStatusChange,
} from './sample-reply.js';

const WITHDRAW = { withdrawn: true };

suite('closing and reopening', () => {
  let clinic: AskingClinic;
  setup(() => {
    clinic = new AskingClinic();
  });

  const close = (of = MARIE, by = 'ana-ruiz') =>
    clinic.as(by).put(newStatusChange(of).path, sampleStatusChange(of, 'closed'));
  const reopen = (of = CHANTAL, by = 'ana-ruiz') =>
    clinic.as(by).put(newStatusChange(of).path, sampleStatusChange(of, 'open'));

  test('closing ends it for the patient and leaves nothing to answer', async () => {
    const answer = await close();
    expect(answer.status).to.equal(201);
    const row = conversationIn(acceptedOf(answer).changes, MARIE.conversation);
    expect(row).to.include({ state: 'closed', needsAnswer: false });
    expect(row).to.include({ patientCanReply: false, patientMayAttach: false });
    expect(row.closedAt).to.be.a('number');
  });

  test('a closed conversation takes nothing from the patient, and says why', async () => {
    await close();
    const answer = await clinic.patient(MARIE.patient).writes(MARIE.conversation, 'Hello?');
    expect(refusalOf(answer)).to.equal('403 not-allowed');
    expect(answer.text).to.include('The clinic has closed this conversation.');
  });

  test('reopening lets the patient write again', async () => {
    const row = conversationIn(acceptedOf(await reopen()).changes, CHANTAL.conversation);
    expect(row).to.include({ state: 'open', closedAt: null, patientCanReply: true });
    const answer = await clinic.patient(CHANTAL.patient).writes(CHANTAL.conversation, 'Merci !');
    expect(answer.status).to.equal(201);
  });

  test('reopening what is open but ended gives the patient the reply box back', async () => {
    const ana = clinic.as('ana-ruiz');
    await ana.put(newReply(LUC).path, sampleReply(LUC, { options: { allowResponse: false } }));
    const seen = sampleStatusChange(LUC, 'open', { state: 'open' });
    const answer = await ana.put(newStatusChange(LUC).path, seen);
    const row = conversationIn(acceptedOf(answer).changes, LUC.conversation);
    expect(row).to.include({ state: 'open', patientCanReply: true });
  });

  test('is told to colleagues', async () => {
    const sam = clinic.as('sam-okafor');
    const { cursor } = await sam.pull();
    await close();
    const { changes } = await sam.pull(cursor);
    expect(conversationIn(changes, MARIE.conversation).state).to.equal('closed');
  });

  test('is held when the patient wrote meanwhile', async () => {
    await clinic.patient(MARIE.patient).writes(MARIE.conversation, 'One more thing.');
    const answer = await close();
    expect(refusalOf(answer)).to.equal('409 moved-on');
    expect(answer.text).to.include('One more thing.');
  });

  test('is held when a colleague answered, and when one closed', async () => {
    await clinic.as('sam-okafor').put(newReply(MARIE).path, sampleReply(MARIE));
    expect(refusalOf(await close())).to.equal('409 moved-on');
    await clinic.closes(LUC.conversation, 'sam-okafor');
    expect(refusalOf(await close(LUC))).to.equal('409 moved-on');
  });

  test('passes after replies of its own author', async () => {
    await clinic.as('ana-ruiz').put(newReply(MARIE).path, sampleReply(MARIE));
    expect((await close()).status).to.equal(201);
  });

  test('closing what is closed keeps the first time', async () => {
    const first = conversationIn(acceptedOf(await close()).changes, MARIE.conversation);
    await clinic.ask('POST', 'clock?offset=60000');
    const again = conversationIn(acceptedOf(await close()).changes, MARIE.conversation);
    expect(again.closedAt).to.equal(first.closedAt);
  });

  test('holds a colleague’s reply that was written to the open conversation', async () => {
    await close();
    const reply = await clinic.as('sam-okafor').put(newReply(MARIE).path, sampleReply(MARIE));
    expect(refusalOf(reply)).to.equal('409 moved-on');
  });

  test('accepted once, it stays accepted whatever became of the conversation', async () => {
    const { path } = newStatusChange(MARIE);
    const ana = clinic.as('ana-ruiz');
    const first = acceptedOf(await ana.put(path, sampleStatusChange(MARIE, 'closed')));
    await clinic.chooses({ permissions: { 'ana-ruiz': { close: false } } });
    await clinic.ask('DELETE', `conversations/${MARIE.conversation}`);
    const again = await ana.put(path, sampleStatusChange(MARIE, 'closed'));
    expect(again.status).to.equal(200);
    expect(acceptedOf(again)).to.include({ acceptedAt: first.acceptedAt });
  });

  test('sent again after a colleague reopened, it does not close again', async () => {
    const { path } = newStatusChange(MARIE);
    const ana = clinic.as('ana-ruiz');
    await ana.put(path, sampleStatusChange(MARIE, 'closed'));
    expect((await reopen(MARIE, 'sam-okafor')).status).to.equal(201);
    const again = await ana.put(path, sampleStatusChange(MARIE, 'closed'));
    expect(conversationIn(acceptedOf(again).changes, MARIE.conversation).state).to.equal('open');
  });

  test('needs the permission', async () => {
    await clinic.chooses({ permissions: { 'ana-ruiz': { close: false } } });
    expect(refusalOf(await close())).to.equal('403 not-allowed');
    expect((await close(MARIE, 'sam-okafor')).status).to.equal(201);
  });

  test('there are two states and no third', async () => {
    const body = { ...sampleStatusChange(MARIE, 'closed'), state: 'archived' };
    const answer = await clinic.as('ana-ruiz').put(newStatusChange(MARIE).path, body);
    expect(refusalOf(answer)).to.equal('400 invalid');
  });

  test('cannot be withdrawn', async () => {
    const answer = await clinic.as('ana-ruiz').put(newStatusChange(MARIE).path, WITHDRAW);
    expect(refusalOf(answer)).to.equal('422 invalid');
  });

  test('GET on its address gives the answer to its author only', async () => {
    const { path } = newStatusChange(MARIE);
    const put = await clinic.as('ana-ruiz').put(path, sampleStatusChange(MARIE, 'closed'));
    expect((await clinic.as('ana-ruiz').get(path)).body).to.deep.equal(put.body);
    expect(refusalOf(await clinic.as('sam-okafor').get(path))).to.equal('404 not-known');
  });
});
