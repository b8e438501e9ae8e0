import { expect } from '@open-wc/testing';

import { isOfNewer, isOutdated } from '../../src/model/outbox-entry.js';
import { asOfToday, PAYLOAD_VERSION, type PayloadStep } from '../../src/model/payload-version.js';
import { anEntry } from '../support/an-entry.js';

const NEVER_SENT = anEntry({ payloadVersion: PAYLOAD_VERSION - 1 });

/** Of two later releases: each says that it was there, and to what kind. */
const STEPS: readonly PayloadStep[] = ['second', 'third'].map(
  (name): PayloadStep =>
    (payload, kind) => ({ ...payload, steps: `${stepsOf(payload)}${name} ${kind} ` }),
);

function stepsOf(payload: object): string {
  return (payload as { readonly steps?: string }).steps ?? '';
}

suite('the version of a payload', () => {
  test('rises step by step, from where it was sealed and no further', () => {
    const from = (version: number) =>
      stepsOf(asOfToday({ body: '{}' }, { kind: 'comment', payloadVersion: version }, STEPS));
    expect(from(1)).to.equal('second comment third comment ');
    expect(from(2)).to.equal('third comment ');
    expect(from(3)).to.equal('');
  });

  test('is raised only of what was never attempted', () => {
    expect(isOutdated(NEVER_SENT)).to.equal(true);
    expect(isOutdated({ ...NEVER_SENT, state: 'parked' })).to.equal(true);
    for (const attempted of [
      { attempts: 1 },
      { attempts: 1, state: 'sending' },
      { attempts: 1, state: 'held' },
      { attempts: 1, state: 'parked' },
    ] as const)
      expect(isOutdated({ ...NEVER_SENT, ...attempted })).to.equal(false);
    expect(isOutdated({ ...NEVER_SENT, payloadVersion: PAYLOAD_VERSION })).to.equal(false);
  });

  test('that nobody here knows belongs to newer code, as an unknown kind does', () => {
    expect(isOfNewer(NEVER_SENT)).to.equal(false);
    expect(isOfNewer({ ...NEVER_SENT, payloadVersion: PAYLOAD_VERSION + 1 })).to.equal(true);
    expect(isOfNewer({ ...NEVER_SENT, kind: 'group-message' as 'reply' })).to.equal(true);
  });
});
