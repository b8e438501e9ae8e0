import '../../elements/define.js';

import type { Change } from '../../src/model/change.js';
import type { Session } from '../../src/model/session.js';
import {
  setInternals,
  type Completion,
  type Intray,
  type IntrayStatus,
} from '../../src/page/intray.js';
import { applyChanges } from '../../src/store/apply-changes.js';
import type { Store } from '../../src/store/database.js';
import { saveSession } from '../../src/store/meta.js';
import { ManualClock } from '../support/manual-clock.js';
import { NOON, SESSION } from '../support/server-rows.js';
import { openTestStore } from '../support/test-store.js';

export const SYNCED: IntrayStatus = {
  online: true,
  offlineSince: null,
  lastSyncedAt: NOON,
  waiting: 0,
  held: 0,
  refused: 0,
  leaving: 0,
  leavingSince: null,
  locked: false,
  degraded: [],
  user: { id: 'ana-ruiz', name: 'Ana Ruiz' },
  firstSync: null,
  signIn: null,
  problem: null,
  lost: 0,
  setAside: 0,
  waitingOfOthers: [],
};

/** A handle over a real store with nothing behind it: a test says what the server told and how things stand. */
export class ClinicPage extends EventTarget implements Intray {
  readonly ready = Promise.resolve();
  undoSeconds = 10;
  syncs = 0;
  begun = 0;
  complete: (conversationId: string) => Promise<Completion> = () =>
    Promise.resolve({ kind: 'later' });
  status = SYNCED;
  store: Store;
  readonly clock: ManualClock;

  constructor(store: Store, clock: ManualClock) {
    super();
    this.store = store;
    this.clock = clock;
    setInternals(this, {
      store: () => (this.status.locked ? undefined : this.store),
      complete: (id) => this.complete(id),
      serverNow: () => clock.now(),
      startAnew: () => {
        this.begun += 1;
        return Promise.resolve();
      },
    });
  }

  static async open(changes: readonly Change[] = [], session = SESSION): Promise<ClinicPage> {
    const clock = new ManualClock(NOON + 60_000);
    const page = new ClinicPage(await openTestStore({ clock }), clock);
    await page.signIn(session);
    await page.told(changes);
    return page;
  }

  async signIn(session: Session): Promise<void> {
    await saveSession(this.store, session);
  }

  told(changes: readonly Change[]): Promise<void> {
    return applyChanges(this.store, changes);
  }

  stands(status: Partial<IntrayStatus>): void {
    this.status = { ...this.status, ...status };
    this.dispatchEvent(new Event('intray-status-changed'));
  }

  goesOffline(): void {
    this.stands({ online: false, offlineSince: this.clock.now() });
  }

  async sync(): Promise<void> {
    this.syncs += 1;
    return Promise.resolve();
  }

  signOut(): Promise<boolean> {
    return Promise.resolve(true);
  }

  lock(): Promise<void> {
    this.stands({ locked: true });
    return Promise.resolve();
  }

  unlock(): Promise<boolean> {
    this.stands({ locked: false });
    return Promise.resolve(true);
  }

  close(): void {
    this.store.close();
  }
}
