import { expect } from '@open-wc/testing';

import { AskingClinic, acceptedOf, conversationIn, refusalOf } from './asking-clinic.js';
import { MARIE, newReadMark, sampleReadMark } from './sample-reply.js';

suite('read marks', () => {
  let clinic: AskingClinic;
  setup(() => {
    clinic = new AskingClinic();
  });

  async function mark(staffId: string, upTo: string | null) {
    const answer = await clinic.as(staffId).put(newReadMark(MARIE).path, sampleReadMark(upTo));
    return conversationIn(acceptedOf(answer).changes, MARIE.conversation);
  }

  test('take what was read out of my number', async () => {
    expect((await mark('ana-ruiz', MARIE.last)).unread).to.equal(0);
  });

  test('leave a colleague’s number alone', async () => {
    await mark('ana-ruiz', MARIE.last);
    const { changes } = await clinic.as('dana-lee').pull();
    expect(conversationIn(changes, MARIE.conversation).unread).to.equal(1);
  });

  test('say who opened the conversation', async () => {
    const { openedBy } = await mark('ana-ruiz', MARIE.last);
    expect(openedBy.map(({ staffId }) => staffId)).to.deep.equal(['sam-okafor', 'ana-ruiz']);
  });

  test('keep the first opening, however often it is opened', async () => {
    const first = await mark('ana-ruiz', MARIE.last);
    const second = await mark('ana-ruiz', MARIE.last);
    expect(second.openedBy).to.deep.equal(first.openedBy);
  });

  test('say who opened it since the patient last wrote', async () => {
    await mark('ana-ruiz', MARIE.last);
    await clinic.patient(MARIE.patient).writes(MARIE.conversation, 'Are you there?');
    const { openedBy, lastPatientMessageAt } = await mark('ana-ruiz', MARIE.last);
    expect(openedBy.at(-1)?.staffId).to.equal('ana-ruiz');
    expect(openedBy.at(-1)?.at).to.be.at.least(lastPatientMessageAt ?? Infinity);
  });

  test('never move back', async () => {
    await mark('ana-ruiz', MARIE.last);
    expect((await mark('ana-ruiz', `${MARIE.conversation}-m-1`)).unread).to.equal(0);
  });

  test('with null mark the last one unread', async () => {
    await mark('ana-ruiz', MARIE.last);
    expect((await mark('ana-ruiz', null)).unread).to.equal(1);
  });

  test('of a message that is not there are refused', async () => {
    const path = newReadMark(MARIE).path;
    const answer = await clinic.as('ana-ruiz').put(path, sampleReadMark('c-002-m-1'));
    expect(refusalOf(answer)).to.equal('422 invalid');
  });

  test('count once, sent twice', async () => {
    const { id, path } = newReadMark(MARIE);
    const ana = clinic.as('ana-ruiz');
    const body = sampleReadMark(MARIE.last);
    const statuses = [(await ana.put(path, body)).status, (await ana.put(path, body)).status];
    expect(statuses).to.deep.equal([201, 200]);
    expect((await clinic.ledger())[0]).to.include({ id, requests: 2, effects: 1 });
  });
});
