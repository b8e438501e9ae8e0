import type { Store } from '../store/database.js';
import { isAway, peopleOfDevice } from '../store/device.js';
import { readSync } from '../store/meta.js';
import { stillWanted, takenAt, type TakenRow } from '../store/outbox-lease.js';
import { inGroups } from './in-groups.js';

/** What a person did so short a time ago is as if the request had begun just before. */
const NEWS_MS = 250;

/** What people do while a drain is under way, in whatever tab: a drain of many takes its time. */
export class Lookout {
  readonly #store: Store;
  readonly #isWanted: (taken: TakenRow) => Promise<boolean>;
  #lookedAt = -Infinity;
  #looking = Promise.resolve();
  #isDone = false;

  constructor(store: Store) {
    this.#store = store;
    this.#isWanted = inGroups((taken) => stillWanted(store, taken));
  }

  /** Nothing leaves any more: somebody was seen to lock the inbox, or to sign out. */
  get isDone(): boolean {
    return this.#isDone;
  }

  /** Whether it is to be sent as it was taken. Rejects where the device does not say. */
  async isToSend(taken: TakenRow): Promise<boolean> {
    const isNew = !isOld(takenAt(taken), this.#store.now());
    const [isWanted] = await Promise.all([isNew || this.#isWanted(taken), this.lookAround()]);
    return isWanted;
  }

  /** Rejects where the device does not say. */
  lookAround(): Promise<void> {
    const now = this.#store.now();
    if (isOld(this.#lookedAt, now)) {
      this.#lookedAt = now;
      this.#looking = this.#look();
    }
    return this.#looking;
  }

  async #look(): Promise<void> {
    const { db, name } = this.#store;
    const { signIn } = await readSync(db);
    // Last, because it comes at once: the database may keep whoever asks waiting.
    const people = await peopleOfDevice();
    const person = people.find(({ database }) => database === name);
    this.#isDone ||= signIn !== undefined || (person !== undefined && isAway(person));
  }
}

/** A clock that was set back says nothing of how long ago it was. */
function isOld(moment: number, now: number): boolean {
  return now < moment || now > moment + NEWS_MS;
}
