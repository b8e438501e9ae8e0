import { expect } from '@open-wc/testing';

import type { ConversationFacts } from '../../src/model/conversation.js';
import type { Effect } from '../../src/model/outbox-entry.js';
import { applyPending } from '../../src/model/pending-changes.js';

const SERVER: ConversationFacts = {
  state: 'open',
  patientCanReply: true,
  patientMayAttach: false,
  assignee: { kind: 'workgroup', id: 'reception' },
  assignedBy: null,
  createdAt: 1_000,
  lastMessageId: 'm1',
  lastMessageAt: 2_000,
  lastPatientMessageAt: 2_000,
  closedAt: null,
  unread: 2,
  needsAnswer: true,
};

const reply = { kind: 'reply' } as const;
const closing = {
  kind: 'status-change',
  effect: { state: 'closed', patientCanReply: false, patientMayAttach: false, needsAnswer: false },
} as const;
const waiting = (effect: Effect) => ({ ...reply, state: 'waiting', effect }) as const;

suite('a conversation with pending work', () => {
  test('without any it is what the server last told', () => {
    expect(applyPending(SERVER, [])).to.deep.equal(SERVER);
  });

  test('a queued reply shows as answered before it is sent', () => {
    const shown = applyPending(SERVER, [waiting({ needsAnswer: false, patientCanReply: false })]);
    expect(shown).to.deep.equal({ ...SERVER, needsAnswer: false, patientCanReply: false });
  });

  test('the last of several queued changes wins', () => {
    const shown = applyPending(SERVER, [
      waiting({ state: 'closed' }),
      waiting({ assignee: { kind: 'staff', id: 'staff-1' } }),
      waiting({ state: 'open' }),
    ]);
    expect(shown.state).to.equal('open');
    expect(shown.assignee).to.deep.equal({ kind: 'staff', id: 'staff-1' });
  });

  for (const state of ['held', 'refused'] as const) {
    test(`a ${state} reply and what waits behind it change nothing: the patient still waits`, () => {
      const shown = applyPending(SERVER, [
        { ...reply, state, effect: { needsAnswer: false } },
        waiting({ needsAnswer: false }),
      ]);
      expect(shown.needsAnswer).to.equal(true);
    });
  }

  test('a reply that is being taken back changes nothing', () => {
    const shown = applyPending(SERVER, [
      { ...waiting({ needsAnswer: false }), withdraw: 'discard' },
    ]);
    expect(shown.needsAnswer).to.equal(true);
  });

  test('reading up to the newest patient message leaves nothing unread', () => {
    const shown = applyPending(SERVER, [waiting({ readUpTo: { messageId: 'm1', at: 2_000 } })]);
    expect(shown.unread).to.equal(0);
  });

  test('a patient message newer than what was read keeps the server’s number', () => {
    const shown = applyPending(SERVER, [waiting({ readUpTo: { messageId: 'm0', at: 1_999 } })]);
    expect(shown.unread).to.equal(2);
  });

  test('a reply and then closing leave it closed, whatever the reply allows', () => {
    const shown = applyPending(SERVER, [
      waiting({ state: 'open', patientCanReply: true, needsAnswer: false }),
      { ...closing, state: 'waiting' },
    ]);
    expect([shown.state, shown.patientCanReply]).to.deep.equal(['closed', false]);
  });

  test('closing behind a held reply does not show as closed', () => {
    const shown = applyPending(SERVER, [
      { ...reply, state: 'held', effect: { needsAnswer: false } },
      { ...closing, state: 'waiting' },
    ]);
    expect(shown).to.deep.equal(SERVER);
  });

  test('held closing stops the replies behind it, but not what was read', () => {
    const shown = applyPending(SERVER, [
      { ...closing, state: 'held' },
      waiting({ needsAnswer: false }),
      { kind: 'read-mark', state: 'waiting', effect: { readUpTo: { messageId: 'm1', at: 2_000 } } },
    ]);
    expect(shown).to.deep.equal({ ...SERVER, unread: 0 });
  });

  test('the facts that the server told are left as they were', () => {
    const before = structuredClone(SERVER);
    applyPending(SERVER, [waiting({ state: 'closed' })]);
    expect(SERVER).to.deep.equal(before);
  });

  test('a reply claims what a whole group has, and leaves with its owner what somebody has', () => {
    const claim = waiting({ claimedBy: 'ana-ruiz' });
    const mine = applyPending(SERVER, [claim]);
    expect(mine.assignee).to.deep.equal({ kind: 'staff', id: 'ana-ruiz' });
    expect(mine.assignedBy).to.equal('ana-ruiz');
    const sam = { kind: 'staff', id: 'sam-okafor' } as const;
    expect(applyPending({ ...SERVER, assignee: sam }, [claim]).assignee).to.equal(sam);
  });

  test('a reply queued after an assignment leaves the conversation with whom it was given to', () => {
    const sam = { kind: 'staff', id: 'sam-okafor' } as const;
    const given = { kind: 'assignment', state: 'waiting', effect: { assignee: sam } } as const;
    expect(applyPending(SERVER, [given, waiting({ claimedBy: 'ana-ruiz' })]).assignee).to.equal(
      sam,
    );
  });

  test('a release leaves nobody', () => {
    expect(applyPending(SERVER, [waiting({ assignee: null })]).assignee).to.equal(null);
  });

  test('marked unread counts one, or what the server says if that is more', () => {
    const mark = { kind: 'read-mark', state: 'waiting', effect: { markedUnread: true } } as const;
    expect(applyPending({ ...SERVER, unread: 0 }, [mark]).unread).to.equal(1);
    expect(applyPending(SERVER, [mark]).unread).to.equal(2);
  });

  test('a held assignment leaves the conversation with whom the server says', () => {
    const held = {
      kind: 'assignment',
      state: 'held',
      effect: { assignee: null },
    } as const;
    expect(applyPending(SERVER, [held]).assignee).to.deep.equal(SERVER.assignee);
  });
});
