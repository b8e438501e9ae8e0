import { expect } from '@open-wc/testing';

import { AskingClinic } from './asking-clinic.js';
import {
  MARIE,
  newAssignment,
  newComment,
  newReadMark,
  newReply,
  sampleAssignment,
  sampleComment,
  sampleReadMark,
  sampleReply,
  staff,
} from './sample-reply.js';
import { upload } from './sample-upload.js';

/** A member of staff all of whose names are a word that stands nowhere else. */
async function hireCanary(clinic: AskingClinic) {
  const token = crypto.randomUUID().slice(0, 8);
  const [id, displayName] = [`id-${token}`, `shown-${token}`];
  const names = { displayName, internalName: `internal-${token}`, role: `role-${token}` };
  await clinic.chooses({ staff: { [id]: names }, feeCodes: { providers: [id] } });
  return { token, id, displayName };
}

/** Every byte that Marie's side answers, whatever is asked of it. */
async function everythingForMarie(clinic: AskingClinic, messageId: string): Promise<string> {
  const marie = clinic.patient(MARIE.patient);
  const answers = [
    await marie.reads(),
    await marie.opens(MARIE.conversation, messageId),
    await marie.writes(MARIE.conversation, 'Thank you!'),
    await marie.writes(MARIE.conversation, ''),
    await marie.opens(MARIE.conversation, crypto.randomUUID()),
    await clinic.patient('p-002').opens(MARIE.conversation, messageId),
    await marie.reads(),
  ];
  return answers.map(({ text }) => text).join('\n');
}

suite('what is internal', () => {
  let clinic: AskingClinic;
  setup(() => {
    clinic = new AskingClinic();
  });

  test('of a masked author no name, id or role reaches the patient in any byte', async () => {
    const { token, id } = await hireCanary(clinic);
    const { id: messageId, path } = newReply(MARIE);
    const options = { maskName: true, feeCode: 'A000A', billingProviderId: id };
    const answer = await clinic.as(id).put(path, sampleReply(MARIE, { options }));
    await clinic.as(id).put(newReadMark(MARIE).path, sampleReadMark(messageId));
    expect(answer.status).to.equal(201);
    expect(await everythingForMarie(clinic, messageId)).not.to.include(token);
  });

  test('of an author who is not masked the display name does, and nothing else', async () => {
    const { token, id, displayName } = await hireCanary(clinic);
    const { id: messageId, path } = newReply(MARIE);
    await clinic.as(id).put(path, sampleReply(MARIE));
    const text = await everythingForMarie(clinic, messageId);
    expect(text).to.include(displayName);
    expect(text.replaceAll(displayName, '')).not.to.include(token);
  });

  test('of a masked author’s file neither', async () => {
    const { token, id } = await hireCanary(clinic);
    const canary = clinic.as(id);
    const file = await upload(canary, MARIE.conversation);
    const { id: messageId, path } = newReply(MARIE);
    const reply = sampleReply(MARIE, { options: { maskName: true }, attachmentIds: [file.id] });
    expect((await canary.put(path, reply)).status).to.equal(201);
    const marie = clinic.patient(MARIE.patient);
    const { file: sent } = await marie.downloads(MARIE.conversation, file.id);
    const text = `${await everythingForMarie(clinic, messageId)} ${sent?.disposition ?? ''}`;
    expect(text).to.include('instructions.txt').and.not.include(token);
  });

  test('no comment does, by itself or with an assignment', async () => {
    const { token, id } = await hireCanary(clinic);
    const { id: messageId, path } = newReply(MARIE);
    const canary = clinic.as(id);
    await canary.put(path, sampleReply(MARIE, { options: { maskName: true } }));
    const comment = { id: `comment-${token}`, body: `Do not tell her: ${token}` };
    const given = sampleAssignment({ to: staff('dana-lee'), seen: staff(id), comment });
    const answers = [
      await canary.put(newAssignment(MARIE).path, given),
      await canary.put(newComment(MARIE).path, sampleComment(`Nor this: ${token}`)),
    ];
    expect(answers.map(({ status }) => status)).to.deep.equal([201, 201]);
    expect(await everythingForMarie(clinic, messageId)).not.to.include(token);
  });

  test('stays so when the conversation is closed and refuses what the patient writes', async () => {
    const { token, id } = await hireCanary(clinic);
    const { id: messageId, path } = newReply(MARIE);
    await clinic.as(id).put(path, sampleReply(MARIE, { options: { maskName: true } }));
    await clinic.closes(MARIE.conversation, id);
    expect(await everythingForMarie(clinic, messageId)).not.to.include(token);
  });
});
