import { expect } from '@open-wc/testing';

import { assignConversation } from '../../src/commands/assign-conversation.js';
import type { Assignee, Conversation } from '../../src/model/conversation.js';
import type { Session } from '../../src/model/session.js';
import { applyChanges } from '../../src/store/apply-changes.js';
import { watchAssignChoices } from '../../src/store/assign-queries.js';
import type { Store } from '../../src/store/database.js';
import { saveSession } from '../../src/store/meta.js';
import type { AssignChoice, AssignChoices } from '../../src/store/views.js';
import { conversation, SESSION, staff, workgroup } from '../support/server-rows.js';
import { deleteTestStores, firstView, openTestStore } from '../support/test-store.js';

const ANA: Assignee = { kind: 'staff', id: 'ana-ruiz' };
const SAM: Assignee = { kind: 'staff', id: 'sam-okafor' };
const NURSES: Assignee = { kind: 'workgroup', id: 'nurses' };

async function clinic(
  parts: Partial<Conversation> = {},
  session: Partial<Session> = {},
): Promise<Store> {
  const store = await openTestStore();
  await saveSession(store, { ...SESSION, ...session });
  await applyChanges(store, [
    staff('ana-ruiz', 'Ana Ruiz'),
    staff('sam-okafor', 'Sam Okafor'),
    staff('dana-lee', 'Dana Lee'),
    staff('zoe', 'Élodie Roy'),
    workgroup('refills', 'Refills', ['dana-lee']),
    workgroup('nurses', 'Nurses', ['ana-ruiz', 'dana-lee']),
    conversation('c1', parts),
  ]);
  return store;
}

function choices(store: Store): Promise<AssignChoices> {
  return firstView((next, fail) => watchAssignChoices(store, 'c1', next, fail));
}

function ids(offered: readonly AssignChoice[]): string[] {
  return offered.map(({ id }) => id);
}

suite('to whom a conversation can be given', () => {
  teardown(deleteTestStores);

  test('is me first, then everyone else by name', async () => {
    const { bubbles, workgroups, staff: people } = await choices(await clinic());
    expect(ids(bubbles)).to.deep.equal(['ana-ruiz']);
    expect(ids(workgroups)).to.deep.equal(['nurses', 'refills']);
    expect(people.map(({ name }) => name)).to.deep.equal(['Dana Lee', 'Élodie Roy', 'Sam Okafor']);
  });

  test('is first whom the clinic suggests, and nobody stands twice', async () => {
    const store = await clinic({}, { suggestedAssignees: [SAM, NURSES] });
    const { bubbles, workgroups, staff: people } = await choices(store);
    expect(ids(bubbles)).to.deep.equal(['ana-ruiz', 'nurses', 'sam-okafor']);
    expect(ids(workgroups)).to.deep.equal(['refills']);
    expect(ids(people)).to.deep.equal(['dana-lee', 'zoe']);
  });

  test('is soon whom I gave something lately', async () => {
    const store = await clinic();
    const basedOn = { messageId: null, assignee: ANA, state: 'open' } as const;
    await assignConversation(store, { conversationId: 'c1', to: SAM, comment: '', basedOn });
    const { bubbles, current } = await choices(store);
    expect(ids(bubbles)).to.deep.equal(['ana-ruiz', 'sam-okafor']);
    expect(current).to.deep.equal({ ...SAM, name: 'Sam Okafor', me: false });
  });

  test('is at once also who has just come to the clinic', async () => {
    const store = await clinic();
    const isNew = ({ staff: people }: AssignChoices): boolean => ids(people).includes('eva-roy');
    const offered = firstView<AssignChoices>(
      (next, fail) => watchAssignChoices(store, 'c1', next, fail),
      isNew,
    );
    await choices(store);
    await applyChanges(store, [staff('eva-roy', 'Eva Roy')]);
    expect(isNew(await offered)).to.equal(true);
  });

  test('is nobody who may not open it: no person, no workgroup', async () => {
    const store = await clinic(
      { assigneeChoices: [NURSES, ANA] },
      { suggestedAssignees: [SAM, { kind: 'workgroup', id: 'refills' }] },
    );
    const { bubbles, workgroups, staff: people } = await choices(store);
    expect(ids([...bubbles, ...workgroups, ...people])).to.deep.equal(['ana-ruiz', 'nurses']);
  });

  test('says who is away, who is me and how many a workgroup has', async () => {
    const store = await clinic();
    const away = { id: 'dana-lee', displayName: 'Dr. Lee', internalName: 'Dana Lee', away: true };
    await applyChanges(store, [{ op: 'put', kind: 'staff', id: away.id, version: 2, value: away }]);
    const { bubbles, workgroups, staff: people } = await choices(store);
    expect(bubbles[0]?.me).to.equal(true);
    expect(people.map((one) => [one.id, one.away, one.me])).to.deep.equal([
      ['dana-lee', true, false],
      ['zoe', false, false],
      ['sam-okafor', false, false],
    ]);
    expect(workgroups.map(({ members }) => members)).to.deep.equal([2, 1]);
  });
});
