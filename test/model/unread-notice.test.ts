import { expect } from '@open-wc/testing';

import type { Assignee } from '../../src/model/conversation.js';
import { DAY_MS } from '../../src/model/retry-delay.js';
import {
  afterReceipts,
  isNoticeForMe,
  noticeDueAt,
  noticeGoesTo,
  noticeOf,
  withoutReceipts,
  type NoticeState,
  type UnreadNotice,
} from '../../src/model/unread-notice.js';
import { DEFAULT_OPTIONS, message, NOON } from '../support/server-rows.js';

const ANA = { id: 'ana-ruiz', displayName: 'Ana Ruiz, RN', internalName: 'Ana Ruiz' };
const SAM: Assignee = { kind: 'staff', id: 'sam-okafor' };
const TRIAGE: Assignee = { kind: 'workgroup', id: 'triage' };
const GROUP = { id: 'triage', name: 'Triage', memberIds: ['ana-ruiz'], countsForMe: true };

const FROM_ANA = {
  from: { kind: 'staff', id: 'ana-ruiz', name: 'Ana Ruiz, RN' },
  options: { ...DEFAULT_OPTIONS, notifyIfUnreadAfter: 'P3D' },
} as const;

function notice(state: NoticeState, dueAt = NOON): UnreadNotice {
  const told = { messageId: 'm1', conversationId: 'c1', sentBy: 'ana-ruiz', after: 'P3D' };
  return { ...told, sentAt: NOON - 3 * DAY_MS, state, dueAt };
}

function goesTo(
  assignee: Assignee | null,
  away: readonly string[] = [],
  groups = [GROUP],
): readonly Assignee[] {
  const staff = new Map(
    [ANA, { ...ANA, id: 'sam-okafor' }]
      .filter(({ id }) => !away.includes(`gone ${id}`))
      .map((one) => [one.id, { ...one, away: away.includes(one.id) }] as const),
  );
  const workgroups = new Map(groups.map((group) => [group.id, group]));
  return noticeGoesTo(notice('due'), { staff, workgroups, assignee });
}

suite('an unread notice', () => {
  test('is asked for by an option of a staff message, and by nothing else', () => {
    expect(noticeOf(message('c1', 'm1', FROM_ANA).value)?.state).to.equal('new');
    const silent = { ...FROM_ANA, options: DEFAULT_OPTIONS };
    expect(noticeOf(message('c1', 'm1', silent).value)).to.equal(undefined);
  });

  test('of a message that was read already is settled', () => {
    const read = message('c1', 'm1', { ...FROM_ANA, readAt: NOON + 1 });
    expect(noticeOf(read.value)?.state).to.equal('read');
  });

  test('is due so long after acceptance, by the clinic’s calendar', () => {
    const sentAt = Date.parse('2026-10-30T16:00:00Z');
    const dueAt = noticeDueAt({ sentAt, after: 'P3D' }, 'America/Toronto');
    expect(new Date(dueAt).toISOString()).to.equal('2026-11-02T17:00:00.000Z');
  });

  test('comes up once the server was asked at or after its time, and not before', () => {
    expect(afterReceipts(notice('set'), NOON - 1).state).to.equal('set');
    expect(afterReceipts(notice('set'), NOON).state).to.equal('due');
    expect(afterReceipts(notice('unknown'), NOON).state).to.equal('due');
  });

  for (const state of ['new', 'read', 'done'] as const) {
    test(`that is ${state} never comes up`, () => {
      expect(afterReceipts(notice(state), NOON + DAY_MS).state).to.equal(state);
    });
  }

  test('whose time is over while nobody answers is unknown, until the clock is set right', () => {
    const unknown = withoutReceipts(notice('set'), NOON);
    expect(unknown.state).to.equal('unknown');
    expect(withoutReceipts(unknown, NOON - 3 * DAY_MS).state).to.equal('set');
    expect(withoutReceipts(notice('due'), NOON - DAY_MS).state).to.equal('due');
  });
});

suite('to whom an unread notice goes', () => {
  test('to its sender, whoever has the conversation', () => {
    expect(goesTo(SAM)).to.deep.equal([{ kind: 'staff', id: 'ana-ruiz' }]);
  });

  for (const why of ['ana-ruiz', 'gone ana-ruiz']) {
    test(`to the assignee, a person or a group (${why.replace('ana-ruiz', 'sender')})`, () => {
      expect(goesTo(SAM, [why])).to.deep.equal([SAM]);
      expect(goesTo(TRIAGE, [why])).to.deep.equal([TRIAGE]);
    });
  }

  test('to the workgroup where nobody has it, or the assignee is away as well', () => {
    expect(goesTo(null, ['ana-ruiz'])).to.deep.equal([TRIAGE]);
    expect(goesTo(SAM, ['ana-ruiz', 'sam-okafor'])).to.deep.equal([TRIAGE]);
  });

  test('to everybody rather than to nobody', () => {
    const nobody = goesTo(null, ['gone ana-ruiz'], []);
    expect(nobody).to.deep.equal([]);
    expect(isNoticeForMe(nobody, { userId: 'sam-okafor', workgroups: [] })).to.equal(true);
  });

  test('reaches the members of the group, and nobody else', () => {
    const member = { userId: 'ana-ruiz', workgroups: [{ id: 'triage', countsForMe: false }] };
    expect(isNoticeForMe([TRIAGE], member)).to.equal(true);
    expect(isNoticeForMe([TRIAGE], { ...member, workgroups: [] })).to.equal(false);
  });
});
