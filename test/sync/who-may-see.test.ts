import { expect } from '@open-wc/testing';

import { addComment } from '../../src/commands/add-comment.js';
import { saveCommentDraft } from '../../src/commands/save-comment-draft.js';
import { watchAssignChoices } from '../../src/store/assign-queries.js';
import { readCommentDraft } from '../../src/store/comment-drafts.js';
import { watchComments } from '../../src/store/comment-queries.js';
import { watchList, watchNeedsDecision } from '../../src/store/inbox-queries.js';
import type {
  AssignChoices,
  CommentView,
  ConversationList,
  InboxRow,
} from '../../src/store/views.js';
import { openClinic, type Desk } from '../support/clinic-desk.js';
import { deleteTestStores, firstView } from '../support/test-store.js';

/** Its patient is one about whom colleagues have commented. */
const ID = 'c-001';

function comments({ store }: Desk): Promise<readonly CommentView[]> {
  return firstView((next, fail) => watchComments(store, ID, next, fail));
}

function choices({ store }: Desk): Promise<AssignChoices> {
  return firstView((next, fail) => watchAssignChoices(store, ID, next, fail));
}

async function isListed({ store }: Desk): Promise<boolean> {
  const list = await firstView<ConversationList>((next, fail) =>
    watchList(store, { view: 'open', limit: 500 }, next, fail),
  );
  return list.rows.some(({ id }) => id === ID);
}

suite('a conversation that not everybody may open', () => {
  teardown(deleteTestStores);

  test('is offered only to those who may, and to workgroups all of whom may', async () => {
    const clinic = openClinic();
    const ana = await clinic.desk('ana-ruiz');
    const offered = async (): Promise<Set<string>> => {
      const { bubbles, workgroups, staff } = await choices(ana);
      return new Set([...bubbles, ...workgroups, ...staff].map(({ id }) => id));
    };
    expect((await offered()).size).to.equal(6);
    await clinic.showTo(ID, ['ana-ruiz', 'dana-lee']);
    await ana.pull();
    expect(await offered()).to.deep.equal(new Set(['ana-ruiz', 'dana-lee', 'nurses']));
  });

  test('leaves with all its comments, and comes back with them', async () => {
    const clinic = openClinic();
    const sam = await clinic.desk('sam-okafor');
    const before = await comments(sam);
    expect(before.length).to.equal(2);
    await clinic.showTo(ID, ['ana-ruiz']);
    await sam.pull();
    expect(await isListed(sam)).to.equal(false);
    expect(
      await sam.store.db.comments
        .where('id')
        .equals(before[0]?.id ?? '')
        .count(),
    ).to.equal(0);
    await clinic.showTo(ID);
    await sam.pull();
    expect(await isListed(sam)).to.equal(true);
    expect(await comments(sam)).to.deep.equal(before);
  });

  test('keeps what somebody still had to say about it where they see it: refused, and as a draft', async () => {
    const clinic = openClinic();
    const sam = await clinic.desk('sam-okafor');
    await addComment(sam.store, { conversationId: ID, body: 'She called again.' });
    await saveCommentDraft(sam.store, { conversationId: ID, text: 'And', seen: undefined });
    await clinic.showTo(ID, ['ana-ruiz']);
    await sam.pull();
    await sam.push();
    const rows = await firstView<readonly InboxRow[]>((next, fail) =>
      watchNeedsDecision(sam.store, next, fail),
    );
    expect(rows.map((row) => [row.id, row.delivery?.lastError?.reason])).to.deep.equal([
      [ID, 'gone'],
    ]);
    expect((await comments(sam)).map(({ body }) => body)).to.deep.equal(['She called again.']);
    expect((await readCommentDraft(sam.store, ID))?.text).to.equal('And');
  });
});
