import { expect } from '@open-wc/testing';

import {
  AskingClinic,
  acceptedOf,
  conversationIn,
  messagesIn,
  refusalOf,
} from './asking-clinic.js';
import { LUC, MARIE, newReply, sampleReply } from './sample-reply.js';

suite('the patient', () => {
  let clinic: AskingClinic;
  setup(() => {
    clinic = new AskingClinic();
  });

  test('writes, and everybody of the staff has it unread and unanswered', async () => {
    const written = await clinic.patient(LUC.patient).writes(LUC.conversation, 'And water?');
    expect(written.status).to.equal(201);
    for (const staffId of ['ana-ruiz', 'sam-okafor', 'dana-lee']) {
      const { changes } = await clinic.as(staffId).pull();
      const row = conversationIn(changes, LUC.conversation);
      expect(row).to.include({ unread: 1, needsAnswer: true });
      expect(row.lastPatientMessageAt).to.equal(row.lastMessageAt);
      expect(messagesIn(changes, LUC.conversation).at(-1)?.from.name).to.equal('Luc Gagnon');
    }
  });

  test('cannot write to a closed conversation', async () => {
    await clinic.closes(LUC.conversation, 'ana-ruiz');
    const answer = await clinic.patient(LUC.patient).writes(LUC.conversation, 'Hello?');
    expect(refusalOf(answer)).to.equal('403 not-allowed');
  });

  test('cannot send nothing', async () => {
    const answer = await clinic.patient(LUC.patient).writes(LUC.conversation, ' \n');
    expect(refusalOf(answer)).to.equal('422 invalid');
  });

  test('opens a reply once: the first time is kept', async () => {
    const ana = clinic.as('ana-ruiz');
    const luc = clinic.patient(LUC.patient);
    const first = await luc.opens(LUC.conversation, LUC.last);
    const { cursor, changes } = await ana.pull();
    const second = await luc.opens(LUC.conversation, LUC.last);
    expect(second.body).to.deep.equal(first.body);
    const read = messagesIn(changes, LUC.conversation).at(-1);
    expect(read?.readBy).to.deep.equal({ kind: 'patient', name: 'Luc Gagnon' });
    expect((await ana.pull(cursor)).changes).to.deep.equal([]);
  });

  test('sees nothing of another patient', async () => {
    const luc = clinic.patient(LUC.patient);
    expect(refusalOf(await luc.writes(MARIE.conversation, 'Hello?'))).to.equal('404 gone');
    expect(refusalOf(await luc.opens(MARIE.conversation, MARIE.last))).to.equal('404 gone');
    const { text } = await luc.reads();
    expect(text).not.to.include('Tremblay').and.not.include(MARIE.conversation);
  });

  test('is a caregiver where one writes for a child', async () => {
    await clinic.patient('p-002').writes('c-002', 'It is fading.');
    const { changes } = await clinic.as('ana-ruiz').pull();
    const { from } = messagesIn(changes, 'c-002').at(-1) ?? {};
    expect(from).to.include({ kind: 'caregiver', name: 'Jo Park' });
  });

  test('can answer again after the next reply allows it', async () => {
    const ana = clinic.as('ana-ruiz');
    for (const allowResponse of [false, true]) {
      const reply = sampleReply(LUC, { options: { allowResponse } });
      acceptedOf(await ana.put(newReply(LUC).path, reply));
    }
    const answer = await clinic.patient(LUC.patient).writes(LUC.conversation, 'Thank you.');
    expect(answer.status).to.equal(201);
  });
});
