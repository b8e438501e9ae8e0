import { expect } from '@open-wc/testing';

import {
  AskingClinic,
  acceptedOf,
  conversationIn,
  messagesIn,
  refusalOf,
} from './asking-clinic.js';
import { CHANTAL, LUC, MARIE, newReply, OLUWASEUN, sampleReply, SUNITA } from './sample-reply.js';

suite('replies', () => {
  let clinic: AskingClinic;
  setup(() => {
    clinic = new AskingClinic();
  });

  test('an accepted reply answers 201 with its id and is the newest message', async () => {
    const { id, path } = newReply(MARIE);
    const answer = await clinic.as('ana-ruiz').put(path, sampleReply(MARIE));
    expect(answer.status).to.equal(201);
    const { changes, ...accepted } = acceptedOf(answer);
    expect(accepted.id).to.equal(id);
    expect(conversationIn(changes, MARIE.conversation)).to.include({
      lastMessageId: id,
      needsAnswer: false,
      patientCanReply: true,
    });
    const [message] = messagesIn(changes, MARIE.conversation);
    expect(message?.from).to.deep.equal({ kind: 'staff', id: 'ana-ruiz', name: 'Ana Ruiz, RN' });
  });

  test('the patient finds it once, however often it is sent', async () => {
    const { path } = newReply(MARIE);
    const ana = clinic.as('ana-ruiz');
    const answers = await Promise.all([1, 2, 3].map(() => ana.put(path, sampleReply(MARIE))));
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([200, 200, 201]);
    const { text } = await clinic.patient(MARIE.patient).reads();
    expect(text.split('It is ready.')).to.have.length(2);
  });

  test('sent again, it is answered 200 with the first time and the rows as they now stand', async () => {
    const { path } = newReply(MARIE);
    const ana = clinic.as('ana-ruiz');
    const first = acceptedOf(await ana.put(path, sampleReply(MARIE)));
    await clinic.patient(MARIE.patient).writes(MARIE.conversation, 'Thank you!');
    const again = await ana.put(path, sampleReply(MARIE));
    expect(again.status).to.equal(200);
    expect(acceptedOf(again).acceptedAt).to.equal(first.acceptedAt);
    const { changes } = acceptedOf(again);
    expect(conversationIn(changes, MARIE.conversation).needsAnswer).to.equal(true);
  });

  test('accepted once, it stays accepted after a colleague closed the conversation', async () => {
    const { path } = newReply(MARIE);
    const ana = clinic.as('ana-ruiz');
    await ana.put(path, sampleReply(MARIE));
    await clinic.closes(MARIE.conversation, 'sam-okafor');
    expect((await ana.put(path, sampleReply(MARIE))).status).to.equal(200);
  });

  test('accepted once, it stays accepted after the conversation is gone', async () => {
    const { path } = newReply(MARIE);
    const ana = clinic.as('ana-ruiz');
    await ana.put(path, sampleReply(MARIE));
    await clinic.ask('DELETE', `conversations/${MARIE.conversation}`);
    expect((await ana.put(path, sampleReply(MARIE))).status).to.equal(200);
    const late = await ana.put(newReply(MARIE).path, sampleReply(MARIE));
    expect(refusalOf(late)).to.equal('404 gone');
  });

  test('the order of keys and basedOn do not make another body', async () => {
    const { path } = newReply(MARIE);
    const ana = clinic.as('ana-ruiz');
    const reply = sampleReply(MARIE);
    await ana.put(path, reply);
    const turned = Object.fromEntries(Object.entries(reply).reverse());
    const later = { ...turned, basedOn: { ...reply.basedOn, messageId: null } };
    expect((await ana.put(path, later)).status).to.equal(200);
  });

  test('an id is refused for another text, another conversation and another person', async () => {
    const { id, path } = newReply(MARIE);
    const ana = clinic.as('ana-ruiz');
    await ana.put(path, sampleReply(MARIE));
    const elsewhere = `conversations/${LUC.conversation}/replies/${id}`;
    const answers = [
      await ana.put(path, sampleReply(MARIE, { body: 'It is not ready.' })),
      await ana.put(elsewhere, sampleReply(LUC)),
      await clinic.as('sam-okafor').put(path, sampleReply(MARIE)),
    ];
    const reused = '409 id-reused';
    expect(answers.map(refusalOf)).to.deep.equal([reused, reused, reused]);
  });

  test('the ledger knows of each id one effect at most', async () => {
    const { id, path } = newReply(MARIE);
    const ana = clinic.as('ana-ruiz');
    for (const body of ['One.', 'One.', 'Two.']) await ana.put(path, sampleReply(MARIE, { body }));
    const [line] = await clinic.ledger();
    expect(line).to.include({ id, requests: 3, effects: 1, outcome: 'accepted' });
  });

  test('the ledger says how a refused write ended', async () => {
    const { path } = newReply(MARIE);
    await clinic.as('ana-ruiz').put(path, sampleReply(MARIE, { body: '' }));
    expect((await clinic.ledger())[0]).to.include({ effects: 0, outcome: 'invalid' });
  });

  test('GET on its address gives the answer to its author, and to nobody else', async () => {
    const { path } = newReply(MARIE);
    const ana = clinic.as('ana-ruiz');
    expect(refusalOf(await ana.get(path))).to.equal('404 not-known');
    const put = await ana.put(path, sampleReply(MARIE));
    expect((await ana.get(path)).body).to.deep.equal(put.body);
    expect(refusalOf(await clinic.as('sam-okafor').get(path))).to.equal('404 not-known');
  });

  test('an unticked Allow Response ends the conversation for the patient, not for the clinic', async () => {
    const reply = sampleReply(MARIE, { options: { allowResponse: false } });
    const answer = await clinic.as('ana-ruiz').put(newReply(MARIE).path, reply);
    const row = conversationIn(acceptedOf(answer).changes, MARIE.conversation);
    expect(row).to.include({ state: 'open', patientCanReply: false, patientMayAttach: false });
    const answered = await clinic.patient(MARIE.patient).writes(MARIE.conversation, 'But …');
    expect(refusalOf(answered)).to.equal('403 not-allowed');
  });

  test('whether the patient may attach follows the latest reply', async () => {
    const ana = clinic.as('ana-ruiz');
    for (const allowAttachments of [true, false]) {
      const reply = sampleReply(LUC, { options: { allowAttachments } });
      const { changes } = acceptedOf(await ana.put(newReply(LUC).path, reply));
      expect(conversationIn(changes, LUC.conversation).patientMayAttach).to.equal(allowAttachments);
    }
  });

  for (const of of [MARIE, OLUWASEUN]) {
    test(`who answers ${of.conversation}, which no person has, has it from then on`, async () => {
      const answer = await clinic.as('sam-okafor').put(newReply(of).path, sampleReply(of));
      const row = conversationIn(acceptedOf(answer).changes, of.conversation);
      expect(row.assignee).to.deep.equal({ kind: 'staff', id: 'sam-okafor' });
      expect(row.assignedBy).to.equal('sam-okafor');
      expect(answer.text).to.include('"kind":"assignment"');
    });
  }

  test('a reply to a colleague’s conversation leaves it with the colleague', async () => {
    const answer = await clinic.as('sam-okafor').put(newReply(LUC).path, sampleReply(LUC));
    const row = conversationIn(acceptedOf(answer).changes, LUC.conversation);
    expect(row.assignee).to.deep.equal({ kind: 'staff', id: 'ana-ruiz' });
    expect(answer.text).not.to.include('"kind":"assignment"');
  });

  test('a reply based on closed reopens', async () => {
    const reply = sampleReply(CHANTAL, { basedOn: { state: 'closed' } });
    const answer = await clinic.as('ana-ruiz').put(newReply(CHANTAL).path, reply);
    const row = conversationIn(acceptedOf(answer).changes, CHANTAL.conversation);
    expect(row).to.include({ state: 'open', closedAt: null, patientCanReply: true });
  });

  test('times rise strictly within a conversation', async () => {
    const ana = clinic.as('ana-ruiz');
    for (let count = 0; count < 5; count++) await ana.put(newReply(LUC).path, sampleReply(LUC));
    const { changes } = await ana.pull();
    const times = messagesIn(changes, LUC.conversation).map(({ sentAt }) => sentAt);
    expect(new Set(times).size).to.equal(7);
    expect(times).to.deep.equal(times.toSorted((a, b) => a - b));
  });

  test('a patient who may not be messaged is not, and the reason is given', async () => {
    const answer = await clinic.as('dana-lee').put(newReply(SUNITA).path, sampleReply(SUNITA));
    expect(refusalOf(answer)).to.equal('403 not-allowed');
    expect(answer.text).to.include('Please telephone.');
  });

  test('who may not bill may not send a fee code', async () => {
    const reply = sampleReply(MARIE, { options: { feeCode: 'A000A' } });
    const answers = [
      await clinic.as('sam-okafor').put(newReply(MARIE).path, reply),
      await clinic.as('ana-ruiz').put(newReply(MARIE).path, reply),
    ];
    expect(refusalOf(answers[0] as never)).to.equal('403 not-allowed');
    expect(answers[1]?.status).to.equal(201);
  });
});
