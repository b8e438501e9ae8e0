import { expect } from '@open-wc/testing';
import { Dexie } from 'dexie';

import { retryUnsent } from '../../src/commands/retry-unsent.js';
import { sendHeldAsIs } from '../../src/commands/send-held-as-is.js';
import type { OutboxRow, Store } from '../../src/store/database.js';
import { deviceKey, keepKeys } from '../../src/store/device.js';
import { readDraft } from '../../src/store/drafts.js';
import { restoreWithdrawn } from '../../src/store/restore-withdrawn.js';
import { drain } from '../../src/sync/push.js';
import { wholeSession } from '../../src/sync/whole-session.js';
import { ManualClock } from '../support/manual-clock.js';
import { ScriptedBackend, sessionAnswer } from '../support/scripted-backend.js';
import { NOON } from '../support/server-rows.js';
import { deleteTestStores, openTestStore } from '../support/test-store.js';

/** What the code of one version wrote, kept by `npm run old-store`. */
interface OldStore {
  readonly version: number;
  readonly stores: Record<string, string>;
  readonly key: Uint8Array<ArrayBuffer>;
  readonly rows: Record<string, readonly { readonly key?: unknown; readonly value?: unknown }[]>;
}

/** In a browser where this version has long been at work. */
const LATER = NOON + 3_600_000;

async function readOld(version: number): Promise<OldStore> {
  const answer = await fetch(`/test/store/old-stores/version-${version}.json`);
  if (!answer.ok) throw new Error(`There is no store of version ${version}: npm run old-store`);
  return JSON.parse(await answer.text(), withBytes) as OldStore;
}

function withBytes(_name: string, value: unknown): unknown {
  const bytes = (value as { bytes?: unknown } | null)?.bytes;
  if (typeof bytes !== 'string') return value;
  return Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0));
}

/** Puts it where the browser of that time had it. */
async function leaveBehind({ version, stores, key, rows }: OldStore): Promise<string> {
  const name = `intray-test-${crypto.randomUUID()}`;
  const old = new Dexie(name);
  old.version(version).stores(stores);
  for (const [table, kept] of Object.entries(rows)) await old.table(table).bulkPut([...kept]);
  old.close();
  const installMark = String(rows['meta']?.find((row) => row.key === 'install')?.value);
  await keepKeys(name, { wrapped: await wrapped(key), installMark, marked: true });
  return name;
}

async function wrapped(raw: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', true, ['encrypt']);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const algorithm = { name: 'AES-GCM', iv };
  const cipher = await crypto.subtle.wrapKey('raw', key, await deviceKey(), algorithm);
  return new Uint8Array([...iv, ...new Uint8Array(cipher)]);
}

async function openOld(version: number): Promise<{ store: Store; clock: ManualClock }> {
  const clock = new ManualClock(LATER);
  const name = await leaveBehind(await readOld(version));
  return { store: await openTestStore({ name, clock }), clock };
}

/** What stands in the outbox of each conversation, which is named by what its reply was. */
async function states({ db }: Store): Promise<Record<string, OutboxRow['state']>> {
  const rows = await db.outbox.toArray();
  return Object.fromEntries(rows.map(({ conversationId, state }) => [conversationId, state]));
}

async function idOf({ db }: Store, conversationId: string): Promise<string> {
  const rows = await db.outbox.toArray();
  return rows.find((row) => row.conversationId === conversationId)?.id ?? '';
}

const newest = (await openNewest()).verno;

async function openNewest(): Promise<Dexie> {
  const { db } = await openTestStore();
  await deleteTestStores();
  return db;
}

suite('a store that an earlier version left behind', () => {
  teardown(deleteTestStores);

  for (let version = 1; version <= newest; version++)
    test(`version ${version}: what waits is delivered once, what was decided stays, nothing is lost`, async () => {
      const { store, clock } = await openOld(version);
      const backend = new ScriptedBackend();
      backend.onSession = () => sessionAnswer({ now: clock.now() });
      const before = await states(store);
      const basedOn = { messageId: 'held-m1', assignee: null, state: 'open' } as const;
      await sendHeldAsIs(store, await idOf(store, 'held'), basedOn);
      await retryUnsent(store, await idOf(store, 'refused'));
      await restoreWithdrawn(store);
      for (let turns = 0; turns < 5; turns++) {
        await drain({ store, backend, door: wholeSession, owner: 'new' }, { eager: true });
        clock.advance(120_000);
      }
      expect(before['accepted']).to.equal('accepted');
      expect(await states(store)).to.deep.equal({
        held: 'accepted',
        refused: 'accepted',
        accepted: 'accepted',
        'withdrawn-discard': 'withdrawn',
        'withdrawn-edit': 'withdrawn',
        'parked-stranger': 'accepted',
        sending: 'accepted',
        'parked-signed-out': 'accepted',
        waiting: 'accepted',
      });
      const said = backend.writes.map(({ body }) => (JSON.parse(body) as { body: string }).body);
      const names = [
        'held',
        'parked-signed-out',
        'parked-stranger',
        'refused',
        'sending',
        'waiting',
      ];
      expect(said.sort()).to.deep.equal(names.map((name) => `This one was ${name}.`));
      expect((await readDraft(store, 'withdrawn-edit'))?.text).to.equal(
        'This one was withdrawn-edit.',
      );
      expect((await readDraft(store, 'waiting'))?.text).to.equal('One more thing');
    });
});
