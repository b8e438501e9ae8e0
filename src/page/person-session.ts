import type { OutboxCap } from '../model/outbox-room.js';
import type { DevicePerson } from '../store/device.js';
import { rememberPerson } from '../store/device.js';
import { openStoreOf, type Store } from '../store/database.js';
import { noteSilence, readSync } from '../store/meta.js';
import { watchUnfinished, watchWithdrawn } from '../store/status-queries.js';
import type { Completion } from '../sync/complete-conversation.js';
import type { SessionCheck } from '../sync/session-check.js';
import type { TimersApi } from '../sync/timers-api.js';
import type { HostRecordExporter, RecordOptions } from './host-exporter.js';
import { schedulePushes } from './push-scheduler.js';
import type { CopierContext } from './record-copier.js';
import type { RecordCopies } from './record-copies.js';
import type { ServiceWorkerLink } from './service-worker-link.js';
import type { TimersLink } from './timers-link.js';
import { untilFetched } from './until-fetched.js';
import { whenIdle } from './when-idle.js';

export interface PersonSessionOptions {
  readonly person: DevicePerson;
  readonly timers: Promise<TimersLink | undefined>;
  readonly serviceWorker: ServiceWorkerLink | undefined;
  readonly exporters: readonly HostRecordExporter[];
  readonly recordOptions: RecordOptions;
  readonly outboxCap: OutboxCap;
  /** Tabs of older code keep the database open. */
  readonly onBlocked?: (() => void) | undefined;
  /** What comes with time is told to the host. */
  readonly tell: (event: Event) => void;
}

/** Everything that runs for one person while their inbox is open in this page. */
export class PersonSession {
  readonly person: DevicePerson;
  readonly store: Store;
  readonly #options: PersonSessionOptions;
  /** Up to which moment of the server all was known when this was opened. */
  readonly #toldUpTo: number | undefined;
  readonly #stops: (() => void)[] = [];
  #copies: Promise<RecordCopies> | undefined;
  #timers: TimersApi | undefined;
  /** The worker with this person's store open: before that it would pass over what it is asked. */
  #starting: Promise<TimersApi | undefined> | undefined;
  #closed = false;

  private constructor(options: PersonSessionOptions, store: Store, toldUpTo: number | undefined) {
    this.person = options.person;
    this.#options = options;
    this.store = store;
    this.#toldUpTo = toldUpTo;
  }

  /** Opens the person's database; works without a connection. Rejects where this device cannot keep it. */
  static async open(options: PersonSessionOptions): Promise<PersonSession> {
    const store = await openStoreOf(options.person, options);
    store.db.letGoOfMore = async () =>
      (await import('../store/old-bodies.js')).letGoOfBodies(store.db);
    const [{ toldUpTo }, person] = await Promise.all([
      readSync(store.db),
      rememberPerson(options.person),
    ]);
    return new PersonSession({ ...options, person }, store, toldUpTo);
  }

  /** Starts to push and to pull; pushing waits for nothing. */
  start(check: SessionCheck | undefined): void {
    const { store } = this;
    const scheduler = schedulePushes({
      store,
      push: () => {
        this.#inBackground(this.push(false));
      },
      onQueued: () => {
        this.#inBackground(this.#requestSync());
      },
    });
    const restore = (rows: readonly unknown[]): void => {
      this.#inBackground(this.#restore(rows.length));
    };
    this.#stops.push(
      () => {
        scheduler.stop();
      },
      watchUnfinished(
        store,
        (entries) => {
          if (entries.some(({ needs }) => needs === 'page')) this.#inBackground(this.#makeCopies());
        },
        ignore,
      ),
      watchWithdrawn(store, restore, ignore),
    );
    this.#inBackground(this.#ready(check));
    whenIdle(() => {
      this.#inBackground(this.#followTime());
    });
  }

  /** It comes by itself, because no list waits for it, and tells also what came since this page was opened. */
  async #followTime(): Promise<void> {
    const { followTime } = await untilFetched(() => import('./timed-facts.js'));
    if (this.#closed) return;
    this.#stops.push(followTime(this.store, this.#toldUpTo, this.#options.tell));
  }

  /** A start that failed is made again for whoever needs it next. */
  #ready(check?: SessionCheck): Promise<TimersApi | undefined> {
    this.#starting ??= this.#startTimers(check).catch((error: unknown) => {
      this.#starting = undefined;
      throw error;
    });
    return this.#starting;
  }

  async #startTimers(check: SessionCheck | undefined): Promise<TimersApi | undefined> {
    const link = await this.#options.timers;
    if (link === undefined || this.#closed) return undefined;
    this.#timers = link.timers;
    await link.timers.start(this.person, document.visibilityState === 'visible', check);
    return link.timers;
  }

  /** The service worker pushes; where it does not answer the timers worker does, or the page. */
  async push(eager: boolean): Promise<void> {
    const { serviceWorker, person } = this.#options;
    const done = (failed: boolean): void => {
      this.#inBackground(failed ? this.#pushHere(eager) : this.pull());
    };
    const asked =
      !person.needsPage && (await serviceWorker?.push(person.database, eager, done)) === true;
    if (asked) return;
    await this.#pushHere(eager);
  }

  async #pushHere(eager: boolean): Promise<void> {
    await (await this.#ready())?.push({ eager });
    await this.pull();
  }

  /** Through this page's own worker: resolves when what is due has been tried. */
  async pushAndWait(): Promise<void> {
    await (await this.#ready())?.push({ eager: true });
  }

  async pull(): Promise<void> {
    await (await this.#ready())?.pullNow();
  }

  /** Fetches what this device lacks of a conversation; `later` where nobody can be asked. */
  async complete(conversationId: string): Promise<Completion> {
    const timers = await this.#ready().catch(() => undefined);
    return (await timers?.complete(conversationId)) ?? { kind: 'later' };
  }

  setVisible(visible: boolean): void {
    if (visible)
      this.#inBackground(
        this.#copies?.then((copies) => {
          copies.look();
        }),
      );
    this.#inBackground(this.#ready().then((timers) => timers?.setVisible(visible)));
  }

  /** The device says that it is offline: the screen need not wait for a request to fail. */
  async noteGone(): Promise<void> {
    await noteSilence(this.store);
  }

  /** Nothing goes on for them but the store, for what is still to be written. */
  stop(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const stop of this.#stops) stop();
    this.#inBackground(this.#timers?.stop());
  }

  close(): void {
    this.stop();
    this.store.close();
  }

  /** What makes record copies is fetched when one first needs it; a failed fetch is tried at the next change. */
  async #makeCopies(): Promise<void> {
    this.#copies ??= this.#startCopies();
    try {
      await this.#copies;
    } catch {
      this.#copies = undefined;
    }
  }

  async #startCopies(): Promise<RecordCopies> {
    const { startRecordCopies } = await import('./record-copies.js');
    const copies = startRecordCopies(this.#copierContext);
    if (this.#closed) copies.stop();
    else this.#stops.push(copies.stop);
    return copies;
  }

  get #copierContext(): CopierContext {
    const { exporters, recordOptions: options } = this.#options;
    return {
      store: this.store,
      owner: crypto.randomUUID(),
      exporters,
      options,
      complete: (conversationId) => this.complete(conversationId),
    };
  }

  async #requestSync(): Promise<void> {
    if (!this.person.needsPage) await this.#options.serviceWorker?.requestSync();
  }

  /** What fails here is still on disk and comes up again: at the next change, trigger or start. */
  #inBackground(work: Promise<unknown> | undefined): void {
    work?.catch(ignore);
  }

  /** Rare; until what does it is here the words stay sealed where they are. */
  async #restore(rows: number): Promise<void> {
    if (rows === 0) return;
    const { restoreWithdrawn } = await untilFetched(() => import('../store/restore-withdrawn.js'));
    if (!this.#closed) await restoreWithdrawn(this.store);
  }
}

function ignore(): void {
  // A store that fails shows itself in the queries of the elements.
}
