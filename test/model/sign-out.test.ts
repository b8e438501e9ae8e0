import { expect } from '@open-wc/testing';

import type { OutboxEntry } from '../../src/model/outbox-entry.js';
import type { OutboxKind } from '../../src/model/outbox-kind.js';
import { signOutStep, unsentWork, whyNotSent } from '../../src/model/sign-out.js';
import { anEntry } from '../support/an-entry.js';

let seq = 0;

function entry(kind: OutboxKind, given: Partial<OutboxEntry> = {}): OutboxEntry {
  seq += 1;
  return anEntry({ seq, kind, ...given });
}

const NOTHING = unsentWork([], []);

suite('what is unsent at a sign-out', () => {
  test('is named by conversation, the oldest first, drafts after what was queued', () => {
    const entries = [
      entry('reply', { conversationId: 'c2', state: 'held' }),
      entry('assignment'),
      entry('reply', { conversationId: 'c2' }),
      entry('status-change', { state: 'parked' }),
    ];
    const { conversations, items } = unsentWork(entries, ['c3', 'c1', 'c3']);
    expect(conversations).to.deep.equal([
      { conversationId: 'c2', counts: { replies: 2 } },
      { conversationId: 'c1', counts: { assignments: 1, changes: 1, drafts: 1 } },
      { conversationId: 'c3', counts: { drafts: 2 } },
    ]);
    expect(items).to.equal(7);
  });

  test('is nothing that was accepted or taken back', () => {
    const done = [entry('reply', { state: 'accepted' }), entry('reply', { state: 'withdrawn' })];
    expect(unsentWork(done, [])).to.deep.equal(NOTHING);
  });

  test('counts marks, and apart from them what the clinic is still to be told', () => {
    const work = unsentWork([entry('read-mark'), entry('notice-mark'), entry('audit-event')], []);
    expect([work.marks, work.records, work.items, work.conversations]).to.deep.equal([2, 1, 2, []]);
  });

  test('leaves by itself only where nothing in its way needs a person, and no page must make it first', () => {
    const entries = [
      entry('reply', { state: 'refused' }),
      entry('assignment'),
      entry('reply', { conversationId: 'c2' }),
      entry('record-copy', { conversationId: 'c3', needs: 'page' }),
    ];
    expect(unsentWork(entries, ['c4']).leaving).to.equal(1);
  });
});

suite('sending before a sign-out', () => {
  const SOME = { leaving: 1 };

  test('needs something that leaves, somebody who is signed in, and a connection', () => {
    expect(whyNotSent({ leaving: 0 }, { online: true, needsSignIn: false })).to.equal(
      'nothing-leaves',
    );
    expect(whyNotSent(SOME, { online: false, needsSignIn: true })).to.equal('sign-in');
    expect(whyNotSent(SOME, { online: false, needsSignIn: false })).to.equal('offline');
    expect(whyNotSent(SOME, { online: true, needsSignIn: false })).to.equal(undefined);
  });
});

suite('an answer to the question at a sign-out', () => {
  const TWO = unsentWork([entry('reply'), entry('read-mark')], []);
  const RECORDS = unsentWork([entry('audit-event')], []);

  test('is not needed where nothing is unsent, and too late where all was sent meanwhile', () => {
    expect(signOutStep(undefined, NOTHING)).to.equal('wipe');
    expect(signOutStep({ kind: 'keep' }, NOTHING)).to.equal('wipe');
    expect(signOutStep({ kind: 'sent' }, NOTHING)).to.equal('wipe');
  });

  test('that keeps or stays throws nothing away', () => {
    expect(signOutStep({ kind: 'keep' }, TWO)).to.equal('keep');
    expect(signOutStep({ kind: 'stay' }, TWO)).to.equal('stay');
    expect(signOutStep({ kind: 'stay' }, NOTHING)).to.equal('stay');
  });

  test('that all was sent is not believed while anything is unsent', () => {
    expect(signOutStep({ kind: 'sent' }, TWO)).to.equal('ask');
    expect(signOutStep({ kind: 'sent' }, RECORDS)).to.equal('ask');
  });

  test('discards only as many as were confirmed, never what the clinic must be told', () => {
    expect(signOutStep({ kind: 'discard', items: 2 }, TWO)).to.equal('discard');
    expect(signOutStep({ kind: 'discard', items: 1 }, TWO)).to.equal('ask');
    expect(signOutStep({ kind: 'discard', items: 0 }, RECORDS)).to.equal('ask');
  });
});
