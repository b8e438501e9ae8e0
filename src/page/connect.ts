import { LocalDataRemovedError, StoreSilentError } from '../model/errors.js';
import { isLocked } from '../model/outbox-entry.js';
import { SECOND_MS } from '../model/retry-delay.js';
import type { Store } from '../store/database.js';
import { lockOf } from '../store/device.js';
import type { SyncState } from '../store/meta.js';
import type { SessionCheck } from '../sync/session-check.js';
import { watchConnectivity } from './connectivity.js';
import { SignInNeededEvent } from './events.js';
import { followPerson } from './follow-person.js';
import {
  defaultIntray,
  setDefaultIntray,
  setInternals,
  type Intray,
  type IntrayStatus,
} from './intray.js';
import { settingsOf, type ConnectOptions, type Settings } from './options.js';
import { openPerson } from './open-person.js';
import { OtherTabs, type TabNews } from './other-tabs.js';
import { identify } from './person.js';
import { lockParking, PersonLock } from './person-lock.js';
import type { PersonSession } from './person-session.js';
import { ServiceWorkerLink } from './service-worker-link.js';
import { signingOut } from './signing-out.js';
import { nothingYet, statusOf, type StatusFacts } from './status.js';
import { openTimers, type TimersLink } from './timers-link.js';
import { untilFetched } from './until-fetched.js';
import { whenIdle } from './when-idle.js';

/** As long as nobody is known, the server is asked again this often. */
const ASK_AGAIN_MS = 10 * SECOND_MS;

/**
 * Connects the elements of this page to a clinic's server. Synchronous; throws only on options that can never
 * work. Offline it opens the inbox of the expected or the last person; everything later is in `status`.
 */
export function connect(options: ConnectOptions): Intray {
  const intray = new ConnectedIntray(settingsOf(options));
  setDefaultIntray(intray);
  return intray;
}

class ConnectedIntray extends EventTarget implements Intray {
  readonly ready: Promise<void>;
  readonly undoSeconds: number;
  readonly #settings: Settings;
  readonly #timers: Promise<TimersLink | undefined>;
  readonly #serviceWorker: ServiceWorkerLink | undefined;
  readonly #stopListening: () => void;
  readonly #otherTabs = new OtherTabs((news, database) => this.#hear(news, database));
  readonly #lock = new PersonLock({
    ready: () => this.ready.catch(() => undefined),
    status: () => this.status,
    session: () => this.#session,
    opening: () => this.#opening,
    locked: () => this.#facts.locked,
    cover: (person) => {
      this.#session = undefined;
      this.#beLocked(person);
    },
    uncover: () => {
      this.#say({ locked: undefined });
    },
    identify: (preferred) => identify(this.#settings, () => this.#ask(), preferred),
    enter: (person, check) => this.#orSay(this.#enterAs(person, check)),
    nobody: (check) => {
      this.#say({ check });
    },
    tell: (news, database) => {
      this.#otherTabs.tell(news, database);
    },
  });
  #session: PersonSession | undefined;
  /** Whose database was opened last, or could not be. */
  #opening: PersonSession['person'] | undefined;
  /** What follows the present person ends with them. */
  readonly #stops: (() => void)[] = [];
  #askAgain: ReturnType<typeof setTimeout> | undefined;
  #identifying: Promise<void> | undefined;
  #signingOut: Promise<boolean> | undefined;
  #closed = false;
  #facts: StatusFacts;
  /** Of a long queue it takes a millisecond, and every element asks at every turn. */
  #status: IntrayStatus | undefined;

  constructor(settings: Settings) {
    super();
    this.#settings = settings;
    this.#facts = nothingYet(settings);
    this.undoSeconds = settings.undoSeconds;
    this.#timers = openTimers(settings);
    this.#serviceWorker = settings.serviceWorker && new ServiceWorkerLink(settings.serviceWorker);
    setInternals(this, {
      store: () => this.#session?.store,
      complete: async (conversationId) =>
        (await this.#session?.complete(conversationId)) ?? { kind: 'later' },
      startAnew: () => this.#startAnew(),
      serverNow: () => Date.now() + settings.clockOffsetMs + (this.#facts.sync?.clockOffset ?? 0),
    });
    this.#stopListening = watchConnectivity({
      onBack: () => void this.sync(),
      onGone: () => {
        this.#session?.noteGone().catch(() => undefined);
      },
      onVisible: (visible) => {
        this.#session?.setVisible(visible);
        if (visible) this.#lock.look().catch(() => undefined);
      },
    });
    this.ready = this.#identify();
    // Whoever signs out or locks without a connection needs it then.
    whenIdle(() => void Promise.allSettled([signingOut(), lockParking()]));
    this.ready.catch(() => undefined);
  }

  get status(): IntrayStatus {
    return (this.#status ??= statusOf(this.#facts));
  }

  /** What is so of this page, whoever is in it. */
  get #ofNobody(): StatusFacts {
    return { ...nothingYet(this.#settings), degraded: this.#facts.degraded };
  }

  async sync(): Promise<void> {
    if (this.#session === undefined) {
      await this.#identify().catch(() => undefined);
      return;
    }
    await this.#session.store.db.guard.retry();
    // Neither waits for the other: a push must not stand behind a pull that hangs.
    await Promise.allSettled([this.#session.pull(), this.#session.push(true)]);
  }

  signOut(): Promise<boolean> {
    this.#signingOut ??= this.#signOut().finally(() => {
      this.#signingOut = undefined;
    });
    return this.#signingOut;
  }

  lock(): Promise<void> {
    return this.#lock.lock();
  }

  unlock(): Promise<boolean> {
    return this.#lock.unlock();
  }

  close(): void {
    this.#closed = true;
    this.#stopListening();
    this.#otherTabs.close();
    this.#leave();
    void this.#timers.then((link) => link?.close());
    if (defaultIntray() === this) setDefaultIntray(undefined);
  }

  /** Two triggers at once ask once. Who has signed out, or locked, is not brought back by any of them. */
  #identify(): Promise<void> {
    clearTimeout(this.#askAgain);
    if (this.#facts.signedOut || this.#facts.locked) return Promise.resolve();
    this.#identifying ??= this.#orSay(this.#whoIsIt()).finally(() => {
      this.#identifying = undefined;
    });
    return this.#identifying;
  }

  async #whoIsIt(): Promise<void> {
    const { person, check } = await identify(this.#settings, () => this.#ask());
    if (this.#closed || this.#facts.signedOut || this.#facts.locked) return;
    if (person === undefined) this.#nobody(check);
    else if (person.database !== this.#session?.person.database) {
      await this.#enterAs(person, check);
    }
  }

  /** Why there is no inbox is also said. */
  async #orSay(entering: Promise<void>): Promise<void> {
    try {
      await entering;
    } catch (error) {
      this.#say({ failure: failureOf(error) });
      throw error;
    }
  }

  async #ask(): Promise<SessionCheck> {
    const link = await this.#timers;
    return (await link?.timers.askSession()) ?? { kind: 'no-answer' };
  }

  /** A lock of this very moment is seen before anything of them is shown. */
  async #enterAs(person: PersonSession['person'], check: StatusFacts['check']): Promise<void> {
    const locked = await lockOf(person.database);
    if (locked) {
      this.#beLocked({ ...person, locked });
      return;
    }
    const session = await this.#open(person);
    const isLockedNow = session.person.locked ?? this.#lockedAs(person.database);
    if (isLockedNow) {
      session.close();
      this.#beLocked({ ...person, locked: isLockedNow });
    } else await this.#enter(session, check);
  }

  #lockedAs(database: string): StatusFacts['locked'] {
    const { locked } = this.#facts;
    return locked?.database === database ? locked : undefined;
  }

  #open(person: PersonSession['person']): Promise<PersonSession> {
    this.#opening = person;
    const { recordExporters: exporters, recordOptions, outboxCap } = this.#settings;
    const tell = (event: Event): void => void this.dispatchEvent(event);
    const [timers, serviceWorker] = [this.#timers, this.#serviceWorker];
    return openPerson(
      { person, timers, serviceWorker, exporters, recordOptions, outboxCap, tell },
      () => {
        this.#say({ failure: 'close-other-tabs' });
      },
    );
  }

  async #signOut(): Promise<boolean> {
    await this.ready.catch(() => undefined);
    if (await this.#lock.signOut()) {
      this.#signedOut();
      return true;
    }
    const session = this.#session;
    const { signOut } = await signingOut();
    const leave = (): void => {
      if (session) this.#otherTabs.tell('signed-out', session.person.database);
      this.#signedOut();
    };
    return signOut({ intray: this, session, leave });
  }

  /** Nothing of them is opened. */
  #beLocked(person: PersonSession['person']): void {
    const { database, userId, name, locked } = person;
    this.#leave();
    const user = { id: userId, name };
    this.#say({ ...this.#ofNobody, user, locked: { database, waiting: locked?.waiting ?? 0 } });
    this.#rest(person).catch(() => undefined);
  }

  /** Files whose time is over go behind a lock, too. */
  async #rest(person: PersonSession['person']): Promise<void> {
    const link = await this.#timers;
    if (!this.#closed && this.#lockedAs(person.database)) await link?.timers.rest(person);
  }

  #signedOut(): void {
    if (this.#facts.locked) this.#timers.then((link) => link?.timers.stop()).catch(() => undefined);
    this.#leave();
    this.#say({ ...this.#ofNobody, signedOut: true });
  }

  #hear(news: TabNews, database: string): void {
    const { person } = this.#session ?? {};
    const isHere = database === (person ?? this.#facts.locked)?.database;
    if (news === 'signed-out' && isHere) this.#signedOut();
    this.#lock.hear(news, database);
    if (news === 'signed-in' && this.#facts.signedOut) {
      this.#say({ signedOut: false });
      void this.#identify().catch(() => undefined);
    }
  }

  async #startAnew(): Promise<void> {
    const person = this.#opening;
    if (person === undefined || this.status.problem !== 'local-data-removed') return;
    const { forgetLost } = await untilFetched(() => import('./forget-lost.js'));
    this.#leave();
    await forgetLost(person);
    this.#say({ failure: undefined, isLost: false, trouble: undefined, unfinished: [] });
    await this.#identify();
  }

  async #enter(session: PersonSession, check: StatusFacts['check']): Promise<void> {
    this.#leave();
    if (this.#closed) {
      session.close();
      return;
    }
    this.#session = session;
    const { userId, name } = session.person;
    const user = { id: userId, name };
    this.#say({ ...this.#ofNobody, user });
    this.#otherTabs.tell('signed-in', session.person.database);
    this.#stops.push(this.#follow(session.store));
    session.start(check);
    this.#noteDegraded(session).catch(() => undefined);
    whenIdle(() => void this.#followOthers(session).catch(() => undefined));
  }

  /** Nobody's work waits here, or is lost, without a word. */
  async #followOthers(session: PersonSession): Promise<void> {
    const { followOthers, isAnotherThanBefore } = await untilFetched(
      () => import('./follow-others.js'),
    );
    if (this.#session !== session) return;
    this.#stops.push(
      followOthers(session.person, (waitingOfOthers) => {
        this.#say({ waitingOfOthers });
      }),
    );
    const isLost = await isAnotherThanBefore(session.store);
    if (this.#session === session) this.#say({ isLost });
  }

  #leave(): void {
    clearTimeout(this.#askAgain);
    for (const stop of this.#stops.splice(0)) stop();
    this.#session?.close();
    this.#session = undefined;
  }

  #follow(store: Store): () => void {
    return followPerson(store, {
      onStorage: (news) => {
        this.#say(news);
      },
      onSync: (sync) => {
        this.#onSync(sync);
      },
      onUnfinished: (unfinished) => {
        this.#say({ unfinished });
        if (unfinished.some(isLocked)) this.#lock.free(store).catch(() => undefined);
      },
      tell: (event) => this.dispatchEvent(event),
    });
  }

  /** Another person has signed in to the portal: their inbox, unless the host expects somebody else. */
  #onSync(sync: SyncState): void {
    this.#say({ sync });
    if (sync.signIn === 'other-user' && this.#settings.user === undefined) {
      void this.#identify().catch(() => undefined);
    }
  }

  /** Nothing of anybody is shown; the server is asked again. */
  #nobody(check: SessionCheck | undefined): void {
    this.#leave();
    this.#say({ user: null, sync: undefined, unfinished: [], check, waitingOfOthers: [] });
    this.#askAgain = setTimeout(() => void this.sync(), ASK_AGAIN_MS);
  }

  /** No list waits for it. */
  async #noteDegraded({ person: { needsPage } }: PersonSession): Promise<void> {
    const { degradedCodes } = await untilFetched(() => import('./degraded.js'));
    const [timers, serviceWorker] = [this.#timers, this.#serviceWorker];
    this.#say({ degraded: await degradedCodes({ serviceWorker, timers, needsPage }) });
  }

  #say(news: Partial<StatusFacts>): void {
    if (this.#closed) return;
    const { signIn: before } = this.status;
    this.#facts = { ...this.#facts, ...news };
    this.#status = undefined;
    const { signIn } = this.status;
    this.dispatchEvent(new Event('intray-status-changed'));
    if (signIn !== null && signIn !== before) this.dispatchEvent(new SignInNeededEvent(signIn));
  }
}

function failureOf(error: unknown): StatusFacts['failure'] {
  if (error instanceof LocalDataRemovedError) return 'local-data-removed';
  return error instanceof StoreSilentError ? 'storage-silent' : 'storage-refused';
}
