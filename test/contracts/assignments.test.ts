import { expect } from '@open-wc/testing';

import {
  AskingClinic,
  acceptedOf,
  conversationIn,
  refusalOf,
  rowsOfKind,
  type Heard,
} from './asking-clinic.js';
import {
  LUC,
  MARIE,
  newAssignment,
  newReply,
  OLUWASEUN,
  sampleAssignment,
  sampleReply,
  staff,
  workgroup,
} from './sample-reply.js';

const FRONT_DESK = workgroup('front-desk');
const NURSES = workgroup('nurses');
const ANA = staff('ana-ruiz');
const DANA = staff('dana-lee');
const WITHDRAW = { withdrawn: true };

suite('assigning', () => {
  let clinic: AskingClinic;
  setup(() => {
    clinic = new AskingClinic();
  });

  type Assigning = Partial<Parameters<typeof sampleAssignment>[0]>;
  const assign = (given: Assigning = {}, { of = MARIE, by = 'ana-ruiz' } = {}) => {
    const body = sampleAssignment({ to: NURSES, seen: FRONT_DESK, ...given });
    return clinic.as(by).put(newAssignment(of).path, body);
  };
  const assigneeIn = (answer: Heard, of = MARIE) =>
    conversationIn(acceptedOf(answer).changes, of.conversation).assignee;

  test('gives the conversation to another, and says who did', async () => {
    const answer = await assign();
    expect(answer.status).to.equal(201);
    const row = conversationIn(acceptedOf(answer).changes, MARIE.conversation);
    expect(row.assignee).to.deep.equal(NURSES);
    expect(row.assignedBy).to.equal('ana-ruiz');
  });

  test('keeps from whom, to whom and by whom under the id of the write', async () => {
    const { id, path } = newAssignment(MARIE);
    const body = sampleAssignment({ to: DANA, seen: FRONT_DESK });
    const [row] = rowsOfKind(await clinic.as('ana-ruiz').put(path, body), 'assignment');
    expect(row?.id).to.equal(id);
    expect(row?.value).to.deep.include({ from: FRONT_DESK, to: DANA, by: 'ana-ruiz' });
  });

  test('its comment comes with it, and each names the other', async () => {
    const comment = { id: crypto.randomUUID(), body: 'She prefers mornings.' };
    const answer = await assign({ comment });
    const [assignment] = rowsOfKind(answer, 'assignment');
    const [row] = rowsOfKind(answer, 'comment');
    expect(assignment?.value).to.include({ commentId: comment.id });
    expect(row).to.include({ id: comment.id });
    expect(row?.value).to.include({ body: comment.body, assignmentId: assignment?.id });
  });

  test('of what nobody has is a claim', async () => {
    const answer = await assign({ to: ANA, seen: null }, { of: OLUWASEUN });
    expect(assigneeIn(answer, OLUWASEUN)).to.deep.equal(ANA);
  });

  test('to null releases, in a row with an id of the server’s', async () => {
    const { id, path } = newAssignment(LUC);
    const body = sampleAssignment({ to: null, seen: ANA });
    const answer = await clinic.as('ana-ruiz').put(path, body);
    expect(assigneeIn(answer, LUC)).to.equal(null);
    const [row] = rowsOfKind(answer, 'assignment');
    expect(row?.value).to.deep.include({ from: ANA, to: null });
    expect(row?.id).not.to.equal(id);
  });

  test('tells the patient nothing and changes nothing that they see', async () => {
    const before = await clinic.patient(MARIE.patient).reads();
    await assign({ comment: { id: crypto.randomUUID(), body: 'She prefers mornings.' } });
    expect((await clinic.patient(MARIE.patient).reads()).text).to.equal(before.text);
  });

  test('is told to colleagues', async () => {
    const dana = clinic.as('dana-lee');
    const { cursor } = await dana.pull();
    await assign();
    const kinds = (await dana.rows(cursor)).map(({ kind }) => kind);
    expect(kinds).to.deep.equal(['conversation', 'assignment']);
  });

  test('is held when somebody re-assigned meanwhile, and brings who has it', async () => {
    await assign({ to: DANA }, { by: 'sam-okafor' });
    const answer = await assign();
    expect(refusalOf(answer)).to.equal('409 moved-on');
    const [row] = rowsOfKind(answer, 'conversation');
    expect(row?.value).to.deep.include({ assignee: DANA, assignedBy: 'sam-okafor' });
  });

  test('is held when a colleague’s reply took the conversation over', async () => {
    await clinic.as('sam-okafor').put(newReply(MARIE).path, sampleReply(MARIE));
    expect(refusalOf(await assign())).to.equal('409 moved-on');
  });

  test('stores nothing of what is held, its comment neither', async () => {
    await assign({ to: DANA }, { by: 'sam-okafor' });
    const { cursor } = await clinic.as('ana-ruiz').pull();
    await assign({ comment: { id: crypto.randomUUID(), body: 'Held.' } });
    expect(await clinic.as('ana-ruiz').rows(cursor)).to.deep.equal([]);
  });

  test('passes after the author’s own reply and own assignment', async () => {
    await clinic.as('ana-ruiz').put(newReply(MARIE).path, sampleReply(MARIE));
    expect((await assign({ to: DANA })).status).to.equal(201);
    expect((await assign()).status).to.equal(201);
  });

  test('is not held by what the patient writes, nor by a closing', async () => {
    await clinic.patient(MARIE.patient).writes(MARIE.conversation, 'One more thing.');
    await clinic.closes(MARIE.conversation, 'sam-okafor');
    expect((await assign()).status).to.equal(201);
  });

  test('does not hold a reply', async () => {
    await assign({ to: DANA }, { by: 'sam-okafor' });
    const reply = await clinic.as('ana-ruiz').put(newReply(MARIE).path, sampleReply(MARIE));
    expect(reply.status).to.equal(201);
  });

  test('needs the permission, and its comment one more', async () => {
    await clinic.chooses({ permissions: { 'ana-ruiz': { assign: false } } });
    expect(refusalOf(await assign())).to.equal('403 not-allowed');
    await clinic.chooses({ permissions: { 'ana-ruiz': { assign: true, comment: false } } });
    const comment = { id: crypto.randomUUID(), body: 'Please.' };
    expect(refusalOf(await assign({ comment }))).to.equal('403 not-allowed');
    expect((await assign()).status).to.equal(201);
  });

  test('to nobody of the clinic is refused', async () => {
    for (const to of [staff('nobody'), workgroup('nobody'), staff('nurses')])
      expect(refusalOf(await assign({ to }))).to.equal('422 invalid');
  });

  test('cannot bring a comment that is there already', async () => {
    const comment = { id: 'c-001-n-1', body: 'Again.' };
    expect(refusalOf(await assign({ comment }))).to.equal('409 id-reused');
  });

  test('can be withdrawn before it arrives', async () => {
    const { path } = newAssignment(MARIE);
    const ana = clinic.as('ana-ruiz');
    expect((await ana.put(path, WITHDRAW)).status).to.equal(201);
    const late = await ana.put(path, sampleAssignment({ to: NURSES, seen: FRONT_DESK }));
    expect(refusalOf(late)).to.equal('409 withdrawn');
  });

  test('sent again, it is answered as before and assigns once', async () => {
    const { path } = newAssignment(MARIE);
    const ana = clinic.as('ana-ruiz');
    const body = sampleAssignment({ to: NURSES, seen: FRONT_DESK });
    await ana.put(path, body);
    await assign({ to: DANA, seen: NURSES }, { by: 'sam-okafor' });
    const again = await ana.put(path, body);
    expect(again.status).to.equal(200);
    expect(assigneeIn(again)).to.deep.equal(DANA);
  });
});
