import { expect } from '@open-wc/testing';

import type { OutboxEntry } from '../../src/model/outbox-entry.js';
import type { Answer } from '../../src/sync/backend.js';
import { outcomeOf, unsent, type Outcome } from '../../src/sync/outcome.js';
import { settledEntry } from '../../src/sync/settled-entry.js';
import { anEntry } from '../support/an-entry.js';
import { NOON } from '../support/server-rows.js';

const ENTRY = anEntry({ id: 'r1', state: 'sending', attempts: 1, composedAt: NOON, nextAt: NOON });

function outcome(answer: Answer, entry: Partial<OutboxEntry> = {}): Outcome {
  return outcomeOf(answer, { entry: { ...ENTRY, ...entry }, random: 0.5 });
}

function answered(body: unknown): Answer {
  return { kind: 'answered', body };
}

function problem(status: number, slug: string, more: object = {}): Answer {
  return { kind: 'problem', status, slug, body: {}, ...more };
}

suite('what becomes of an entry after an answer', () => {
  test('only an answer that echoes the id is a result', () => {
    const body = { id: 'r1', acceptedAt: '2026-11-24T15:00:00.000Z', changes: [] };
    expect(outcome(answered(body)).state).to.equal('accepted');
    expect(outcome(answered({ ...body, id: 'r2' })).state).to.equal('parked');
    expect(outcome(answered({ ok: true })).state).to.equal('parked');
    expect(outcome(answered(null)).state).to.equal('parked');
  });

  const table: readonly [string, Answer, string, string | undefined][] = [
    ['no answer', { kind: 'no-answer' }, 'waiting', 'no-answer'],
    ['a captive portal', { kind: 'not-ours', status: 200, signIn: false }, 'parked', 'not-ours'],
    ['network sign-in 511', { kind: 'not-ours', status: 511, signIn: false }, 'parked', 'not-ours'],
    ['a proxy 502', { kind: 'not-ours', status: 502, signIn: false }, 'waiting', 'server-busy'],
    ['400', problem(400, 'invalid'), 'refused', 'invalid'],
    ['401', problem(401, 'sign-in-needed'), 'parked', 'sign-in-needed'],
    ['401 other user', problem(401, 'other-user'), 'parked', 'other-user'],
    ['404', problem(404, 'gone'), 'refused', 'gone'],
    ['408', problem(408, ''), 'waiting', 'server-busy'],
    ['409 in progress', problem(409, 'in-progress'), 'waiting', 'in-progress'],
    ['409 moved on', problem(409, 'moved-on'), 'held', 'moved-on'],
    ['409 id reused', problem(409, 'id-reused'), 'held', 'id-reused'],
    ['409 withdrawn', problem(409, 'withdrawn'), 'withdrawn', undefined],
    ['410', problem(410, 'gone'), 'refused', 'gone'],
    ['413', problem(413, 'too-large'), 'refused', 'too-large'],
    ['418', problem(418, 'teapot'), 'refused', 'invalid'],
    ['422', problem(422, 'invalid'), 'refused', 'invalid'],
    ['429', problem(429, ''), 'waiting', 'server-busy'],
    ['503', problem(503, ''), 'waiting', 'server-busy'],
  ];
  for (const [name, answer, state, reason] of table) {
    test(`${name} ends in ${state}`, () => {
      const result = outcome(answer);
      expect([result.state, result.lastError?.reason]).to.deep.equal([state, reason]);
    });
  }

  test('a first 403 asks for a fresh session, a second is the refusal', () => {
    const first = outcome(problem(403, 'not-allowed'));
    expect([first.state, first.freshSession]).to.deep.equal(['waiting', true]);
    const second = outcome(problem(403, 'not-allowed'), { lastError: { reason: 'not-allowed' } });
    expect(second.state).to.equal('refused');
  });

  test('an audit event is accepted by an answer without rows, a reply is not', () => {
    const body = { id: 'r1', acceptedAt: '2026-11-24T15:00:00.000Z' };
    expect(outcome(answered(body), { kind: 'audit-event' }).state).to.equal('accepted');
    expect(outcome(answered(body)).state).to.equal('parked');
  });

  test('Retry-After slows the whole backend', () => {
    const result = outcome(problem(503, '', { retryAfterMs: 7_000 }));
    expect(result.quietMs).to.equal(result.delayMs);
    expect(result.delayMs).to.be.within(7_000, 8_000);
  });

  test('too many requests slow it without a word of how long, also where a proxy says so', () => {
    const stranger = { kind: 'not-ours', status: 429, signIn: false } as const;
    expect(outcome(problem(429, '')).quietMs).to.be.within(5_000, 6_000);
    expect(outcome(stranger).quietMs).to.be.within(5_000, 6_000);
    expect(outcome({ ...stranger, retryAfterMs: 20_000 }).quietMs).to.be.within(20_000, 21_000);
    expect(outcome(problem(503, '')).quietMs).to.equal(undefined);
  });

  test('a withdrawn id is taken back, an accepted one cannot be', () => {
    const burnt = outcome(answered({ id: 'r1', withdrawn: true }), { withdraw: 'edit' });
    expect(burnt.state).to.equal('withdrawn');
  });

  test('what was asked back, and then is to be sent as it is, waits for it where it did not leave', () => {
    const held = { ...ENTRY, state: 'held', attempts: 1, withdraw: 'edit' } as const;
    const taken = { ...held, state: 'sending', attempts: 2 } as const;
    const back = (withdraw: OutboxEntry['withdraw']): OutboxEntry =>
      settledEntry({ ...taken, withdraw }, 'edit', unsent(held, undefined), NOON);
    expect([back(undefined).state, back('edit').state]).to.deep.equal(['waiting', 'held']);
    expect(back('edit').attempts).to.equal(1);
  });
});
