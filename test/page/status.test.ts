import { expect } from '@open-wc/testing';

import type { OutboxEntry } from '../../src/model/outbox-entry.js';
import { PAYLOAD_VERSION } from '../../src/model/payload-version.js';
import { statusOf, type StatusFacts } from '../../src/page/status.js';
import { anEntry } from '../support/an-entry.js';
import { NOON } from '../support/server-rows.js';

function entry(given: Partial<OutboxEntry>): OutboxEntry {
  return anEntry({ composedAt: NOON, nextAt: NOON, ...given });
}

const FACTS: StatusFacts = {
  user: { id: 'ana-ruiz', name: 'Ana Ruiz' },
  sync: { generation: 1, clockOffset: 0, setAside: [], lastSyncedAt: NOON },
  unfinished: [],
  outboxCap: { rows: 5, bytes: 1000 },
  degraded: [],
  check: undefined,
  failure: undefined,
  isLost: false,
  waitingOfOthers: [],
  signedOut: false,
  locked: undefined,
  trouble: undefined,
};

suite('the status', () => {
  test('counts as leaving only what nothing held stands before', () => {
    const unfinished = [
      entry({ seq: 1, state: 'held', composedAt: NOON - 3 }),
      entry({ seq: 2, composedAt: NOON - 2 }),
      entry({ seq: 3, conversationId: 'c2', composedAt: NOON - 1 }),
    ];
    const { waiting, held, leaving, leavingSince } = statusOf({ ...FACTS, unfinished });
    expect([waiting, held, leaving, leavingSince]).to.deep.equal([3, 1, 1, NOON - 1]);
  });

  test('counts as lost what a removed database had queued, and nothing that is queued in the next', () => {
    const unfinished = [entry({ seq: 1 }), entry({ seq: 2 })];
    const removed = statusOf({ ...FACTS, unfinished, trouble: 'removed' });
    expect([removed.problem, removed.lost]).to.deep.equal(['local-data-removed', 2]);
    const next = statusOf({ ...FACTS, unfinished, isLost: true });
    expect([next.problem, next.lost]).to.deep.equal(['local-data-removed', 0]);
  });

  test('says that much waits from four fifths of what may, and when nothing more is queued', () => {
    const degradedBy = (n: number) =>
      statusOf({ ...FACTS, unfinished: Array.from({ length: n }, (_, seq) => entry({ seq })) })
        .degraded;
    expect([3, 4, 5].map(degradedBy)).to.deep.equal([[], ['outbox-nearly-full'], ['outbox-full']]);
  });

  test('names what became of the database, whatever else is wrong', () => {
    const sync = { ...FACTS.sync, generation: 1, clockOffset: 0, setAside: [], offlineSince: NOON };
    const named = (['silent', 'removed', 'newer'] as const).map(
      (trouble) => statusOf({ ...FACTS, sync, trouble }).problem,
    );
    expect(named).to.deep.equal(['storage-silent', 'local-data-removed', 'reload-needed']);
  });

  test('asks for a page that is loaded anew where a newer version queued what this one cannot send', () => {
    const problemWith = (given: Partial<OutboxEntry>) =>
      statusOf({ ...FACTS, unfinished: [entry(given)] }).problem;
    expect(problemWith({ payloadVersion: PAYLOAD_VERSION })).to.equal(null);
    expect(problemWith({ payloadVersion: PAYLOAD_VERSION + 1 })).to.equal('reload-needed');
    expect(problemWith({ kind: 'group-message' as 'reply' })).to.equal('reload-needed');
  });

  test('asks for no sign-in of which a removed database was the last to know', () => {
    const sync = { ...FACTS.sync, generation: 1, clockOffset: 0, setAside: [], notOurs: true };
    expect(statusOf({ ...FACTS, sync }).signIn).to.equal('network');
    const { signIn, problem } = statusOf({ ...FACTS, sync, trouble: 'removed' });
    expect([signIn, problem]).to.deep.equal([null, 'local-data-removed']);
  });
});
