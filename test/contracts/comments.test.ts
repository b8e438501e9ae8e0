import { expect } from '@open-wc/testing';

import { AskingClinic, refusalOf, rowsOfKind } from './asking-clinic.js';
import {
  MARIE,
  newAssignment,
  newComment,
  newReply,
  sampleAssignment,
  sampleComment,
  sampleReply,
  workgroup,
} from './sample-reply.js';

suite('comments for the staff', () => {
  let clinic: AskingClinic;
  setup(() => {
    clinic = new AskingClinic();
  });

  const comment = (body = 'She called twice.') =>
    clinic.as('ana-ruiz').put(newComment(MARIE).path, sampleComment(body));

  test('are kept under the id of the write, with their author', async () => {
    const { id, path } = newComment(MARIE);
    const answer = await clinic.as('ana-ruiz').put(path, sampleComment('She called twice.'));
    expect(answer.status).to.equal(201);
    const [row] = rowsOfKind(answer, 'comment');
    expect(row).to.include({ id });
    expect(row?.value).to.include({ by: 'ana-ruiz', body: 'She called twice.' });
    expect(row?.value).to.include({ conversationId: MARIE.conversation });
  });

  test('are told to colleagues, and change the conversation in nothing', async () => {
    const sam = clinic.as('sam-okafor');
    const { cursor } = await sam.pull();
    await comment();
    expect((await sam.rows(cursor)).map(({ kind }) => kind)).to.deep.equal(['comment']);
  });

  test('hold nobody’s reply, and are held by nothing', async () => {
    const sam = clinic.as('sam-okafor');
    await comment();
    expect((await sam.put(newReply(MARIE).path, sampleReply(MARIE))).status).to.equal(201);
    await clinic.patient(MARIE.patient).writes(MARIE.conversation, 'One more thing.');
    expect((await comment()).status).to.equal(201);
  });

  test('once, however often they are sent', async () => {
    const { id, path } = newComment(MARIE);
    const ana = clinic.as('ana-ruiz');
    const statuses: number[] = [];
    for (let count = 0; count < 3; count++) {
      statuses.push((await ana.put(path, sampleComment('Once.'))).status);
    }
    expect(statuses).to.deep.equal([201, 200, 200]);
    const rows = (await ana.rows()).filter((row) => row.kind === 'comment' && row.id === id);
    expect(rows).to.have.length(1);
  });

  test('need the permission', async () => {
    await clinic.chooses({ permissions: { 'ana-ruiz': { comment: false } } });
    expect(refusalOf(await comment())).to.equal('403 not-allowed');
  });

  test('say something, and not endlessly', async () => {
    for (const body of [' \n', 'x'.repeat(5_001)])
      expect(refusalOf(await comment(body))).to.equal('422 invalid');
  });

  test('cannot take the id of one that came with an assignment', async () => {
    const { id, path } = newComment(MARIE);
    const body = sampleAssignment({
      to: workgroup('nurses'),
      seen: workgroup('front-desk'),
      comment: { id, body: 'Please.' },
    });
    await clinic.as('ana-ruiz').put(newAssignment(MARIE).path, body);
    const answer = await clinic.as('ana-ruiz').put(path, sampleComment('Please.'));
    expect(refusalOf(answer)).to.equal('409 id-reused');
  });

  test('cannot be withdrawn', async () => {
    const answer = await clinic.as('ana-ruiz').put(newComment(MARIE).path, { withdrawn: true });
    expect(refusalOf(answer)).to.equal('422 invalid');
  });

  test('that are gone arrive as a delete that names their conversation', async () => {
    const ana = clinic.as('ana-ruiz');
    const { cursor } = await ana.pull();
    await clinic.ask('DELETE', `conversations/${MARIE.conversation}/comments/c-001-n-1`);
    const [gone, ...others] = await ana.rows(cursor);
    expect(gone).to.deep.include({ kind: 'comment', op: 'delete', id: 'c-001-n-1' });
    expect(gone).to.have.property('conversationId', MARIE.conversation);
    expect(others).to.deep.equal([]);
    await clinic.shows(MARIE.conversation, ['ana-ruiz']);
    expect((await ana.rows()).map(({ id }) => id)).not.to.include('c-001-n-1');
  });

  test('go with their conversation', async () => {
    const { path } = newComment(MARIE);
    const ana = clinic.as('ana-ruiz');
    const { cursor } = await ana.pull();
    await ana.put(path, sampleComment('Gone.'));
    await clinic.ask('DELETE', `conversations/${MARIE.conversation}`);
    expect((await ana.rows(cursor)).map(({ op }) => op)).to.deep.equal(['delete']);
    expect(rowsOfKind(await ana.put(path, sampleComment('Gone.')), 'comment')).to.deep.equal([]);
  });
});
