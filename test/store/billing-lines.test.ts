import { expect } from '@open-wc/testing';

import { sendReply } from '../../src/commands/send-reply.js';
import type { BillingLine } from '../../src/model/billing-line.js';
import type { Change } from '../../src/model/change.js';
import { applyChanges } from '../../src/store/apply-changes.js';
import { noteBillingExport } from '../../src/commands/note-billing-export.js';
import {
  type BillingExport,
  type BillingFacts,
  type BillingHints,
  type UnsentBilling,
  watchBillingExports,
  watchBillingFacts,
  watchBillingHints,
  watchBillingLines,
  watchUnsentBilling,
  type OpenedLines,
} from '../../src/store/billing-queries.js';
import type { Store } from '../../src/store/database.js';
import { patchSync, saveSession } from '../../src/store/meta.js';
import { DEFAULT_OPTIONS, NOON, SESSION, unreadConversation } from '../support/server-rows.js';
import { deleteTestStores, firstView, openTestStore } from '../support/test-store.js';
import { ManualClock } from '../support/manual-clock.js';

const NOVEMBER = '2026-11-01';

function line(id: string, parts: Partial<BillingLine> = {}, version = 1): Change {
  const value: BillingLine = {
    id,
    messageId: `message-${id}`,
    conversationId: 'c1',
    patient: { id: 'patient-c1', name: 'Tremblay, Marie' },
    providerId: 'dana-lee',
    enteredBy: 'ana-ruiz',
    feeCode: 'K303A',
    serviceDate: '2026-11-24',
    composedAt: NOON,
    cycle: NOVEMBER,
    late: false,
    ...parts,
  };
  return { op: 'put', kind: 'billing-line', id, version, value };
}

function linesIn(store: Store, cycle = NOVEMBER): Promise<OpenedLines> {
  return firstView((next, fail) => watchBillingLines(store, cycle, next, fail));
}

function factsOf(store: Store): Promise<BillingFacts> {
  return firstView((next, fail) => watchBillingFacts(store, next, fail));
}

async function idsIn(store: Store, cycle = NOVEMBER): Promise<string[]> {
  return (await linesIn(store, cycle)).lines.map(({ id }) => id).sort();
}

suite('billing lines on the device', () => {
  let store: Store;
  setup(async () => {
    store = await openTestStore({ clock: new ManualClock(NOON) });
  });
  teardown(deleteTestStores);

  test('come back as the server told them, and only those of the cycle', async () => {
    const told = line('b1', { late: true });
    await applyChanges(store, [told, line('b2', { cycle: '2026-10-01' })]);
    const { lines, unreadable } = await linesIn(store);
    expect([lines, unreadable]).to.deep.equal([[told.op === 'put' && told.value], 0]);
  });

  test('say nothing in clear of whom and what', async () => {
    await applyChanges(store, [line('b1')]);
    const [row] = await store.db.billingLines.toArray();
    expect(Object.keys(row ?? {}).sort()).to.deep.equal(
      ['cycle', 'generation', 'id', 'sealed', 'serviceDate', 'version'].sort(),
    );
    const seen = new TextDecoder().decode(row?.sealed);
    expect(seen).to.not.match(/Tremblay|K303A|dana-lee/u);
  });

  test('are one for each id, the newest version of it', async () => {
    await applyChanges(store, [line('b1', {}, 4)]);
    await applyChanges(store, [line('b1', { voidedAt: NOON }, 5), line('b1', {}, 3)]);
    const { lines } = await linesIn(store);
    expect(lines.map(({ voidedAt }) => voidedAt)).to.deep.equal([NOON]);
    await applyChanges(store, [line('b1', {}, 4)]);
    expect((await linesIn(store)).lines[0]?.voidedAt).to.equal(NOON);
  });

  test('go with their conversation, and the cycle is known to lack them', async () => {
    const other = line('b2', { conversationId: 'c2' });
    await applyChanges(store, [...unreadConversation('c1'), line('b1'), other]);
    await store.db.meta.put({ key: 'fullPulledAt', value: NOON - 1 });
    const gone: Change = { op: 'delete', kind: 'conversation', id: 'c1', version: 9 };
    await applyChanges(store, [line('b3'), gone]);
    expect(await idsIn(store)).to.deep.equal(['b2']);
    const { fetches } = await factsOf(store);
    expect(fetches).to.deep.equal([{ cycle: NOVEMBER, cutAt: NOON }]);
  });

  test('go when the server says so, and no older word brings them back', async () => {
    await applyChanges(store, [line('b1'), line('b2')]);
    await applyChanges(store, [{ op: 'delete', kind: 'billing-line', id: 'b1', version: 9 }]);
    await applyChanges(store, [line('b1', {}, 8)]);
    expect(await idsIn(store)).to.deep.equal(['b2']);
  });

  test('that a full pull does not name are removed; when it was is remembered', async () => {
    await applyChanges(store, [line('b1'), line('b2')]);
    await patchSync(store.db, { generation: 1, clockOffset: 5_000 });
    await applyChanges(store, [line('b2')], { fullPull: true, complete: true });
    expect(await idsIn(store)).to.deep.equal(['b2']);
    const facts = { cycles: [NOVEMBER], fullPulledAt: NOON + 5_000, fetches: [] };
    expect(await factsOf(store)).to.deep.equal(facts);
  });

  test('name the cycles that the device knows, oldest first', async () => {
    const cycles = ['2026-11-01', '2026-09-01', '2026-11-01', '2026-10-01'];
    await applyChanges(
      store,
      cycles.map((cycle, at) => line(`b${at}`, { cycle })),
    );
    const { cycles: known } = await factsOf(store);
    expect(known).to.deep.equal(['2026-09-01', '2026-10-01', '2026-11-01']);
  });

  test('that do not open are counted, and the others are there', async () => {
    await applyChanges(store, [line('b1'), line('b2')]);
    await store.db.billingLines.update('b1', { sealed: new Uint8Array(40) });
    const { lines, unreadable } = await linesIn(store);
    expect([lines.map(({ id }) => id), unreadable]).to.deep.equal([['b2'], 1]);
  });

  test('are followed: a line that is told later, and one that is taken back', async () => {
    await applyChanges(
      store,
      Array.from({ length: 450 }, (_, at) => line(`b${at}`)),
    );
    const counts: string[] = [];
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const stop = watchBillingLines(
      store,
      NOVEMBER,
      ({ lines }) => {
        const voided = lines.filter(({ voidedAt }) => voidedAt !== undefined);
        counts.push(`${lines.length} ${voided.length}`);
        if (counts.length === 1) void applyChanges(store, [line('late')]);
        if (counts.length === 2) void applyChanges(store, [line('b7', { voidedAt: 1 }, 2)]);
        if (counts.length === 3) resolve(undefined);
      },
      reject,
    );
    await promise;
    stop();
    expect(counts).to.deep.equal(['450 0', '451 0', '451 1']);
  });
});

suite('billable replies that are not sent', () => {
  teardown(deleteTestStores);

  const send = (store: Store, feeCode?: string) =>
    sendReply(store, {
      conversationId: 'c1',
      body: 'Your renewal is ready.',
      options: { ...DEFAULT_OPTIONS, ...(feeCode !== undefined && { feeCode }) },
      basedOn: { messageId: 'c1-m1', assignee: null, state: 'open' },
      undoMs: 0,
    });

  test('are named until the server has accepted them, whatever stops them', async () => {
    const store = await openTestStore({ clock: new ManualClock(NOON) });
    await applyChanges(store, unreadConversation('c1'));
    const ids = [await send(store, 'K303A'), await send(store, 'A007A'), await send(store)];
    await store.db.outbox
      .where('id')
      .equals(ids[0] ?? '')
      .modify({ state: 'held' });
    const unsent = () =>
      firstView<readonly UnsentBilling[]>((next, fail) => watchUnsentBilling(store, next, fail));
    expect(
      (await unsent()).map(({ feeCode, patientName, delivery }) => [
        feeCode,
        patientName,
        delivery.state,
      ]),
    ).to.deep.equal([
      ['K303A', 'Tremblay, Marie', 'held'],
      ['A007A', 'Tremblay, Marie', 'waiting'],
    ]);
    await store.db.outbox
      .where('id')
      .equals(ids[0] ?? '')
      .modify({ state: 'accepted' });
    await store.db.outbox
      .where('id')
      .equals(ids[1] ?? '')
      .modify({ state: 'withdrawn' });
    expect(await unsent()).to.deep.equal([]);
  });
});

suite('exports on this computer', () => {
  teardown(deleteTestStores);

  test('are remembered by cycle, in order, also when the lines come anew', async () => {
    const clock = new ManualClock(NOON);
    const store = await openTestStore({ clock });
    await noteBillingExport(store, { cycle: NOVEMBER, lineIds: ['b1', 'b2'] });
    clock.advance(60_000);
    await noteBillingExport(store, { cycle: NOVEMBER, lineIds: ['b3'] });
    await noteBillingExport(store, { cycle: '2026-10-01', lineIds: ['b9'] });
    await applyChanges(store, [], { fullPull: true, complete: true });
    const exports = await firstView<readonly BillingExport[]>((next, fail) =>
      watchBillingExports(store, NOVEMBER, next, fail),
    );
    expect(exports.map(({ at, lineIds }) => [at - NOON, lineIds])).to.deep.equal([
      [0, ['b1', 'b2']],
      [60_000, ['b3']],
    ]);
  });
});

suite('hints for a fee code', () => {
  teardown(deleteTestStores);

  test('are my own codes, the latest first, and what the patient has this week', async () => {
    const store = await openTestStore({ clock: new ManualClock(NOON) });
    await saveSession(store, SESSION);
    await applyChanges(store, [
      line('b1', { feeCode: 'A007A', serviceDate: '2026-10-29', cycle: '2026-10-01' }),
      line('b2', { serviceDate: '2026-11-21' }),
      line('b3', { serviceDate: '2026-11-22' }),
      line('b4', { feeCode: 'A888A', voidedAt: NOON }),
      line('b5', { feeCode: 'G2010', enteredBy: 'sam-okafor', patient: { id: 'p2', name: 'Lee' } }),
    ]);
    const hints = await firstView<BillingHints>((next, fail) =>
      watchBillingHints(store, 'patient-c1', next, fail),
    );
    expect(hints.recentCodes).to.deep.equal(['A888A', 'K303A', 'A007A']);
    expect(hints.thisWeek.map(({ id }) => id)).to.deep.equal(['b3']);
  });
});
