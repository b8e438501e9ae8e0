import { expect } from '@open-wc/testing';

import { isNewToMe, viewsOf, type ConversationFacts } from '../../src/model/conversation.js';

const ME = { userId: 'ana-ruiz', workgroups: [{ id: 'nurses', countsForMe: true }] };
const MINE = { kind: 'staff', id: 'ana-ruiz' } as const;
const SAMS = { kind: 'staff', id: 'sam-okafor' } as const;
const NURSES = { kind: 'workgroup', id: 'nurses' } as const;
const REFILLS = { kind: 'workgroup', id: 'refills' } as const;

const FACTS: ConversationFacts = {
  state: 'open',
  patientCanReply: true,
  patientMayAttach: false,
  assignee: MINE,
  assignedBy: null,
  createdAt: 1_000,
  lastMessageId: 'm1',
  lastMessageAt: 2_000,
  lastPatientMessageAt: 2_000,
  closedAt: null,
  unread: 0,
  needsAnswer: true,
};

function views(parts: Partial<ConversationFacts>): Set<string> {
  return new Set(viewsOf({ ...FACTS, ...parts }, ME));
}

suite('the lists in which a conversation stands', () => {
  const cases: readonly [string, Partial<ConversationFacts>, readonly string[]][] = [
    ['mine', {}, ['inbox', 'mine', 'open']],
    ['of my group', { assignee: NURSES }, ['inbox', 'groups', 'open']],
    ['of another group', { assignee: REFILLS }, ['open']],
    ['of a colleague', { assignee: SAMS }, ['open']],
    ['nobody’s', { assignee: null }, ['unassigned', 'open']],
    ['given away by me', { assignee: SAMS, assignedBy: 'ana-ruiz' }, ['assigned-by-me', 'open']],
    ['taken by me', { assignedBy: 'ana-ruiz' }, ['inbox', 'mine', 'open']],
    ['released by me', { assignee: null, assignedBy: 'ana-ruiz' }, ['unassigned', 'open']],
    [
      'given to my group by me',
      { assignee: NURSES, assignedBy: 'ana-ruiz' },
      ['inbox', 'groups', 'assigned-by-me', 'open'],
    ],
    ['ended', { patientCanReply: false }, ['inbox', 'mine', 'ended', 'open']],
    ['closed', { state: 'closed', patientCanReply: false }, ['closed']],
  ];
  for (const [name, parts, expected] of cases) {
    test(`one that is ${name}`, () => {
      expect(views(parts)).to.deep.equal(new Set(expected));
    });
  }
});

suite('a conversation that was given to me', () => {
  const given = { ...FACTS, assignedBy: 'sam-okafor' };

  test('is new until I open it', () => {
    expect(isNewToMe(given, { assignedAt: 5_000 }, ME)).to.equal(true);
    expect(isNewToMe(given, { assignedAt: 5_000, openedAt: 4_000 }, ME)).to.equal(true);
    expect(isNewToMe(given, { assignedAt: 5_000, openedAt: 5_000 }, ME)).to.equal(false);
  });

  test('is not new where I took it, where nobody knows when, or once another has it', () => {
    const times = { assignedAt: 5_000 };
    expect(isNewToMe({ ...given, assignedBy: 'ana-ruiz' }, times, ME)).to.equal(false);
    expect(isNewToMe({ ...given, assignedBy: null }, times, ME)).to.equal(false);
    expect(isNewToMe(given, {}, ME)).to.equal(false);
    expect(isNewToMe({ ...given, assignee: SAMS }, times, ME)).to.equal(false);
    expect(isNewToMe({ ...given, assignee: NURSES }, times, ME)).to.equal(false);
    expect(isNewToMe({ ...given, state: 'closed' }, times, ME)).to.equal(false);
  });
});
