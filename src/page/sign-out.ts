import { LocalDataRemovedError } from '../model/errors.js';
import { SECOND_MS } from '../model/retry-delay.js';
import { signOutStep, type Line, type SignOutAnswer, type UnsentWork } from '../model/sign-out.js';
import { sealAudit } from '../store/audit.js';
import type { Store } from '../store/database.js';
import { discardAll } from '../store/discard-all.js';
import { putEntry } from '../store/enqueue.js';
import {
  finishRemoval,
  forgetPerson,
  noteSignedOut,
  removeDatabase,
} from '../store/leave-device.js';
import { parkAll } from '../store/outbox-parking.js';
import { runningTime, type RunningTime } from '../store/running-time.js';
import { inOneTransaction } from '../store/transaction.js';
import { readUnsent, watchUnsent, type UnsentView } from '../store/unsent-work.js';
import { BeforeSignOutEvent, SignOutFailedEvent, type SignOutTrouble } from './sign-out-events.js';
import { signOutDialog, type Intray } from './intray.js';
import { forgetMark } from './outside-mark.js';
import type { PersonSession } from './person-session.js';
import type { SignOutQuestion } from './sign-out-question.js';

/** What nobody has to be asked about gets so long to leave. */
const PATIENCE_MS = 5 * SECOND_MS;

export interface SignOutContext {
  readonly intray: Intray;
  /** Undefined: nobody's inbox could be opened. */
  readonly session: PersonSession | undefined;
  /** Nothing of this person runs or is shown any more, in this tab and in the others. */
  readonly leave: () => void;
  /** A test moves it by hand. */
  readonly time?: RunningTime | undefined;
}

/** After a sign-out that was cut short. False: there was none. */
export async function endRemoval(database: string): Promise<boolean> {
  const wasBegun = await finishRemoval(database);
  if (wasBegun) forgetMark(database);
  return wasBegun;
}

/** Signs the person out as `Intray.signOut` promises. */
export async function signOut(context: SignOutContext): Promise<boolean> {
  const { session, leave, intray } = context;
  if (session === undefined) return leaveUnknown(intray, leave);
  try {
    return await new SignOut(context, session).run();
  } catch (error) {
    if (error instanceof NotAskedError) throw error;
    await tell(intray, 'storage-silent');
    return false;
  }
}

/** Where a database could not be opened, nobody knows what waits in it. */
async function leaveUnknown(intray: Intray, leave: () => void): Promise<boolean> {
  const { problem } = intray.status;
  if (problem === 'storage-silent' || problem === 'storage-refused') {
    await tell(intray, 'storage-silent');
    return false;
  }
  leave();
  return true;
}

class SignOut {
  readonly #context: SignOutContext;
  readonly #session: PersonSession;
  readonly #store: Store;
  readonly #time: RunningTime;

  constructor(context: SignOutContext, session: PersonSession) {
    this.#context = context;
    this.#session = session;
    this.#store = session.store;
    this.#time = context.time ?? runningTime;
  }

  async run(): Promise<boolean> {
    let answer: SignOutAnswer | undefined;
    let discarded = false;
    for (;;) {
      const work = await this.#unsent();
      switch (signOutStep(answer, work)) {
        case 'stay':
          return false;
        case 'keep':
          return this.#keep();
        case 'wipe':
          await this.#tellClinic();
          // That takes a while, in which there may be new work, here or in another tab.
          if ((await this.#read()).items === 0) return this.#wipe();
          answer = undefined;
          break;
        case 'discard':
          await discardAll(this.#store);
          await this.#sendQuickly();
          answer = undefined;
          discarded = true;
          break;
        case 'ask':
          answer = await this.#ask(work, discarded);
      }
    }
  }

  /** Marks, and what the clinic is to be told, go by themselves where the line is up. */
  async #unsent(): Promise<UnsentWork> {
    const work = await this.#read();
    const isSmall = work.conversations.length === 0 && work.marks + work.records > 0;
    if (!isSmall || !this.#isUp) return work;
    await this.#sendQuickly();
    return this.#read();
  }

  async #read(): Promise<UnsentWork> {
    try {
      await this.#store.db.guard.sayLastWords();
      return (await readUnsent(this.#store)).work;
    } catch (error) {
      if (error instanceof LocalDataRemovedError) return NOTHING;
      throw error;
    }
  }

  #ask(work: UnsentWork, afterDiscarding: boolean): Promise<SignOutAnswer> {
    return new Promise((resolve, reject) => {
      const before = new BeforeSignOutEvent(work, resolve);
      this.#context.intray.dispatchEvent(before);
      if (before.defaultPrevented) return;
      this.#askHere(afterDiscarding).then(resolve, reject);
    });
  }

  async #askHere(afterDiscarding: boolean): Promise<SignOutAnswer> {
    try {
      const dialog = await signOutDialog();
      return await dialog.askBeforeSignOut(this.#question(afterDiscarding));
    } catch (cause) {
      throw new NotAskedError('Work is unsent, and nobody could be asked.', { cause });
    }
  }

  #question(afterDiscarding: boolean): SignOutQuestion {
    return {
      name: this.#session.person.name,
      afterDiscarding,
      watch: (next) => this.#follow(next),
      send: () => this.#session.pushAndWait(),
    };
  }

  #follow(next: (unsent: UnsentView, line: Line) => void): () => void {
    const { intray } = this.#context;
    let latest: UnsentView | undefined;
    const say = (): void => {
      if (latest) next(latest, this.#line);
    };
    const stop = watchUnsent(
      this.#store,
      (unsent) => {
        latest = unsent;
        say();
      },
      ignore,
    );
    intray.addEventListener('intray-status-changed', say);
    return () => {
      stop();
      intray.removeEventListener('intray-status-changed', say);
    };
  }

  get #line(): Line {
    const { online, signIn } = this.#context.intray.status;
    return { online, needsSignIn: signIn !== null };
  }

  get #isUp(): boolean {
    return this.#line.online && !this.#line.needsSignIn;
  }

  /** Resolves when all that can leave has left, or nobody waits for the rest any longer. */
  async #sendQuickly(): Promise<void> {
    if (!this.#isUp) return;
    let release: () => void = ignore;
    await new Promise<void>((resolve) => {
      const done = (): void => resolve();
      const stop = watchUnsent(
        this.#store,
        ({ work }) => {
          if (work.leaving === 0) done();
        },
        done,
      );
      const cancel = this.#time.sleep(PATIENCE_MS, done);
      release = () => {
        stop();
        cancel();
      };
      this.#session.pushAndWait().catch(ignore);
    });
    release();
  }

  /** Nothing leaves any more, from whatever tab or worker, before the same person has signed in again. */
  async #keep(): Promise<boolean> {
    await parkAll(this.#store, 'session-ended');
    await noteSignedOut(this.#store.name);
    this.#context.leave();
    return true;
  }

  /** Keys first: from then on nothing can be read, whatever becomes of the rows. */
  async #wipe(): Promise<boolean> {
    const { name } = this.#store;
    forgetMark(name);
    await forgetPerson(name);
    this.#context.leave();
    const removed = await removeDatabase(name, this.#time).catch(() => false);
    // Another tab may have read it before it went, and noted it again.
    forgetMark(name);
    if (!removed) await tell(this.#context.intray, 'not-removed');
    return true;
  }

  /** Offline there is nowhere left to keep it: the clinic sees only that this person is gone. */
  async #tellClinic(): Promise<void> {
    if (!this.#isUp) return;
    const audit = await sealAudit(this.#store, 'wiped', '').catch(ignore);
    if (audit === undefined) return;
    await inOneTransaction(this.#store, () => putEntry(this.#store, audit));
    await this.#sendQuickly();
  }
}

const NOTHING: UnsentWork = { conversations: [], marks: 0, records: 0, items: 0, leaving: 0 };

/** Nothing has changed: the person is still signed in. */
class NotAskedError extends Error {
  override readonly name = 'NotAskedError';
}

async function tell(intray: Intray, trouble: SignOutTrouble): Promise<void> {
  const failed = new SignOutFailedEvent(trouble);
  intray.dispatchEvent(failed);
  if (failed.defaultPrevented) return;
  await signOutDialog().then((dialog) => dialog.tellSignOutTrouble(trouble), ignore);
}

function ignore(): undefined {
  // What stays on the disk is counted again, and asked about.
  return undefined;
}
