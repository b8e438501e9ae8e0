import type { DevicePerson } from '../store/device.js';
import { lockOf, noteLock } from '../store/device.js';
import type { Store } from '../store/database.js';
import type { SessionCheck } from '../sync/session-check.js';
import type { TabNews } from './other-tabs.js';
import type { Identified } from './person.js';
import type { PersonSession } from './person-session.js';
import type { IntrayStatus } from './intray.js';
import type { StatusFacts } from './status.js';
import { late, untilFetched } from './until-fetched.js';

/** What a lock needs of the page that it locks. */
export interface LockPlace {
  readonly ready: () => Promise<void>;
  readonly status: () => IntrayStatus;
  readonly session: () => PersonSession | undefined;
  /** Whose database is open, or about to be. */
  readonly opening: () => DevicePerson | undefined;
  readonly locked: () => StatusFacts['locked'];
  /** Nothing of this person is shown any more, and their session is not the page's; it goes on until it is closed. */
  readonly cover: (person: DevicePerson) => void;
  readonly uncover: () => void;
  readonly identify: (preferred: string) => Promise<Identified>;
  readonly enter: (person: DevicePerson, check: SessionCheck | undefined) => Promise<void>;
  /** Nobody is signed in. */
  readonly nobody: (check: SessionCheck | undefined) => void;
  readonly tell: (news: TabNews, database: string) => void;
}

/**
 * Locks and unlocks a person's inbox, here and with the other tabs. The mark in the device record is what counts: it
 * stops whoever would open or send, without a connection and after a new start. The rest is for the screen.
 */
export class PersonLock {
  readonly #place: LockPlace;
  #locking: Promise<void> | undefined;
  #unlocking: Promise<boolean> | undefined;

  constructor(place: LockPlace) {
    this.#place = place;
  }

  lock(): Promise<void> {
    this.#locking ??= this.#lock().finally(() => {
      this.#locking = undefined;
    });
    return this.#locking;
  }

  unlock(): Promise<boolean> {
    this.#unlocking ??= this.#unlock().finally(() => {
      this.#unlocking = undefined;
    });
    return this.#unlocking;
  }

  /** False: it is not locked. Nobody sees what is unsent behind a lock, so all of it stays. */
  async signOut(): Promise<boolean> {
    await this.#locking?.catch(ignore);
    const locked = this.#place.locked();
    if (locked === undefined) return false;
    await (await lockParking()).signOutLocked(locked.database);
    this.#place.tell('signed-out', locked.database);
    return true;
  }

  hear(news: TabNews, database: string): void {
    if (news === 'locked') this.#lockToo(database).catch(ignore);
    if (news === 'unlocked' && this.#place.locked()?.database === database)
      this.unlock().catch(ignore);
  }

  /** A tab that was frozen may have missed the word. */
  async look(): Promise<void> {
    const { database } = this.#place.session()?.person ?? {};
    if (database !== undefined && (await lockOf(database))) await this.#lockToo(database);
  }

  /** What waited for an unlocking leaves, also where the unlocking was cut short. */
  async free(store: Store): Promise<void> {
    const { freeLocked } = await untilFetched(lockParking);
    await freeLocked(store);
  }

  async #lock(): Promise<void> {
    await this.#place.ready();
    const session = this.#place.session();
    if (session === undefined) return;
    const { database } = session.person;
    const { waiting } = this.#place.status();
    const written = this.#cover(session);
    try {
      const isNews = await noteLock(database, { waiting });
      this.#place.tell('locked', database);
      await written;
      if (isNews) await park(session.store);
    } finally {
      session.close();
    }
  }

  /** The screen comes first; what was being typed is on disk when this resolves. */
  async #cover(session: PersonSession): Promise<void> {
    const { waiting } = this.#place.status();
    const written = session.store.db.guard.sayLastWords();
    session.stop();
    this.#place.cover({ ...session.person, locked: { waiting } });
    await written;
  }

  async #lockToo(database: string): Promise<void> {
    const session = this.#place.session();
    const opening = this.#place.opening();
    if (session?.person.database === database) {
      this.#locking ??= this.#cover(session).finally(() => {
        this.#locking = undefined;
        session.close();
      });
      await this.#locking;
    } else if (session === undefined && opening?.database === database) this.#place.cover(opening);
  }

  async #unlock(): Promise<boolean> {
    await this.#locking?.catch(ignore);
    const { database } = this.#place.locked() ?? {};
    if (database === undefined) return true;
    const { person, check } = await this.#place.identify(database);
    if (person === undefined) {
      this.#place.nobody(check);
      return false;
    }
    const isNews = person.database === database && (await noteLock(database, undefined));
    this.#place.uncover();
    await this.#place.enter(person, check);
    if (isNews) this.#tellUnlocked(database);
    return !this.#place.status().locked;
  }

  #tellUnlocked(database: string): void {
    this.#place.tell('unlocked', database);
    const { store } = this.#place.session() ?? {};
    if (store)
      untilFetched(lockParking)
        .then(({ tellUnlocked }) => tellUnlocked(store))
        .catch(ignore);
  }
}

/** Without it nothing is sent either: the mark alone stops whoever sends. */
async function park(store: Store): Promise<void> {
  try {
    await (await lockParking()).parkForLock(store);
  } catch {
    // A full disk, or a file that cannot be had now.
  }
}

/** What only a lock or an unlocking needs; a page fetches it early, because either may come without a connection. */
export const lockParking = late(() => import('../store/lock-parking.js'));

function ignore(): void {
  // The mark in the device record says how it is; the next look, or the next start, goes by it.
}
