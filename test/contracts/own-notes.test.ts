import { expect } from '@open-wc/testing';

import { AskingClinic, refusalOf, rowsOfKind, type AskingStaff } from './asking-clinic.js';
import { LUC } from './sample-reply.js';

suite('what I did with an unread notice', () => {
  let clinic: AskingClinic;
  let ana: AskingStaff;
  setup(() => {
    clinic = new AskingClinic();
    ana = clinic.as('ana-ruiz');
  });

  const mark = (given: object = {}, id: string = crypto.randomUUID()) =>
    ana.put(`notice-marks/${id}`, { messageId: LUC.last, state: 'done', ...given });
  const marks = async (staffId: string) =>
    (await clinic.as(staffId).rows()).filter(({ kind }) => kind === 'notice-mark');

  test('is a row that its message names', async () => {
    const answer = await mark();
    expect(answer.status).to.equal(201);
    const [row] = rowsOfKind(answer, 'notice-mark');
    expect(row?.id).to.equal(LUC.last);
    expect(row?.value).to.deep.equal({ messageId: LUC.last, state: 'done' });
  });

  test('travels to my other devices, and to nobody else’s', async () => {
    const sam = clinic.as('sam-okafor');
    const [mine, theirs] = [await ana.pull(), await sam.pull()];
    await mark();
    expect((await ana.rows(mine.cursor)).map(({ kind }) => kind)).to.deep.equal(['notice-mark']);
    expect(await sam.rows(theirs.cursor)).to.deep.equal([]);
    expect(await marks('ana-ruiz')).to.have.length(1);
    expect(await marks('sam-okafor')).to.deep.equal([]);
  });

  test('is the latest of what I did', async () => {
    const until = '2026-11-25T10:00:00.000Z';
    const later = rowsOfKind(await mark({ state: 'later', until }), 'notice-mark');
    expect(later[0]?.value).to.include({ state: 'later', until });
    const done = rowsOfKind(await mark(), 'notice-mark');
    expect(done[0]?.value).not.to.have.property('until');
    expect(done[0]?.version).to.be.greaterThan(later[0]?.version ?? Infinity);
    expect(await marks('ana-ruiz')).to.have.length(1);
  });

  test('is answered the same again', async () => {
    const id = crypto.randomUUID();
    const first = await mark({}, id);
    expect(await mark({}, id)).to.include({ status: 200, text: first.text });
    expect((await ana.get(`notice-marks/${id}`)).text).to.equal(first.text);
  });

  test('of a message that is not there, or not shown to me, is gone', async () => {
    expect(refusalOf(await mark({ messageId: 'nothing' }))).to.equal('404 gone');
    await clinic.shows(LUC.conversation, ['sam-okafor']);
    expect(refusalOf(await mark())).to.equal('404 gone');
  });

  test('is done or later, and nothing else', async () => {
    expect(refusalOf(await mark({ state: 'never' }))).to.equal('400 invalid');
    expect(refusalOf(await mark({ until: 'tomorrow' }))).to.equal('400 invalid');
  });
});

suite('audit events', () => {
  let clinic: AskingClinic;
  setup(() => {
    clinic = new AskingClinic();
  });

  const event = {
    kind: 'opened',
    conversationId: LUC.conversation,
    at: '2026-11-22T10:00:00.000Z',
    device: 'd-1',
  };
  const tell = (given: object = {}, id: string = crypto.randomUUID()) =>
    clinic.as('ana-ruiz').put(`audit-events/${id}`, { ...event, ...given });
  const recorded = async () => {
    const { body } = await clinic.ask('GET', 'audit-events');
    return (body as { events: { id: string; acceptedAt: string }[] }).events;
  };

  test('are recorded with who told them, and answered without rows', async () => {
    const id = crypto.randomUUID();
    const answer = await tell({}, id);
    expect(answer.status).to.equal(201);
    const [first] = await recorded();
    expect(first).to.include({ ...event, id, actor: 'ana-ruiz' });
    expect(answer.body).to.deep.equal({ id, acceptedAt: first?.acceptedAt });
  });

  test('are recorded once, and never changed', async () => {
    const id = crypto.randomUUID();
    await tell({}, id);
    expect((await tell({}, id)).status).to.equal(200);
    expect(refusalOf(await tell({ kind: 'wiped' }, id))).to.equal('409 id-reused');
    expect(await recorded()).to.have.length(1);
  });

  test('need no conversation, and outlive it', async () => {
    const { conversationId: _, ...unlocking } = event;
    await clinic.as('ana-ruiz').put(`audit-events/${crypto.randomUUID()}`, unlocking);
    await tell();
    await clinic.ask('DELETE', `conversations/${LUC.conversation}`);
    expect((await tell()).status).to.equal(201);
    expect(await recorded()).to.have.length(3);
  });

  test('keep no words of anybody', async () => {
    await tell({ body: 'swordfish' });
    expect(refusalOf(await tell({ kind: 'two words' }))).to.equal('400 invalid');
    const { text } = await clinic.ask('GET', 'audit-events');
    expect(text).not.to.include('swordfish');
  });
});
