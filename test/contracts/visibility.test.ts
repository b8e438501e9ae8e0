import { expect } from '@open-wc/testing';

import { AskingClinic, conversationIn, pageOf, refusalOf } from './asking-clinic.js';
import {
  MARIE,
  newAssignment,
  newComment,
  newReply,
  sampleAssignment,
  sampleComment,
  sampleReply,
  staff,
  workgroup,
} from './sample-reply.js';

suite('a conversation that not everybody may open', () => {
  let clinic: AskingClinic;
  setup(() => {
    clinic = new AskingClinic();
  });

  const hide = () => clinic.shows(MARIE.conversation, ['ana-ruiz', 'dana-lee']);

  test('arrives as a delete for who may no longer see it, and for nobody else', async () => {
    const [sam, ana] = [clinic.as('sam-okafor'), clinic.as('ana-ruiz')];
    const [forSam, forAna] = [await sam.pull(), await ana.pull()];
    await hide();
    const rows = await sam.rows(forSam.cursor);
    expect(rows.map(({ op, id }) => `${op} ${id}`)).to.deep.equal(['delete c-001']);
    expect(conversationIn((await ana.pull(forAna.cursor)).changes, 'c-001').state).to.equal('open');
  });

  test('is not in the full pull, and not counted there', async () => {
    const sam = clinic.as('sam-okafor');
    const { total = 0 } = pageOf(await sam.get('changes'));
    await hide();
    const { text, ...after } = await sam.get('changes');
    expect(pageOf({ text, ...after }).total).to.equal(total - 1);
    expect(text).not.to.include(MARIE.conversation);
  });

  test('tells who may not see it nothing of what happens in it', async () => {
    await hide();
    const sam = clinic.as('sam-okafor');
    const { cursor } = await sam.pull();
    await clinic.patient(MARIE.patient).writes(MARIE.conversation, 'Hello?');
    await clinic.as('ana-ruiz').put(newComment(MARIE).path, sampleComment('Private.'));
    expect(await sam.rows(cursor)).to.deep.equal([]);
  });

  test('is as good as gone for their reading and writing', async () => {
    await hide();
    const sam = clinic.as('sam-okafor');
    const answers = [
      await sam.get(`conversations/${MARIE.conversation}`),
      await sam.put(newReply(MARIE).path, sampleReply(MARIE)),
      await sam.put(newComment(MARIE).path, sampleComment('Hello?')),
    ];
    expect(answers.map(refusalOf)).to.deep.equal(['404 gone', '404 gone', '404 gone']);
  });

  test('a write that was accepted before stays accepted, and brings none of it', async () => {
    const sam = clinic.as('sam-okafor');
    const { path } = newReply(MARIE);
    await sam.put(path, sampleReply(MARIE));
    await hide();
    const again = await sam.put(path, sampleReply(MARIE));
    expect(again.status).to.equal(200);
    expect((again.body as { changes: unknown[] }).changes).to.deep.equal([]);
  });

  test('comes whole, at higher versions, to whom it is shown again', async () => {
    const sam = clinic.as('sam-okafor');
    const before = await sam.pull();
    await hide();
    const [gone] = await sam.rows(before.cursor);
    const { cursor } = await sam.pull();
    await clinic.shows(MARIE.conversation);
    const rows = await sam.rows(cursor);
    const all = (await sam.rows()).filter(({ id }) => id.startsWith(MARIE.conversation));
    expect(rows.map(({ id }) => id)).to.have.members(all.map(({ id }) => id));
    const versions = rows.map(({ version }) => version);
    expect(Math.min(...versions)).to.be.greaterThan(gone?.version ?? Infinity);
  });

  test('can be given only to those who may open it, and to groups of which all may', async () => {
    await hide();
    const { changes } = await clinic.as('ana-ruiz').pull();
    const raw = (await clinic.as('ana-ruiz').rows()).find(({ id }) => id === MARIE.conversation);
    expect(conversationIn(changes, MARIE.conversation).state).to.equal('open');
    expect(raw?.value?.['assigneeChoices']).to.deep.equal([
      workgroup('nurses'),
      staff('ana-ruiz'),
      staff('dana-lee'),
    ]);
    for (const to of [staff('sam-okafor'), workgroup('refills')]) {
      const body = sampleAssignment({ to, seen: workgroup('front-desk') });
      const answer = await clinic.as('ana-ruiz').put(newAssignment(MARIE).path, body);
      expect(refusalOf(answer)).to.equal('422 invalid');
    }
  });
});
