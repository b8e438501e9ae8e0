import { expect } from '@open-wc/testing';

import { changedSince, type Now } from '../../src/model/changed-since.js';
import type { BasedOn } from '../../src/model/reply-options.js';

const SAM = { kind: 'staff', id: 'sam-okafor' } as const;
const SEEN: BasedOn = { messageId: 'm1', assignee: null, state: 'open' };

type Line = Now['messages'][number];

function patient(id: string): Line {
  return { id, from: { kind: 'patient', id: 'p1', name: 'Marie Tremblay' }, mine: false };
}

function staff(id: string, staffId: string): Line {
  const from = { kind: 'staff', id: staffId, name: staffId } as const;
  return { id, from, mine: staffId === 'ana-ruiz' };
}

function now(parts: Partial<Now> = {}): Now {
  return {
    basedOn: SEEN,
    facts: { closedAt: null },
    messages: [patient('m1')],
    assignments: [],
    ownState: undefined,
    ...parts,
  };
}

suite('what somebody else did while a person was writing', () => {
  test('is nothing while the conversation is as it was', () => {
    expect(changedSince(SEEN, now())).to.equal(undefined);
  });

  test('is not asked of a draft that remembers nothing', () => {
    const messages = [patient('m1'), patient('m2')];
    expect(changedSince(undefined, now({ messages }))).to.equal(undefined);
  });

  test('the patient’s words come before a colleague’s that followed them', () => {
    const messages = [patient('m1'), patient('m2'), staff('m3', 'sam-okafor')];
    expect(changedSince(SEEN, now({ messages }))).to.deep.equal({ by: '', kind: 'patient-wrote' });
  });

  test('a colleague’s reply names who wrote it', () => {
    const messages = [patient('m1'), staff('m2', 'dana-lee'), staff('m3', 'sam-okafor')];
    const change = changedSince(SEEN, now({ messages }));
    expect(change).to.deep.equal({ by: 'sam-okafor', kind: 'staff-replied' });
  });

  test('my own reply from another tab is no news', () => {
    const messages = [patient('m1'), staff('m2', 'ana-ruiz')];
    expect(changedSince(SEEN, now({ messages }))).to.equal(undefined);
  });

  test('all of a thread that had no message is new', () => {
    const change = changedSince({ ...SEEN, messageId: null }, now());
    expect(change?.kind).to.equal('patient-wrote');
  });

  test('of a message that is not on this device any more nothing can be said', () => {
    const messages = [patient('m8'), patient('m9')];
    expect(changedSince({ ...SEEN, messageId: 'm0' }, now({ messages }))).to.equal(undefined);
  });

  for (const [state, kind] of [
    ['closed', 'closed'],
    ['open', 'reopened'],
  ] as const) {
    test(`the conversation was ${kind}`, () => {
      const seen: BasedOn = { ...SEEN, state: state === 'open' ? 'closed' : 'open' };
      const change = changedSince(seen, now({ basedOn: { ...SEEN, state } }));
      expect(change).to.deep.equal({ by: '', kind });
    });
  }

  test('what I closed myself is no news, though the clinic stamps it a moment later', () => {
    const basedOn: BasedOn = { ...SEEN, state: 'closed' };
    const ownState = { state: 'closed', at: 5_000 } as const;
    const closed = now({ basedOn, ownState, facts: { closedAt: 5_300 } });
    expect(changedSince(SEEN, closed)).to.equal(undefined);
  });

  test('what a colleague closed after I had closed it once is news', () => {
    const basedOn: BasedOn = { ...SEEN, state: 'closed' };
    const ownState = { state: 'closed', at: 5_000 } as const;
    const closed = now({ basedOn, ownState, facts: { closedAt: 90_000 } });
    expect(changedSince(SEEN, closed)?.kind).to.equal('closed');
  });

  test('what I opened again myself is no news', () => {
    const ownState = { state: 'open', at: 5_000 } as const;
    const seen: BasedOn = { ...SEEN, state: 'closed' };
    expect(changedSince(seen, now({ ownState }))).to.equal(undefined);
  });

  test('a change of hands names who did it', () => {
    const basedOn = { ...SEEN, assignee: SAM };
    const assignments = [{ by: 'dana-lee', mine: false }];
    const change = changedSince(SEEN, now({ basedOn, assignments }));
    expect(change).to.deep.equal({ by: 'dana-lee', kind: 'assigned' });
  });

  test('a change of hands that I made is no news', () => {
    const basedOn = { ...SEEN, assignee: SAM };
    const assignments = [{ by: 'ana-ruiz', mine: true }];
    expect(changedSince(SEEN, now({ basedOn, assignments }))).to.equal(undefined);
  });
});
