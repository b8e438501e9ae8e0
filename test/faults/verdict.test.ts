import assert from 'node:assert/strict';
import { suite, test } from 'node:test';

import { verdictOf, type DeviceEntry, type Evidence, type Written } from './verdict.js';

const CLEAN = {
  replies: 2,
  lost: 0,
  doubled: 0,
  outOfOrder: 0,
  falselySent: 0,
  wrongName: 0,
  cleared: 0,
  silent: 0,
  unfinished: 0,
};

suite('what is said of a storm', () => {
  test('nothing, when both replies arrived once and in order', () => {
    assert.deepEqual(verdictOf(evidence({})), CLEAN);
  });

  test('a reply that is nowhere is lost', () => {
    assert.deepEqual(verdictOf(evidence({ told: ['one'] })), { ...CLEAN, lost: 1 });
  });

  test('a reply that waits on the device is not lost', () => {
    const device = [entry('a', 'accepted'), entry('b', 'held')];
    assert.deepEqual(verdictOf(evidence({ told: ['one'], device })), { ...CLEAN, unfinished: 1 });
  });

  test('a reply that waits in another conversation accounts for nothing here', () => {
    const device = [entry('a', 'accepted'), { ...entry('b', 'held'), conversationId: 'c-2' }];
    const { lost } = verdictOf(evidence({ told: ['one'], device }));
    assert.equal(lost, 1);
  });

  test('a reply that was never shown may be missing, but not doubled', () => {
    const written = [reply('one'), { ...reply('two'), promised: false }];
    assert.equal(verdictOf(evidence({ written, told: ['one'] })).lost, 0);
    assert.equal(verdictOf(evidence({ written, told: ['one', 'two', 'two'] })).doubled, 1);
  });

  test('two messages of one reply are a double', () => {
    assert.deepEqual(verdictOf(evidence({ told: ['one', 'one', 'two'] })), {
      ...CLEAN,
      doubled: 1,
    });
  });

  test('a second effect of one id is a double, whatever the patient sees', () => {
    const ledger = [line('a', 2), line('b', 1)];
    assert.equal(verdictOf(evidence({ ledger })).doubled, 1);
  });

  test('the later reply first is out of order', () => {
    assert.deepEqual(verdictOf(evidence({ told: ['two', 'one'] })), { ...CLEAN, outOfOrder: 1 });
  });

  test('“Sent” without the clinic is a lie', () => {
    const told = ['one'];
    const ledger = [line('a', 1), { ...line('b', 0), outcome: 'running' }];
    assert.deepEqual(verdictOf(evidence({ told, ledger })), { ...CLEAN, lost: 1, falselySent: 1 });
  });

  test('a reply that arrived in a colleague’s name is told', () => {
    const ledger = [line('a', 1), { ...line('b', 1), userId: 'sam-okafor' }];
    assert.deepEqual(verdictOf(evidence({ ledger })), { ...CLEAN, wrongName: 1 });
  });

  test('a reply that went with the device’s data is cleared, not lost, if the screen said so', () => {
    const gone = { told: ['one'], device: [] };
    const entries = [entry('b', 'waiting')];
    const said = verdictOf(evidence({ ...gone, cleared: { entries, said: 1 } }));
    assert.deepEqual(said, { ...CLEAN, cleared: 1 });
    const unsaid = verdictOf(evidence({ ...gone, cleared: { entries, said: 0 } }));
    assert.deepEqual(unsaid, { ...CLEAN, cleared: 1, silent: 1 });
  });

  test('no more is cleared than waited there', () => {
    const cleared = { entries: [entry('b', 'waiting')], said: 1 };
    const { lost } = verdictOf(evidence({ told: [], device: [], cleared }));
    assert.equal(lost, 1);
  });
});

interface Given {
  readonly written?: readonly Written[];
  readonly told?: readonly string[];
  readonly device?: readonly DeviceEntry[];
  readonly cleared?: Evidence['cleared'];
  readonly ledger?: Evidence['ledger'];
}

/** Two replies to one patient, both arrived, but for what is given. */
function evidence({
  written = [reply('one'), reply('two')],
  told = ['one', 'two'],
  device = [entry('a', 'accepted'), entry('b', 'accepted')],
  cleared = { entries: [], said: 0 },
  ledger = [line('a', 1), line('b', 1)],
}: Given): Evidence {
  return { written, told: new Map([['c-1', told]]), device, cleared, ledger };
}

function reply(text: string): Written {
  return { author: 'ana-ruiz', conversationId: 'c-1', text, promised: true };
}

function entry(id: string, state: string): DeviceEntry {
  return { id, state, kind: 'reply', author: 'ana-ruiz', conversationId: 'c-1' };
}

function line(id: string, effects: number): Evidence['ledger'][number] {
  return {
    id,
    effects,
    kind: 'reply',
    conversationId: 'c-1',
    userId: 'ana-ruiz',
    requests: 1,
    outcome: 'accepted',
  };
}
