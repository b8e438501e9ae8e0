import { expect } from '@open-wc/testing';
import { Dexie } from 'dexie';

import { saveDraft } from '../../src/commands/save-draft.js';
import { sendReply } from '../../src/commands/send-reply.js';
import {
  LocalDataRemovedError,
  NewerStoreError,
  StoreSilentError,
} from '../../src/model/errors.js';
import type { UsedDraft } from '../../src/store/draft-table.js';
import { live } from '../../src/store/live.js';
import { openRowsOf, openStore, openStoreOf, type Store } from '../../src/store/database.js';
import type { StoreTrouble } from '../../src/store/database-guard.js';
import { readSync } from '../../src/store/meta.js';
import { entryOf } from '../../src/store/outbox.js';
import { closeByBrowser } from '../support/close-by-browser.js';
import { DEFAULT_OPTIONS } from '../support/server-rows.js';
import { ManualTime, settled } from '../support/manual-time.js';
import { deleteTestStores, openTestStore } from '../support/test-store.js';

/** More than any call may be silent for. */
const SILENCE_MS = 6_000;
/** Files that could not be opened are left alone for so long. */
const REST_MS = 10_000;

/** What a person's row in the device record says beside whose it is. */
const NO_PLACE = { backendUrl: '/', name: 'Ana Ruiz', needsPage: true, clockOffsetMs: 0 };

/** What the browser closed is looked after within this. */
const LOOKS_MS = 1_000;

/** Moved where a call is swallowed: only silence lets it pass, however slow this machine is. */
let time = new ManualTime();

function reply(store: Store, draft: UsedDraft = {}): Promise<string> {
  const basedOn = { messageId: 'c1-m1', assignee: null, state: 'open' } as const;
  const rest = { ...draft, options: DEFAULT_OPTIONS, basedOn, undoMs: 0 };
  return sendReply(store, { conversationId: 'c1', body: 'Yes.', ...rest });
}

function passSilence(): void {
  queueMicrotask(() => void time.run(SILENCE_MS));
}

/** The next calls of this kind to a table are taken and never answered; gives the way back. */
function silence(
  method: 'put' | 'get' | 'add',
  table: string,
  times: number,
  swallowed = passSilence,
): () => void {
  const { prototype } = IDBObjectStore;
  const original = Object.getOwnPropertyDescriptor(prototype, method);
  const answer = original?.value as (...asked: unknown[]) => IDBRequest;
  let left = times;
  Object.defineProperty(prototype, method, {
    configurable: true,
    value(this: IDBObjectStore, ...asked: unknown[]) {
      if (this.name !== table || left-- <= 0) return answer.apply(this, asked);
      swallowed();
      return new EventTarget();
    },
  });
  return () => {
    if (original) Object.defineProperty(prototype, method, original);
  };
}

/** The next transaction that writes is committed, and nobody hears of it: as after "clear site data". */
function loseCompletion(): () => void {
  const { prototype } = IDBTransaction;
  const original = Object.getOwnPropertyDescriptor(prototype, 'oncomplete');
  const putBack = (): void => {
    if (original) Object.defineProperty(prototype, 'oncomplete', original);
  };
  Object.defineProperty(prototype, 'oncomplete', {
    configurable: true,
    set(this: IDBTransaction, listener: unknown) {
      if (this.mode === 'readwrite') {
        putBack();
        this.addEventListener('complete', passSilence);
      } else original?.set?.call(this, listener);
    },
  });
  return putBack;
}

function troubleOf(store: Store, wanted: StoreTrouble | undefined): Promise<void> {
  return new Promise((resolve) => {
    store.db.guard.watch((trouble) => {
      if (trouble === wanted) resolve();
    });
  });
}

function opened(request: IDBOpenDBRequest): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => {
      resolve(request.result);
    });
    request.addEventListener('error', () => {
      reject(request.error ?? new Error('Not opened.'));
    });
  });
}

/** What the code of a later version does to the database. */
async function upgrade(name: string): Promise<void> {
  (await opened(indexedDB.open(name, 990))).close();
}

async function isThere(database: string): Promise<boolean> {
  return (await indexedDB.databases()).some(({ name }) => name === database);
}

async function closedStore(): Promise<Store> {
  const store = await openTestStore();
  store.close();
  return store;
}

async function errorOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  );
}

/** How often an opening was refused. */
let refusals = 0;

/** The browser cannot open the files of this database; gives the way back. */
function refuseOpening(database: string, reason = 'UnknownError'): () => void {
  indexedDB.open = (name, version) => {
    if (name !== database) return IDBFactory.prototype.open.call(indexedDB, name, version);
    refusals += 1;
    const error = new DOMException('Internal error opening backing store.', reason);
    const request = Object.assign(new EventTarget(), { error }) as unknown as IDBOpenDBRequest;
    queueMicrotask(() => {
      const event = new Event('error');
      Object.defineProperty(event, 'target', { value: request });
      request.onerror?.(event);
    });
    return request;
  };
  return () => {
    Reflect.deleteProperty(indexedDB, 'open');
  };
}

let restore = (): void => undefined;

setup(() => {
  time = new ManualTime();
});

suite('a database that does not answer', () => {
  teardown(async () => {
    restore();
    await deleteTestStores();
  });

  test('is opened anew, and the call made again: the reply is on disk, once', async () => {
    const store = await openTestStore({ time });
    restore = silence('add', 'outbox', 1);
    const id = await reply(store);
    expect((await store.db.outbox.toArray()).map((row) => row.id)).to.deep.equal([id]);
  });

  test('after it has kept a reply is not given it twice, and its draft is used up', async () => {
    const store = await openTestStore({ time });
    const { savedAt } = await saveDraft(store, {
      conversationId: 'c1',
      text: 'Yes.',
      seen: undefined,
    });
    restore = loseCompletion();
    const id = await reply(store, { seen: savedAt, isKept: true });
    expect((await store.db.outbox.toArray()).map((row) => row.id)).to.deep.equal([id]);
    expect(await store.db.drafts.count()).to.equal(0);
  });

  test('is opened anew for a single question too', async () => {
    const store = await openTestStore({ time });
    restore = silence('get', 'meta', 1);
    expect((await store.db.meta.get('epoch'))?.value).to.equal(1);
  });

  test('the second time is told of, and nothing is thought to be saved', async () => {
    const store = await openTestStore({ time });
    restore = silence('add', 'outbox', 9);
    expect(await errorOf(reply(store))).to.be.instanceOf(StoreSilentError);
    restore();
    expect(await store.db.outbox.count()).to.equal(0);
  });

  test('leaves nothing half written', async () => {
    const store = await openTestStore({ time });
    const { guard, people, tombstones } = store.db;
    let runs = 0;
    restore = silence('get', 'people', 1);
    await errorOf(
      guard.transaction('rw', [tombstones, people], async () => {
        if (++runs === 2) throw new Error('The second time fails.');
        await tombstones.add({ id: 'message:m1', version: 1, at: 0 });
        await people.get('staff:sam');
      }),
    );
    expect(runs).to.equal(2);
    expect(await tombstones.count()).to.equal(0);
  });

  test('at its opening is given up after one more try', async () => {
    let asked = 0;
    indexedDB.open = (name, version) => {
      if (!name.startsWith('intray-silent'))
        return IDBFactory.prototype.open.call(indexedDB, name, version);
      asked += 1;
      passSilence();
      return new EventTarget() as IDBOpenDBRequest;
    };
    restore = () => {
      Reflect.deleteProperty(indexedDB, 'open');
    };
    const name = `intray-silent-${crypto.randomUUID()}`;
    const parts = { name, userId: 'ana-ruiz', tenantId: 'lakeshore', time };
    expect(await errorOf(openStore(parts))).to.be.instanceOf(StoreSilentError);
    expect(asked).to.equal(2);
  });

  test('is not suspected while a long transaction gets on', async () => {
    const store = await openTestStore({ time });
    let runs = 0;
    await store.db.guard.transaction('rw', [store.db.meta], async () => {
      runs += 1;
      for (let step = 0; step < 6; step++) {
        await time.run(SILENCE_MS / 2);
        await store.db.meta.get('fence');
      }
    });
    expect(runs).to.equal(1);
  });
});

suite('a database that the browser closed and cannot open', () => {
  teardown(async () => {
    restore();
    await deleteTestStores();
  });

  test('is told of, and used again once it opens', async () => {
    const store = await openTestStore({ time });
    const told = troubleOf(store, 'refused');
    restore = refuseOpening(store.name);
    // As Chromium does on a full disk: every connection is closed at once.
    store.db.close({ disableAutoOpen: false });
    expect(await errorOf(reply(store))).not.to.equal(undefined);
    await told;
    restore();
    await time.run(REST_MS);
    const id = await reply(store);
    expect((await entryOf(store.db, id))?.state).to.equal('waiting');
    let trouble: StoreTrouble | undefined = 'refused';
    store.db.guard.watch((news) => (trouble = news))();
    expect(trouble).to.equal(undefined);
  });

  test('is not asked again for every call, but after a while and by a person', async () => {
    const store = await openTestStore({ time });
    restore = refuseOpening(store.name);
    store.db.close({ disableAutoOpen: false });
    const calls = async (): Promise<number> => {
      const before = refusals;
      for (let call = 0; call < 4; call++) await errorOf(reply(store));
      return refusals - before;
    };
    await errorOf(reply(store));
    expect(await calls()).to.equal(0);
    const before = refusals;
    await time.run(REST_MS);
    await calls();
    expect(refusals - before).to.equal(1);
    restore();
    await store.db.guard.retry();
    expect(await reply(store)).not.to.equal('');
  });

  test('shows what it could not show meanwhile, once there is room again', async () => {
    const store = await openTestStore({ time });
    restore = refuseOpening(store.name);
    store.db.close({ disableAutoOpen: false });
    await errorOf(reply(store));
    const { promise: failed, resolve: fail } = Promise.withResolvers<unknown>();
    const { promise: shown, resolve: next } = Promise.withResolvers<number>();
    const read = (): Promise<number> => store.db.people.count();
    const stop = live(read, (count) => Promise.resolve(count), { next, fail });
    await failed;
    restore();
    await time.run(REST_MS);
    expect(await shown).to.equal(0);
    stop();
  });

  test('shows it also where the opening was never refused, and takes back what was said of it', async () => {
    const store = await openTestStore({ time });
    const { people } = store.db;
    const { promise: failed, resolve: fail } = Promise.withResolvers<unknown>();
    const { promise: shown, resolve: next } = Promise.withResolvers<number>();
    people.count = () => {
      throw new DOMException('The connection is closing.', 'UnknownError');
    };
    const stop = live(
      () => people.count(),
      (count) => Promise.resolve(count),
      { next, fail },
    );
    await failed;
    Reflect.deleteProperty(people, 'count');
    const told: (StoreTrouble | undefined)[] = [];
    store.db.guard.watch((trouble) => told.push(trouble));
    closeByBrowser(store);
    await time.run(LOOKS_MS);
    expect(await shown).to.equal(0);
    expect(told).to.deep.equal([undefined, undefined]);
    stop();
  });

  test('is opened again by itself, though nobody makes a call', async () => {
    const store = await openTestStore({ time });
    const refused = troubleOf(store, 'refused');
    restore = refuseOpening(store.name, 'AbortError');
    closeByBrowser(store);
    await Promise.all([refused, time.run(LOOKS_MS)]);
    const well = troubleOf(store, undefined);
    restore();
    await settled();
    await Promise.all([well, time.run(LOOKS_MS)]);
    expect(store.db.isOpen()).to.equal(true);
  });

  test('is opened again by itself, though the one call that was made found it still closing', async () => {
    const store = await openTestStore({ time });
    const ways = [silence('get', 'meta', 1), refuseOpening(store.name, 'AbortError')];
    restore = () => {
      for (const back of ways) back();
    };
    expect(await errorOf(store.db.meta.get('epoch'))).not.to.equal(undefined);
    const well = troubleOf(store, undefined);
    restore();
    await Promise.all([well, time.run(LOOKS_MS)]);
    expect(store.db.isOpen()).to.equal(true);
  });

  test('is left alone on a full disk, where each opening may cost what is kept there', async () => {
    const store = await openTestStore({ time });
    const refused = troubleOf(store, 'refused');
    restore = refuseOpening(store.name);
    closeByBrowser(store);
    await Promise.all([refused, time.run(SILENCE_MS)]);
    const before = refusals;
    await time.run(REST_MS);
    await time.run(REST_MS);
    expect(refusals - before).to.equal(2);
  });

  test('stays closed once we have closed it', async () => {
    const store = await openTestStore({ time });
    closeByBrowser(store);
    expect(time.sleeping).to.equal(1);
    store.close();
    expect(time.sleeping).to.equal(0);
  });

  test('stays closed also where a call of before is never answered', async () => {
    const store = await openTestStore({ time });
    const asked = Promise.withResolvers<undefined>();
    const stopSilence = silence('get', 'meta', 1, () => {
      asked.resolve(undefined);
    });
    const answer = errorOf(readSync(store.db));
    await asked.promise;
    store.close();
    await time.run(SILENCE_MS);
    stopSilence();
    expect(await answer).not.to.equal(undefined);
    expect(store.db.isOpen()).to.equal(false);
  });
});

suite('a database that was removed behind our back', () => {
  teardown(deleteTestStores);

  test('by another tab is not made anew, and the page hears of it', async () => {
    const store = await openTestStore();
    const told = troubleOf(store, 'removed');
    await Dexie.delete(store.name);
    await told;
    expect(await errorOf(reply(store))).not.to.equal(undefined);
    expect(await isThere(store.name)).to.equal(false);
  });

  test('by the browser is said though nobody asks it anything', async () => {
    const store = await openTestStore({ time });
    const told = troubleOf(store, 'removed');
    store.db.backendDB().onversionchange = null;
    const deleted = Dexie.delete(store.name);
    closeByBrowser(store);
    await deleted;
    await Promise.all([told, time.run(LOOKS_MS)]);
  });

  test('and not there when it is opened again takes nothing, and is not made anew', async () => {
    const store = await openTestStore();
    const told = troubleOf(store, 'removed');
    store.db.close({ disableAutoOpen: false });
    await Dexie.delete(store.name);
    expect(await errorOf(reply(store))).to.be.instanceOf(LocalDataRemovedError);
    await told;
    expect(await isThere(store.name)).to.equal(false);
  });

  test('is not made anew by whoever still thinks that it is there', async () => {
    const { name, userId, tenantId } = await closedStore();
    await Dexie.delete(name);
    const person = { database: name, userId, tenantId, ...NO_PLACE };
    expect(await errorOf(openStoreOf(person))).to.be.instanceOf(LocalDataRemovedError);
    expect(await errorOf(openRowsOf(person))).to.be.instanceOf(LocalDataRemovedError);
    expect(await isThere(name)).to.equal(false);
  });
});

suite('a database that newer code has taken over', () => {
  teardown(deleteTestStores);

  test('is let go, once what is being typed has been kept', async () => {
    const store = await openTestStore();
    const told = troubleOf(store, 'newer');
    let kept = '';
    store.db.guard.beforeGivingWay(async () => {
      kept = await reply(store);
    });
    await Promise.all([upgrade(store.name), told]);
    expect(await errorOf(reply(store))).not.to.equal(undefined);
    const raw = await opened(indexedDB.open(store.name));
    const { promise, resolve } = Promise.withResolvers<unknown>();
    const request = raw.transaction('outbox').objectStore('outbox').getAll();
    request.addEventListener('success', () => {
      resolve(request.result.map(({ id }: { id: string }) => id));
    });
    expect(await promise).to.deep.equal([kept]);
    raw.close();
  });

  test('can be read by older code, and not be written', async () => {
    const { name } = await closedStore();
    await upgrade(name);
    const old = await openTestStore({ name });
    await troubleOf(old, 'newer');
    expect(await old.db.outbox.count()).to.equal(0);
    expect(await errorOf(reply(old))).to.be.instanceOf(NewerStoreError);
  });

  test('without a new schema refuses older code at its next write', async () => {
    const store = await openTestStore();
    const id = await reply(store);
    await store.db.meta.put({ key: 'epoch', value: 99 });
    expect(await errorOf(reply(store))).to.be.instanceOf(NewerStoreError);
    expect((await entryOf(store.db, id))?.state).to.equal('waiting');
  });

  test('cannot be upgraded while an old tab holds it: the new one says so, and waits', async () => {
    const { name } = await closedStore();
    await Dexie.delete(name);
    const old = await opened(indexedDB.open(name, 10));
    const said: string[] = [];
    const opening = new Promise<void>((resolve) => {
      const onBlocked = (): void => {
        said.push('blocked');
        void time.run(3 * SILENCE_MS).then(() => {
          said.push('let go');
          old.close();
        });
      };
      void errorOf(openTestStore({ name, time, onBlocked })).then(() => {
        said.push('opened');
        resolve();
      });
    });
    await opening;
    expect(said).to.deep.equal(['blocked', 'let go', 'opened']);
  });
});
