import { expect } from '@open-wc/testing';

import type { Intray } from '../../src/page/intray.js';
import type { PersonSession } from '../../src/page/person-session.js';
import { signOut } from '../../src/page/sign-out.js';
import { SignOutFailedEvent, type SignOutTrouble } from '../../src/page/sign-out-events.js';
import { findKeys } from '../../src/store/device.js';
import { ManualTime } from '../support/manual-time.js';
import { personSessionOf } from '../support/person-session-of.js';
import { deleteTestStores } from '../support/test-store.js';

/** Connections of others are given this long to close. */
const PATIENCE_MS = 5_000;

/** A page without a connection; it keeps the trouble that it is told of, and shows it in its own way. */
class OfflinePage extends EventTarget {
  readonly status = { online: false, signIn: null };
  readonly troubles: SignOutTrouble[] = [];

  constructor() {
    super();
    this.addEventListener('intray-sign-out-failed', (event) => {
      if (event instanceof SignOutFailedEvent) this.troubles.push(event.reason);
      event.preventDefault();
    });
  }
}

let session: PersonSession | undefined;

async function openSession(): Promise<PersonSession> {
  session = await personSessionOf();
  return session;
}

/** Somebody who does not hear that it is to be removed. */
function holdOpen(database: string): Promise<IDBDatabase> {
  const request = indexedDB.open(database);
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(new Error('It does not open.', { cause: request.error }));
    };
  });
}

/** Once the browser is asked to remove a database, that time passes and nothing else happens. */
function passPatience(time: ManualTime): void {
  indexedDB.deleteDatabase = (name) => {
    Reflect.deleteProperty(indexedDB, 'deleteDatabase');
    queueMicrotask(() => void time.run(PATIENCE_MS));
    return indexedDB.deleteDatabase(name);
  };
}

suite('a sign-out that the storage hinders', () => {
  teardown(async () => {
    session?.close();
    await deleteTestStores();
  });

  test('is told where something else keeps the database open; nothing in it can be read any more', async () => {
    const { store } = await openSession();
    const holder = await holdOpen(store.name);
    const page = new OfflinePage();
    const time = new ManualTime();
    passPatience(time);
    let left = false;
    const leave = (): void => {
      left = true;
      session?.close();
    };
    const context = { intray: page as unknown as Intray, session, leave, time };
    expect(await signOut(context)).to.equal(true);
    holder.close();
    expect([left, page.troubles]).to.deep.equal([true, ['not-removed']]);
    expect(await findKeys(store.name)).to.equal(undefined);
  });

  test('changes nothing where nobody can read what is unsent', async () => {
    const { store } = await openSession();
    store.db.close();
    const page = new OfflinePage();
    let left = false;
    const leave = (): void => {
      left = true;
    };
    expect(await signOut({ intray: page as unknown as Intray, session, leave })).to.equal(false);
    expect([left, page.troubles]).to.deep.equal([false, ['storage-silent']]);
    expect(await findKeys(store.name)).not.to.equal(undefined);
  });
});
