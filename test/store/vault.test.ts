import { expect } from '@open-wc/testing';
import { Dexie } from 'dexie';
import { createStore, del } from 'idb-keyval';

import { LocalDataRemovedError, UnreadableError } from '../../src/model/errors.js';
import { applyChanges } from '../../src/store/apply-changes.js';
import { conversation } from '../support/server-rows.js';
import { deleteTestStores, openTestStore } from '../support/test-store.js';

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => undefined,
    (error: unknown) => error,
  );
}

/** What clearing the device record does to one person's keys. */
function forgetKeys(database: string): Promise<void> {
  return del(`keys ${database}`, createStore('intray-device', 'device'));
}

interface Held {
  readonly asked: Promise<void>;
  readonly goOn: () => void;
}

/** The second look for these keys, after which they would be made, finds none, and is told so only when it may go on. */
function holdKeys(database: string): Held {
  const { prototype } = IDBObjectStore;
  const original = Object.getOwnPropertyDescriptor(prototype, 'get');
  const get = original?.value as (key: IDBValidKey) => IDBRequest;
  const { promise: asked, resolve } = Promise.withResolvers<undefined>();
  const request = Object.assign(new EventTarget(), { result: undefined }) as unknown as IDBRequest;
  let looks = 0;
  Object.defineProperty(prototype, 'get', {
    configurable: true,
    value(this: IDBObjectStore, key: IDBValidKey) {
      if (key !== `keys ${database}` || ++looks < 2) return get.call(this, key);
      if (original) Object.defineProperty(prototype, 'get', original);
      resolve(undefined);
      return request;
    },
  });
  const goOn = (): void => {
    request.onsuccess?.(new Event('success'));
  };
  return { asked, goOn };
}

/** The next key that is made waits before it is kept. */
function holdWrapping(): Held {
  const { subtle } = crypto;
  const asked = Promise.withResolvers<undefined>();
  const mayGoOn = Promise.withResolvers<undefined>();
  subtle.wrapKey = async (...wanted) => {
    Reflect.deleteProperty(subtle, 'wrapKey');
    asked.resolve(undefined);
    await mayGoOn.promise;
    return subtle.wrapKey(...wanted);
  };
  return {
    asked: asked.promise,
    goOn: () => {
      mayGoOn.resolve(undefined);
    },
  };
}

suite('the vault', () => {
  teardown(deleteTestStores);

  test('a row opens only in its own place', async () => {
    const { vault } = await openTestStore();
    const sealed = await vault.seal('drafts', 'c1', { text: 'words' });
    expect(await vault.open('drafts', 'c1', sealed)).to.deep.equal({ text: 'words' });
    vault.forget();
    expect(await failureOf(vault.open('drafts', 'c2', sealed))).to.be.instanceOf(UnreadableError);
    expect(await failureOf(vault.open('outbox', 'c1', sealed))).to.be.instanceOf(UnreadableError);
  });

  test('what was sealed in one shape is never read as another', async () => {
    const { vault } = await openTestStore();
    const sealed = await vault.seal('outbox', 'e1', { body: 'words' }, 2);
    expect(await failureOf(vault.open('outbox', 'e1', sealed))).to.be.instanceOf(UnreadableError);
    expect(await vault.open('outbox', 'e1', sealed, 2)).to.deep.equal({ body: 'words' });
  });

  test('two tabs that start for the first time share one key', async () => {
    const name = `intray-test-${crypto.randomUUID()}`;
    const [one, other] = await Promise.all([openTestStore({ name }), openTestStore({ name })]);
    const sealed = await one.vault.seal('drafts', 'c1', { text: 'words' });
    expect(await other.vault.open('drafts', 'c1', sealed)).to.deep.equal({ text: 'words' });
  });

  const moments = { 'looks for the key': holdKeys, 'makes the key': holdWrapping };
  for (const [moment, hold] of Object.entries(moments))
    test(`one that is overtaken while it ${moment} loses nothing, and says nothing of it`, async () => {
      const name = `intray-test-${crypto.randomUUID()}`;
      const { asked, goOn } = hold(name);
      const overtaken = openTestStore({ name });
      await asked;
      const other = await openTestStore({ name });
      goOn();
      const one = await overtaken;
      const sealed = await one.vault.seal('drafts', 'c1', { text: 'words' });
      expect(await other.vault.open('drafts', 'c1', sealed)).to.deep.equal({ text: 'words' });
    });

  test('another person of this device cannot open it', async () => {
    const mine = await openTestStore();
    const theirs = await openTestStore({ userId: 'sam-okafor' });
    const sealed = await mine.vault.seal('drafts', 'c1', { text: 'words' });
    const failure = await failureOf(theirs.vault.open('drafts', 'c1', sealed));
    expect(failure).to.be.instanceOf(UnreadableError);
  });

  test('rows whose key is gone are never covered by a new one', async () => {
    const store = await openTestStore();
    await applyChanges(store, [conversation('c1')]);
    store.close();
    await forgetKeys(store.name);
    const failure = await failureOf(openTestStore({ name: store.name }));
    expect(failure).to.be.instanceOf(LocalDataRemovedError);
  });

  test('an emptied database is told, never filled anew without a word', async () => {
    const store = await openTestStore();
    await applyChanges(store, [conversation('c1')]);
    store.close();
    await Dexie.delete(store.name);
    const failure = await failureOf(openTestStore({ name: store.name }));
    expect(failure).to.be.instanceOf(LocalDataRemovedError);
  });
});
