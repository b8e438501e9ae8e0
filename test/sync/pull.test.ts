import { expect } from '@open-wc/testing';

import { saveDraft } from '../../src/commands/save-draft.js';
import type { Store } from '../../src/store/database.js';
import { readSync } from '../../src/store/meta.js';
import type { Answer, ChangesRequest } from '../../src/sync/backend.js';
import { pull, type PullEnd } from '../../src/sync/pull.js';
import { ScriptedBackend } from '../support/scripted-backend.js';
import { deleteTestStores, openTestStore } from '../support/test-store.js';

const AT = '2026-11-24T17:00:00.000Z';

function conversation(id: string, version = 1, more: object = {}): object {
  const value = {
    id,
    patient: { id: `patient-${id}`, name: 'Tremblay, Marie' },
    subject: 'Prescription renewal',
    state: 'open',
    patientCanReply: true,
    patientMayAttach: false,
    permissions: { reply: true, attachments: true },
    assignee: null,
    createdAt: AT,
    lastMessageId: null,
    lastMessageAt: null,
    lastPatientMessageAt: null,
    unread: 0,
    needsAnswer: false,
    openedBy: [],
    ...more,
  };
  return { kind: 'conversation', op: 'put', id, version, value };
}

function page(changes: object[], cursor: string, more = false, parts: object = {}): Answer {
  const body = {
    tenantId: 'lakeshore',
    userId: 'ana-ruiz',
    changes,
    cursor,
    more,
    serverTime: AT,
    ...parts,
  };
  return { kind: 'answered', body };
}

interface Follower {
  readonly store: Store;
  readonly backend: ScriptedBackend;
  readonly run: () => Promise<PullEnd>;
}

async function follower(
  answer: (request: ChangesRequest) => Answer | Promise<Answer>,
  name?: string,
): Promise<Follower> {
  const store = await openTestStore(name === undefined ? {} : { name });
  const backend = new ScriptedBackend();
  backend.onChanges = answer;
  return { store, backend, run: () => pull({ store, backend }) };
}

async function ids({ db }: Store): Promise<string[]> {
  return db.conversations.toCollection().primaryKeys();
}

suite('following the server', () => {
  teardown(deleteTestStores);

  test('page by page, each with its cursor', async () => {
    const { store, run } = await follower(({ since }) =>
      since === undefined
        ? page([conversation('c1')], 'one', true, { total: 2 })
        : page([conversation('c2')], 'two'),
    );
    expect(await run()).to.equal('done');
    expect(await ids(store)).to.deep.equal(['c1', 'c2']);
    const sync = await readSync(store.db);
    expect([sync.cursor, sync.fullPull]).to.deep.equal(['two', undefined]);
  });

  test('goes on where it was interrupted', async () => {
    let line = true;
    const { store, backend, run } = await follower(({ since }) => {
      if (since === undefined) return page([conversation('c1')], 'one', true, { total: 2 });
      return line ? page([conversation('c2')], 'two') : { kind: 'no-answer' };
    });
    line = false;
    expect(await run()).to.equal('offline');
    const { fullPull, offlineSince } = await readSync(store.db);
    expect(fullPull).to.deep.equal({ received: 1, total: 2 });
    expect(offlineSince).to.be.a('number');
    line = true;
    expect(await run()).to.equal('done');
    expect(backend.pulls.map(({ since }) => since)).to.deep.equal([undefined, 'one', 'one']);
    expect((await readSync(store.db)).offlineSince).to.equal(undefined);
  });

  test('an expired cursor pulls everything anew, drops what is not named, keeps drafts', async () => {
    let restarted = false;
    const { store, run } = await follower(({ since }) => {
      if (!restarted) return page([conversation('c1', 9), conversation('c2', 9)], 'old');
      return since === 'old'
        ? { kind: 'problem', status: 410, slug: 'cursor-expired', body: {} }
        : page([conversation('c2', 1, { subject: 'Restored' })], 'new');
    });
    await run();
    await saveDraft(store, { conversationId: 'c1', text: 'unfinished words', seen: undefined });
    restarted = true;
    expect(await run()).to.equal('done');
    expect(await ids(store)).to.deep.equal(['c2']);
    expect((await store.db.conversations.get('c2'))?.version).to.equal(1);
    expect(await store.db.drafts.count()).to.equal(1);
  });

  test('a malformed item is set aside and the rest is taken', async () => {
    const broken = conversation('c1', 1, { patient: { id: 'p', name: 7 } });
    const { store, run } = await follower(() => page([broken, conversation('c2')], 'one'));
    expect(await run()).to.equal('done');
    expect(await ids(store)).to.deep.equal(['c2']);
    expect((await readSync(store.db)).setAside).to.deep.equal(['c1']);
  });

  for (const stranger of [{ userId: 'sam-okafor' }, { tenantId: 'elsewhere' }]) {
    test(`an answer for another ${Object.keys(stranger).join()} is never taken`, async () => {
      const { store, run } = await follower(() =>
        page([conversation('c1')], 'one', false, stranger),
      );
      expect(await run()).to.equal('signed-out');
      expect(await ids(store)).to.deep.equal([]);
      expect((await readSync(store.db)).signIn).to.equal('other-user');
    });
  }

  test('a server that forgets every cursor is not asked again without a pause', async () => {
    const expired: Answer = { kind: 'problem', status: 410, slug: 'cursor-expired', body: {} };
    const { backend, run } = await follower(() => expired);
    expect(await run()).to.equal('offline');
    expect(backend.pulls.length).to.equal(1);
  });

  const nonsense: readonly [string, Answer][] = [
    ['another shape', { kind: 'answered', body: { hello: 'world' } }],
    ['a bare list', { kind: 'answered', body: [] }],
    ['a page that never ends', page([], 'same', true)],
    ['a portal page', { kind: 'not-ours', status: 200, signIn: false }],
  ];
  for (const [name, answer] of nonsense) {
    test(`${name} is not the clinic’s answer`, async () => {
      const { store, run } = await follower(() => answer);
      expect(await run()).to.equal('not-ours');
      expect(await ids(store)).to.deep.equal([]);
      expect((await readSync(store.db)).notOurs).to.equal(true);
    });
  }

  test('two tabs that pull everything at once end with one whole copy', async () => {
    const answer = ({ since }: ChangesRequest): Answer =>
      since === undefined
        ? page([conversation('c1')], 'one', true, { total: 2 })
        : page([conversation('c2')], 'two');
    const first = await follower(answer);
    const second = await follower(answer, first.store.name);
    expect(await Promise.all([first.run(), second.run()])).to.deep.equal(['done', 'done']);
    expect(await ids(first.store)).to.deep.equal(['c1', 'c2']);
    expect((await readSync(first.store.db)).cursor).to.equal('two');
  });

  test('a pull that succeeds ends the back-off after silence, and shortens that after a stranger', async () => {
    const { store, run } = await follower(() => page([], 'one'));
    const now = store.now();
    const row = {
      conversationId: 'c1',
      kind: 'reply',
      attempts: 6,
      heard: 0,
      composedAt: now,
    } as const;
    const rest = { author: 'ana-ruiz', effect: {}, nextAt: now + 120_000 };
    await store.db.outbox.bulkPut([
      { ...row, ...rest, id: 'r1', state: 'waiting', lastError: { reason: 'no-answer' } },
      { ...row, ...rest, id: 'r2', state: 'parked', lastError: { reason: 'not-ours' } },
      { ...row, ...rest, id: 'r3', state: 'waiting', lastError: { reason: 'server-busy' } },
    ]);
    await run();
    const waits = (await store.db.outbox.toArray()).map(({ nextAt }) => nextAt - now);
    expect(waits).to.deep.equal([0, 30_000, 120_000]);
  });
});
