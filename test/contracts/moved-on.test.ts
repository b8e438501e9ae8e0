import { expect } from '@open-wc/testing';

import { parseProblem } from '../../src/sync/contract.js';
import { AskingClinic, messagesIn, refusalOf } from './asking-clinic.js';
import {
  CHANTAL,
  LUC,
  MARIE,
  newReadMark,
  newReply,
  sampleReadMark,
  sampleReply,
} from './sample-reply.js';

suite('a conversation that moved on', () => {
  let clinic: AskingClinic;
  setup(() => {
    clinic = new AskingClinic();
  });

  test('holds a reply when the patient wrote meanwhile, and brings what they wrote', async () => {
    await clinic.patient(MARIE.patient).writes(MARIE.conversation, 'Never mind, I found a box.');
    const answer = await clinic.as('ana-ruiz').put(newReply(MARIE).path, sampleReply(MARIE));
    expect(refusalOf(answer)).to.equal('409 moved-on');
    const news = messagesIn(parseProblem(answer.body).changes, MARIE.conversation);
    expect(news.map(({ body }) => body)).to.deep.equal(['Never mind, I found a box.']);
  });

  test('stores nothing of a held reply', async () => {
    await clinic.patient(MARIE.patient).writes(MARIE.conversation, 'Wait!');
    await clinic.as('ana-ruiz').put(newReply(MARIE).path, sampleReply(MARIE));
    const { text } = await clinic.patient(MARIE.patient).reads();
    expect(text).not.to.include('It is ready.');
  });

  test('takes the held reply under the same id once it is based on the newest message', async () => {
    const { id, path } = newReply(MARIE);
    const ana = clinic.as('ana-ruiz');
    await clinic.patient(MARIE.patient).writes(MARIE.conversation, 'Wait!');
    const held = await ana.put(path, sampleReply(MARIE));
    const seen = messagesIn(parseProblem(held.body).changes, MARIE.conversation).at(-1);
    const asItIs = sampleReply(MARIE, { basedOn: { messageId: seen?.id ?? null } });
    expect((await ana.put(path, asItIs)).status).to.equal(201);
    expect((await clinic.ledger())[0]).to.include({ id, requests: 2, effects: 1 });
  });

  test('holds a reply when a colleague answered', async () => {
    await clinic.as('sam-okafor').put(newReply(MARIE).path, sampleReply(MARIE));
    const answer = await clinic.as('ana-ruiz').put(newReply(MARIE).path, sampleReply(MARIE));
    expect(refusalOf(answer)).to.equal('409 moved-on');
  });

  test('lets replies that were queued one after another by the same person pass', async () => {
    const ana = clinic.as('ana-ruiz');
    const statuses = [
      (await ana.put(newReply(MARIE).path, sampleReply(MARIE))).status,
      (await ana.put(newReply(MARIE).path, sampleReply(MARIE))).status,
    ];
    expect(statuses).to.deep.equal([201, 201]);
  });

  test('holds a reply based on open when a colleague closed', async () => {
    await clinic.closes(LUC.conversation, 'sam-okafor');
    const answer = await clinic.as('ana-ruiz').put(newReply(LUC).path, sampleReply(LUC));
    expect(refusalOf(answer)).to.equal('409 moved-on');
  });

  test('lets a reply pass when its author closed', async () => {
    await clinic.closes(LUC.conversation, 'ana-ruiz');
    const answer = await clinic.as('ana-ruiz').put(newReply(LUC).path, sampleReply(LUC));
    expect(answer.status).to.equal(201);
  });

  test('lets a second reply pass that was also written to the closed conversation', async () => {
    const ana = clinic.as('ana-ruiz');
    const reply = sampleReply(CHANTAL, { basedOn: { state: 'closed' } });
    await ana.put(newReply(CHANTAL).path, reply);
    expect((await ana.put(newReply(CHANTAL).path, reply)).status).to.equal(201);
  });

  test('does not count that somebody read', async () => {
    await clinic.as('sam-okafor').put(newReadMark(MARIE).path, sampleReadMark(MARIE.last));
    const answer = await clinic.as('ana-ruiz').put(newReply(MARIE).path, sampleReply(MARIE));
    expect(answer.status).to.equal(201);
  });

  test('holds a reply that is based on nothing while there are messages', async () => {
    const reply = sampleReply(MARIE, { basedOn: { messageId: null } });
    const answer = await clinic.as('ana-ruiz').put(newReply(MARIE).path, reply);
    expect(refusalOf(answer)).to.equal('409 moved-on');
  });
});
