import { expect } from '@open-wc/testing';

import { addComment } from '../../src/commands/add-comment.js';
import { assignConversation } from '../../src/commands/assign-conversation.js';
import { closeConversation } from '../../src/commands/close-conversation.js';
import { markRead } from '../../src/commands/mark-read.js';
import { reopenConversation } from '../../src/commands/reopen-conversation.js';
import { saveDraft } from '../../src/commands/save-draft.js';
import { sendHeldAsIs } from '../../src/commands/send-held-as-is.js';
import { sendReply } from '../../src/commands/send-reply.js';
import { withdrawReply } from '../../src/commands/withdraw-reply.js';
import { changedSince } from '../../src/model/changed-since.js';
import type { Assignee } from '../../src/model/conversation.js';
import { watchComments } from '../../src/store/comment-queries.js';
import { readDraft } from '../../src/store/drafts.js';
import { watchCounts, watchList } from '../../src/store/inbox-queries.js';
import { entryOf } from '../../src/store/outbox.js';
import type {
  CommentView,
  ConversationList,
  Counts,
  PendingAssignment,
} from '../../src/store/views.js';
import { openClinic, type Desk, type TestClinic } from '../support/clinic-desk.js';
import { DEFAULT_OPTIONS } from '../support/server-rows.js';
import { deleteTestStores, firstView } from '../support/test-store.js';

const ANA: Assignee = { kind: 'staff', id: 'ana-ruiz' };
const SAM: Assignee = { kind: 'staff', id: 'sam-okafor' };
const DANA: Assignee = { kind: 'staff', id: 'dana-lee' };

interface Team {
  readonly clinic: TestClinic;
  readonly ana: Desk;
  readonly sam: Desk;
  /** A conversation that is Ana’s. */
  readonly id: string;
}

async function openTeam(): Promise<Team> {
  const clinic = openClinic();
  const ana = await clinic.desk('ana-ruiz');
  const sam = await clinic.desk('sam-okafor');
  const mine = await firstView<ConversationList>((next, fail) =>
    watchList(ana.store, { view: 'mine', limit: 1 }, next, fail),
  );
  return { clinic, ana, sam, id: mine.rows[0]?.id ?? '' };
}

/** As from the screen: based on what this person sees. */
async function assign(desk: Desk, id: string, to: Assignee | null, comment = ''): Promise<string> {
  const { basedOn } = await desk.view(id);
  return assignConversation(desk.store, { conversationId: id, to, comment, basedOn });
}

async function reply(desk: Desk, id: string, body: string): Promise<string> {
  const { basedOn } = await desk.view(id);
  const words = { conversationId: id, body, options: DEFAULT_OPTIONS, undoMs: 0 };
  return sendReply(desk.store, { ...words, basedOn });
}

function comments({ store }: Desk, id: string): Promise<readonly CommentView[]> {
  return firstView((next, fail) => watchComments(store, id, next, fail));
}

function counts({ store }: Desk): Promise<Counts> {
  return firstView((next, fail) => watchCounts(store, next, fail));
}

async function stateOf({ store }: Desk, entryId: string): Promise<string | undefined> {
  return (await entryOf(store.db, entryId))?.state;
}

async function assigneeFor(desk: Desk, id: string): Promise<string | undefined> {
  return (await desk.view(id)).assignee?.id;
}

async function pendingAssignment(desk: Desk, id: string): Promise<PendingAssignment> {
  const { pending } = await desk.view(id);
  const found = pending.find((work) => work.kind === 'assignment');
  if (found === undefined) throw new Error('No assignment is pending.');
  return found;
}

suite('two people with one inbox', () => {
  teardown(deleteTestStores);

  test('an assignment comes with its comment, and the patient sees not a byte of it', async () => {
    const { clinic, ana, sam, id } = await openTeam();
    const before = await clinic.patientSees(id);
    await assign(ana, id, SAM, 'Could you call her?');
    await ana.push();
    await sam.pull();
    expect(await assigneeFor(sam, id)).to.equal('sam-okafor');
    const last = (await comments(sam, id)).at(-1);
    expect([last?.body, last?.authorName, last?.mine]).to.deep.equal([
      'Could you call her?',
      'Ana Ruiz',
      false,
    ]);
    expect(await clinic.patientSees(id)).to.equal(before);
  });

  test('once accepted the comment is one and not queued any more', async () => {
    const { ana, id } = await openTeam();
    const known = (await comments(ana, id)).length;
    await assign(ana, id, SAM, 'Could you call her?');
    await ana.push();
    const shown = await comments(ana, id);
    expect(shown.length).to.equal(known + 1);
    expect(shown.at(-1)?.delivery).to.equal(null);
  });

  test('both re-assign without a connection: the second is held, and says who has it', async () => {
    const { ana, sam, id } = await openTeam();
    const first = await assign(sam, id, SAM);
    const second = await assign(ana, id, DANA);
    await sam.push();
    await ana.push();
    expect(await stateOf(sam, first)).to.equal('accepted');
    expect(await stateOf(ana, second)).to.equal('held');
    const { to, tookBy, tookAt, mustWithdraw } = await pendingAssignment(ana, id);
    expect([to?.name, tookBy?.name, mustWithdraw]).to.deep.equal(['Dana Lee', 'Sam Okafor', true]);
    expect(tookAt).to.equal(ana.store.now());
    expect(await assigneeFor(ana, id)).to.equal('sam-okafor');
  });

  test('a held assignment goes as it is, on what is seen now', async () => {
    const { ana, sam, id } = await openTeam();
    const held = await assign(ana, id, DANA, 'Hers after all.');
    await assign(sam, id, SAM);
    await sam.push();
    await ana.push();
    const { basedOn } = await ana.view(id);
    expect(basedOn.assignee).to.deep.equal(SAM);
    await sendHeldAsIs(ana.store, held, basedOn);
    expect(await assigneeFor(ana, id)).to.equal('dana-lee');
    await ana.push();
    expect(await stateOf(ana, held)).to.equal('accepted');
    await sam.pull();
    expect(await assigneeFor(sam, id)).to.equal('dana-lee');
    expect((await comments(sam, id)).at(-1)?.body).to.equal('Hers after all.');
  });

  test('a held assignment is discarded by asking the clinic, which keeps what it has', async () => {
    const { ana, sam, id } = await openTeam();
    const held = await assign(ana, id, DANA, 'Hers after all.');
    await assign(sam, id, SAM);
    await sam.push();
    await ana.push();
    await withdrawReply(ana.store, held, 'discard');
    await ana.push();
    expect(await stateOf(ana, held)).to.equal('withdrawn');
    expect(await assigneeFor(ana, id)).to.equal('sam-okafor');
    await sam.pull();
    expect((await comments(sam, id)).map(({ body }) => body)).not.to.include('Hers after all.');
  });

  test('an assignment and a reply leave in the order in which they were given', async () => {
    const { ana, id } = await openTeam();
    await assign(ana, id, SAM);
    await reply(ana, id, 'Sam will call you.');
    expect(await assigneeFor(ana, id)).to.equal('sam-okafor');
    await ana.push();
    expect(ana.backend.writes.map(({ kind }) => kind)).to.deep.equal(['assignment', 'reply']);
    expect(await assigneeFor(ana, id)).to.equal('sam-okafor');
  });

  test('a reply waits behind a held assignment, a comment does not', async () => {
    const { ana, sam, id } = await openTeam();
    await assign(ana, id, DANA);
    const words = await reply(ana, id, 'Dr. Lee will answer.');
    const said = await addComment(ana.store, { conversationId: id, body: 'Gave it to Dana.' });
    await assign(sam, id, SAM);
    await sam.push();
    await ana.push();
    expect(await stateOf(ana, words)).to.equal('waiting');
    expect(await stateOf(ana, said)).to.equal('accepted');
  });

  test('a queued reply is not held because a colleague re-assigned, and its author is told', async () => {
    const { ana, sam, id } = await openTeam();
    const { basedOn } = await ana.view(id);
    const words = await reply(ana, id, 'Your form is ready.');
    await assign(sam, id, SAM);
    await sam.push();
    await ana.pull();
    expect(changedSince(basedOn, await ana.view(id))).to.deep.equal({
      by: 'sam-okafor',
      kind: 'assigned',
    });
    await ana.push();
    expect(await stateOf(ana, words)).to.equal('accepted');
    expect(await assigneeFor(ana, id)).to.equal('sam-okafor');
  });

  test('two replies without a connection: the second is held', async () => {
    const { ana, sam, id } = await openTeam();
    const first = await reply(sam, id, 'Sam here.');
    const second = await reply(ana, id, 'Ana here.');
    await sam.push();
    await ana.push();
    expect([await stateOf(sam, first), await stateOf(ana, second)]).to.deep.equal([
      'accepted',
      'held',
    ]);
  });

  test('a colleague’s doings never touch a draft, which knows what its author saw', async () => {
    const { clinic, ana, sam, id } = await openTeam();
    const { basedOn } = await ana.view(id);
    const typed = { conversationId: id, text: 'Dear', basedOn, seen: undefined };
    const { savedAt } = await saveDraft(ana.store, typed);
    clinic.clock.advance(1_000);
    await reply(sam, id, 'Sam here.');
    await assign(sam, id, SAM);
    await sam.push();
    await ana.pull();
    const draft = await readDraft(ana.store, id);
    expect(draft).to.deep.equal({ text: 'Dear', basedOn, savedAt });
    expect(changedSince(draft?.basedOn, await ana.view(id))).to.deep.equal({
      by: 'sam-okafor',
      kind: 'staff-replied',
    });
    await clinic.patientWrites(id, 'One more thing.');
    await ana.pull();
    expect(changedSince(draft?.basedOn, await ana.view(id))?.kind).to.equal('patient-wrote');
  });

  test('what I close or reopen myself while I write is no news, what a colleague does is', async () => {
    const { clinic, ana, sam, id } = await openTeam();
    const { basedOn } = await ana.view(id);
    const since = async (): Promise<string | undefined> =>
      changedSince(basedOn, await ana.view(id))?.kind;
    await closeConversation(ana.store, { conversationId: id, basedOn });
    await ana.push();
    const closed = await ana.view(id);
    expect([closed.basedOn.state, await since()]).to.deep.equal(['closed', undefined]);
    await sam.pull();
    await reopenConversation(sam.store, { conversationId: id, basedOn: closed.basedOn });
    await sam.push();
    clinic.clock.advance(60_000);
    await closeConversation(sam.store, { conversationId: id, basedOn });
    await sam.push();
    await ana.pull();
    expect(await since()).to.equal('closed');
  });

  test('what was given to me is marked until I open it, wherever it is counted', async () => {
    const { clinic, ana, sam, id } = await openTeam();
    const before = await counts(sam);
    clinic.clock.advance(1_000);
    await assign(ana, id, SAM);
    await ana.push();
    await sam.pull();
    expect((await counts(sam)).assignedToMe).to.equal(before.assignedToMe + 1);
    const { messages, newToMe } = await sam.view(id);
    expect(newToMe).to.equal(true);
    const newest = messages.at(-1);
    await markRead(sam.store, id, { id: newest?.id ?? '', sentAt: newest?.sentAt ?? 0 });
    expect((await counts(sam)).assignedToMe).to.equal(before.assignedToMe);
    await sam.push();
    await sam.pull();
    expect((await counts(sam)).assignedToMe).to.equal(before.assignedToMe);
  });

  test('a release leaves it to anybody, and who takes it has it', async () => {
    const { ana, sam, id } = await openTeam();
    await assign(ana, id, null);
    await ana.push();
    await sam.pull();
    expect((await sam.view(id)).assignee).to.equal(null);
    await assign(sam, id, SAM);
    await sam.push();
    await ana.pull();
    expect(await assigneeFor(ana, id)).to.equal('sam-okafor');
    expect((await ana.view(id)).assignments.slice(-2).map(({ byName }) => byName)).to.deep.equal([
      'Ana Ruiz',
      'Sam Okafor',
    ]);
  });

  test('taking what another took at the same time is held for the second', async () => {
    const { ana, sam, id } = await openTeam();
    await assign(ana, id, null);
    await ana.push();
    await sam.pull();
    await assign(sam, id, SAM);
    const late = await assign(ana, id, ANA);
    await sam.push();
    await ana.push();
    expect(await stateOf(ana, late)).to.equal('held');
  });
});
