import { expect } from '@open-wc/testing';

import { fetchBillingCycle } from '../../src/commands/fetch-billing-cycle.js';
import type { BillingLine } from '../../src/model/billing-line.js';
import type { Change } from '../../src/model/change.js';
import type { CycleFetch } from '../../src/model/cycle-fetch.js';
import { applyChanges } from '../../src/store/apply-changes.js';
import {
  watchBillingFacts,
  watchBillingLines,
  type BillingFacts,
  type OpenedLines,
} from '../../src/store/billing-queries.js';
import { wantedCycles } from '../../src/store/cycle-fetches.js';
import type { Store } from '../../src/store/database.js';
import { readSync } from '../../src/store/meta.js';
import type { Answer } from '../../src/sync/backend.js';
import { fetchCycle, startCycleFetches } from '../../src/sync/fetch-cycle.js';
import { ManualClock } from '../support/manual-clock.js';
import { ScriptedBackend } from '../support/scripted-backend.js';
import { NOON, unreadConversation } from '../support/server-rows.js';
import { deleteTestStores, firstView, openTestStore } from '../support/test-store.js';

const AUGUST = '2026-08-01';

interface Desk {
  readonly store: Store;
  readonly clock: ManualClock;
  readonly backend: ScriptedBackend;
  /** Fetches once what is wanted, as the worker does. */
  readonly fetch: () => Promise<string>;
}

async function openDesk(): Promise<Desk> {
  const clock = new ManualClock(NOON);
  const store = await openTestStore({ clock });
  const backend = new ScriptedBackend();
  const fetch = async (): Promise<string> => {
    const [wanted] = await wantedCycles(store.db);
    return wanted ? fetchCycle({ store, backend }, wanted) : 'nothing is wanted';
  };
  await fetchBillingCycle(store, AUGUST);
  return { store, clock, backend, fetch };
}

function line(id: string, parts: Partial<BillingLine> = {}): BillingLine {
  return {
    id,
    messageId: `message-${id}`,
    conversationId: 'c1',
    patient: { id: 'patient-c1', name: 'Tremblay, Marie' },
    providerId: 'dana-lee',
    enteredBy: 'ana-ruiz',
    feeCode: 'K303A',
    serviceDate: '2026-08-12',
    composedAt: NOON,
    cycle: AUGUST,
    late: false,
    ...parts,
  };
}

function put(value: BillingLine, version: number): Change {
  return { op: 'put', kind: 'billing-line', id: value.id, version, value };
}

/** As a server writes it. */
function report(lines: readonly BillingLine[], cycle = AUGUST): Answer {
  const wire = lines.map(({ composedAt, voidedAt, ...row }) => ({
    ...row,
    composedAt: new Date(composedAt).toISOString(),
    ...(voidedAt !== undefined && { voidedAt: new Date(voidedAt).toISOString() }),
  }));
  const body = { cycle: { id: cycle, start: cycle, end: '2026-09-01' }, lines: wire };
  return { kind: 'answered', body };
}

function refuse(status: number, slug: string): Answer {
  return { kind: 'problem', status, slug, body: {} };
}

async function linesOf(store: Store): Promise<readonly BillingLine[]> {
  const { lines } = await firstView<OpenedLines>((next, fail) =>
    watchBillingLines(store, AUGUST, next, fail),
  );
  return lines.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

async function idsOf(store: Store): Promise<string[]> {
  return (await linesOf(store)).map(({ id }) => id);
}

async function standing(store: Store): Promise<CycleFetch | undefined> {
  const { fetches } = await firstView<BillingFacts>((next, fail) =>
    watchBillingFacts(store, next, fail),
  );
  return fetches.find(({ cycle }) => cycle === AUGUST);
}

suite('fetching the report of a billing cycle', () => {
  teardown(deleteTestStores);

  test('brings its lines, sealed, and says as of when', async () => {
    const { store, backend, fetch } = await openDesk();
    backend.onBillingLines = () => report([line('b1'), line('b2', { late: true })]);
    expect(await fetch()).to.equal('settled');
    expect(backend.cycles).to.deep.equal([{ userId: 'ana-ruiz', cycle: AUGUST }]);
    expect(await linesOf(store)).to.deep.equal([line('b1'), line('b2', { late: true })]);
    const [row] = await store.db.billingLines.toArray();
    expect(new TextDecoder().decode(row?.sealed)).to.not.match(/Tremblay|K303A/u);
    expect(await standing(store)).to.include({ fetchedAt: NOON, wantedAt: undefined });
    expect(await fetch()).to.equal('nothing is wanted');
  });

  test('brings thousands, each once', async () => {
    const { store, backend, fetch } = await openDesk();
    const lines = Array.from({ length: 1_100 }, (_, at) => line(`b${at}`));
    await applyChanges(store, [put(line('b7'), 3)]);
    backend.onBillingLines = () => report(lines);
    await fetch();
    expect(await store.db.billingLines.count()).to.equal(1_100);
  });

  test('leaves alone what the feed has told of a line, whichever came first', async () => {
    const { store, backend, fetch } = await openDesk();
    const voided = line('b1', { voidedAt: NOON });
    await applyChanges(store, [put(voided, 4)]);
    backend.onBillingLines = () => report([line('b1'), line('b2')]);
    await fetch();
    await applyChanges(store, [put(line('b2', { voidedAt: NOON }), 1)]);
    const taken = (await linesOf(store)).map(({ voidedAt }) => voidedAt);
    expect(taken).to.deep.equal([NOON, NOON]);
  });

  test('hears of a line that was taken back', async () => {
    const { store, backend, fetch } = await openDesk();
    await applyChanges(store, [put(line('b1'), 4)]);
    backend.onBillingLines = () => report([line('b1', { voidedAt: NOON })]);
    await fetch();
    expect((await linesOf(store))[0]?.voidedAt).to.equal(NOON);
    expect((await store.db.billingLines.get('b1'))?.version).to.equal(4);
  });

  test('removes what an earlier report named and this one does not; what the feed told stays', async () => {
    const { store, backend, fetch } = await openDesk();
    backend.onBillingLines = () => report([line('b1'), line('b2')]);
    await fetch();
    await applyChanges(store, [put(line('b3'), 1)]);
    await fetchBillingCycle(store, AUGUST);
    backend.onBillingLines = () => report([line('b2')]);
    await fetch();
    expect(await idsOf(store)).to.deep.equal(['b2', 'b3']);
  });

  test('brings nothing back that went while it was on its way', async () => {
    const { store, clock, backend, fetch } = await openDesk();
    await applyChanges(store, [
      ...unreadConversation('c1'),
      put(line('b2', { conversationId: 'c2' }), 1),
    ]);
    backend.onBillingLines = async () => {
      clock.advance(10);
      await applyChanges(store, [
        { op: 'delete', kind: 'conversation', id: 'c1', version: 9 },
        { op: 'delete', kind: 'billing-line', id: 'b2', version: 9 },
      ]);
      return report([
        line('b1'),
        line('b2', { conversationId: 'c2' }),
        line('b3', { conversationId: 'c3' }),
      ]);
    };
    await fetch();
    expect(await idsOf(store)).to.deep.equal(['b3']);
  });

  test('keeps the lines of a conversation that is gone, where the clinic’s report has them', async () => {
    const { store, clock, backend, fetch } = await openDesk();
    await applyChanges(store, [...unreadConversation('c1'), put(line('b1'), 1)]);
    await applyChanges(store, [{ op: 'delete', kind: 'conversation', id: 'c1', version: 9 }]);
    expect(await idsOf(store)).to.deep.equal([]);
    clock.advance(10);
    backend.onBillingLines = () => report([line('b1')]);
    await fetch();
    expect(await idsOf(store)).to.deep.equal(['b1']);
  });

  test('counts lines that make no sense, and keeps the others', async () => {
    const { store, backend, fetch } = await openDesk();
    const strange = line('b2', { serviceDate: 'yesterday' });
    backend.onBillingLines = () =>
      report([line('b1'), strange, line('b3', { cycle: '2026-07-01' })]);
    await fetch();
    expect(await idsOf(store)).to.deep.equal(['b1']);
    expect((await standing(store))?.setAside).to.equal(2);
  });

  for (const [what, answer, trouble] of [
    ['a refusal', refuse(403, 'not-allowed'), 'not-allowed'],
    ['a cycle that the server does not know', refuse(404, 'gone'), 'no-report'],
    ['the report of another cycle', report([], '2026-07-01'), 'no-report'],
    ['a body that is no report', { kind: 'answered', body: { lines: 3 } }, 'no-report'],
  ] as const) {
    test(`ends with ${what}, and asking again tries once more`, async () => {
      const { store, backend, fetch } = await openDesk();
      backend.onBillingLines = () => answer;
      expect(await fetch()).to.equal('settled');
      expect(await standing(store)).to.deep.include({ trouble, wantedAt: undefined });
      await fetchBillingCycle(store, AUGUST);
      backend.onBillingLines = () => report([line('b1')]);
      await fetch();
      expect(await standing(store)).to.include({ trouble: undefined, fetchedAt: NOON });
    });
  }

  for (const [what, answer] of [
    ['the line is dead', { kind: 'no-answer' }],
    ['the server is busy', refuse(503, '')],
    ['somebody else answers', { kind: 'not-ours', status: 200, signIn: false }],
    ['the session has ended', refuse(401, 'sign-in-needed')],
  ] as const) {
    test(`stays wanted while ${what}`, async () => {
      const { store, backend, fetch } = await openDesk();
      backend.onBillingLines = () => answer;
      expect(await fetch()).to.equal('later');
      expect(await standing(store)).to.include({ wantedAt: NOON });
      const { offlineSince, notOurs, signIn } = await readSync(store.db);
      expect([offlineSince, notOurs, signIn].filter((one) => one !== undefined)).to.have.length(1);
    });
  }

  test('a newer wish is not ended by an older answer', async () => {
    const { store, backend, fetch } = await openDesk();
    backend.onBillingLines = async () => {
      await fetchBillingCycle(store, AUGUST);
      return report([line('b1')]);
    };
    await fetch();
    expect(await standing(store)).to.include({ fetchedAt: NOON, wantedAt: NOON + 1 });
  });

  test('is begun as soon as somebody asks', async () => {
    const { store, backend } = await openDesk();
    backend.onBillingLines = () => report([line('b1')]);
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const watching = watchBillingLines(
      store,
      AUGUST,
      ({ lines }) => {
        if (lines.length > 0) resolve(undefined);
      },
      reject,
    );
    const stop = startCycleFetches({ store, backend });
    await promise;
    stop();
    watching();
  });
});
