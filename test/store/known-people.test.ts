import { expect } from '@open-wc/testing';

import { applyChanges } from '../../src/store/apply-changes.js';
import { watchAssignChoices } from '../../src/store/assign-queries.js';
import { watchComments } from '../../src/store/comment-queries.js';
import { watchConversation } from '../../src/store/conversation-queries.js';
import type { Store } from '../../src/store/database.js';
import { watchList } from '../../src/store/inbox-queries.js';
import { watchPeople, type People } from '../../src/store/people-queries.js';
import type {
  AssignChoices,
  CommentView,
  ConversationList,
  ConversationView,
} from '../../src/store/views.js';
import { comment, conversation, staff } from '../support/server-rows.js';
import { deleteTestStores, firstView, openTestStore } from '../support/test-store.js';

const SAM = staff('sam-okafor', 'Sam Okafor');
const SAM_RENAMED = { ...staff('sam-okafor', 'Sam Okafor-Lee'), version: 2 };
const OF_SAM = { assignee: { kind: 'staff', id: 'sam-okafor' } } as const;

async function clinic(): Promise<Store> {
  const store = await openTestStore();
  await applyChanges(store, [SAM, conversation('c1', OF_SAM), comment('c1', 'k1')]);
  return store;
}

function people(store: Store): Promise<People> {
  return firstView((next, fail) => watchPeople(store, next, fail));
}

/** What the queries of one screen call Sam. */
async function namesOf(store: Store): Promise<(string | undefined)[]> {
  const [list, view, comments, choices] = await Promise.all([
    firstView<ConversationList>((next, fail) =>
      watchList(store, { view: 'open', limit: 5 }, next, fail),
    ),
    firstView<ConversationView | undefined>((next, fail) =>
      watchConversation(store, 'c1', next, fail),
    ),
    firstView<readonly CommentView[]>((next, fail) => watchComments(store, 'c1', next, fail)),
    firstView<AssignChoices>((next, fail) => watchAssignChoices(store, 'c1', next, fail)),
  ]);
  return [
    list.rows[0]?.assignee?.name,
    view?.assignee?.name,
    comments[0]?.authorName,
    choices.current?.name,
  ];
}

/** Counts how often all rows of `people` are read. */
function readings({ db }: Store): { count: number } {
  const counted = { count: 0 };
  const { people } = db;
  const read = people.toArray.bind(people);
  people.toArray = () => {
    counted.count++;
    return read();
  };
  return counted;
}

suite('the names of colleagues', () => {
  teardown(deleteTestStores);

  test('are read once for all queries of a page', async () => {
    const store = await clinic();
    const counted = readings(store);
    expect(await namesOf(store)).to.deep.equal(Array(4).fill('Sam Okafor'));
    await namesOf(store);
    expect(counted.count).to.equal(1);
  });

  test('are new everywhere once one has changed', async () => {
    const store = await clinic();
    await namesOf(store);
    await applyChanges(store, [SAM_RENAMED]);
    expect(await namesOf(store)).to.deep.equal(Array(4).fill('Sam Okafor-Lee'));
  });

  test('reach a conversation that is on the screen, told by another tab', async () => {
    const store = await clinic();
    const other = await openTestStore({ name: store.name });
    const renamed = firstView<ConversationView | undefined>(
      (next, fail) => watchConversation(store, 'c1', next, fail),
      (view) => view?.assignee?.name === 'Sam Okafor-Lee',
    );
    await namesOf(store);
    await applyChanges(other, [SAM_RENAMED]);
    await renamed;
  });

  test('go with whom the server does not name any more', async () => {
    const store = await clinic();
    await namesOf(store);
    const sync = { generation: 1 };
    await applyChanges(store, [conversation('c1', OF_SAM)], {
      fullPull: true,
      sync,
      complete: true,
    });
    const { staff: known } = await people(store);
    expect([...known.keys()]).to.deep.equal([]);
  });

  test('go with whom the server takes away', async () => {
    const store = await clinic();
    await namesOf(store);
    await applyChanges(store, [{ op: 'delete', kind: 'staff', id: 'sam-okafor', version: 2 }]);
    const { staff: known } = await people(store);
    expect([...known.keys()]).to.deep.equal([]);
  });

  test('stay while other rows come', async () => {
    const store = await clinic();
    await namesOf(store);
    const counted = readings(store);
    await applyChanges(store, [comment('c1', 'k2')]);
    await namesOf(store);
    expect(counted.count).to.equal(0);
  });

  test('are asked for again after a reading that failed', async () => {
    const store = await clinic();
    const { people: table } = store.db;
    const read = table.toArray.bind(table);
    table.toArray = () => {
      throw new DOMException('', 'UnknownError');
    };
    await people(store).catch(() => undefined);
    table.toArray = read;
    expect(await namesOf(store)).to.deep.equal(Array(4).fill('Sam Okafor'));
  });
});
