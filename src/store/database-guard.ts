import { Dexie, type PromiseExtended, type Table, type Transaction } from 'dexie';

import { LocalDataRemovedError, NewerStoreError, StoreSilentError } from '../model/errors.js';
import { withDeadline } from './deadline.js';
import { readAllAgain } from './live.js';
import { runningTime, type RunningTime } from './running-time.js';
import { EPOCH } from './versions.js';

/**
 * Why this page can no longer rely on its database: it does not answer, the browser cannot open it (on a disk that is
 * full to the last byte), it was removed, a newer version of this code has taken it over.
 */
export type StoreTrouble = 'silent' | 'refused' | 'removed' | 'newer';

/** How long each call may be silent. */
const DEADLINE_MS = 5_000;
/** The other tab's upgrade waits for our drafts no longer than this. */
const LAST_WORDS_MS = 2_000;
/** What the browser closed is opened again after this; twice as long after each time that it refuses. */
const FIRST_LOOK_MS = 200;
/** Files that the browser cannot open are left alone for so long: asked for each call, it once made them anew, empty. */
const REST_MS = 10_000;

export interface GuardOptions {
  /** What deadlines are told by. */
  readonly time?: RunningTime | undefined;
  /** Other tabs keep an older version open, so this one cannot open. */
  readonly onBlocked?: (() => void) | undefined;
}

/** Which transaction a call has become. */
interface Progress {
  transaction?: IDBTransaction;
}

/** Dexie's way of every call to a table; it has no public name. */
interface OpenTable {
  readonly _tx?: Transaction | undefined;
  _trans: (...asked: unknown[]) => PromiseLike<unknown>;
}

/**
 * Stands before every call to one database: gives each a deadline, opens anew once where it passes and makes the call
 * again (so each of ours must bear to run twice), and lets nothing be written into a store that newer code has taken
 * over, or read from one that was emptied behind our back.
 */
export class DatabaseGuard {
  readonly #db: Dexie;
  readonly #time: RunningTime;
  readonly #ownVersion: number;
  readonly #listeners = new Set<(trouble: StoreTrouble | undefined) => void>();
  readonly #lastWords = new Set<() => Promise<unknown>>();
  readonly #heardAt = new WeakMap<IDBTransaction, number>();
  #trouble: StoreTrouble | undefined;
  #opening: PromiseLike<unknown> | undefined;
  #openingAgain: Promise<void> | undefined;
  /** Why the files could not be opened a moment ago. */
  #refusal: Error | undefined;
  #nextLookMs = FIRST_LOOK_MS;
  #forgetLook: () => void = ignore;
  #closed = false;
  #waitsForTabs = false;
  /** The last sign of life of an upgrade. */
  #upgradeHeardAt = 0;

  constructor(db: Dexie, { time = runningTime, onBlocked }: GuardOptions) {
    this.#db = db;
    this.#time = time;
    // Until it is opened this is the newest that was declared.
    this.#ownVersion = db.verno;
    this.#guardTables();
    // False keeps Dexie's own listeners from closing at once, and from writing to the console.
    db.on('versionchange', ({ newVersion }) => {
      void this.#giveWay(newVersion === null ? 'removed' : 'newer');
      return false;
    });
    db.on(
      'ready',
      () => {
        this.#hearClosing();
      },
      true,
    );
    db.on('blocked', () => {
      this.#waitsForTabs = true;
      onBlocked?.();
      return false;
    });
  }

  /** Tells what is known now, and every change of it; undefined: all is well. */
  watch(next: (trouble: StoreTrouble | undefined) => void): () => void {
    this.#listeners.add(next);
    next(this.#trouble);
    return () => {
      this.#listeners.delete(next);
    };
  }

  /** Runs before the database is closed for a newer version, or its person signs out, while it can be written to. */
  beforeGivingWay(work: () => Promise<unknown>): void {
    this.#lastWords.add(work);
  }

  /** What is being typed in this page reaches the disk. */
  async sayLastWords(): Promise<void> {
    await Promise.allSettled([...this.#lastWords].map((work) => work()));
  }

  /** Opens, once more where the first time fails. */
  async open(): Promise<void> {
    try {
      await this.#openOnce();
    } catch {
      this.#db.close();
      await this.#opening?.then(ignore, ignore);
      await this.#openOnce();
    }
    this.#noteVersion();
  }

  /** From now on no opening makes the database: where there is none, it was removed, and stays so. */
  expectDatabase(): void {
    this.#db.on('populate', () => {
      this.#say('removed');
      throw new LocalDataRemovedError('The database is gone.');
    });
  }

  /** From now on every opening must find this mark: another one, or none, means that rows were removed. */
  expectMark(mark: string): void {
    this.expectDatabase();
    const check = async (db = this.#db): Promise<void> => {
      const row = await db.table<{ value: unknown }, string>('meta').get('install');
      if (row?.value === mark) return;
      this.#say('removed');
      throw new LocalDataRemovedError('The database was emptied.');
    };
    this.#db.on('ready', check, true);
  }

  /** All or nothing; inside another one, a part of it. Rejects with `NewerStoreError` instead of writing into it. */
  transaction<Result>(
    mode: 'r' | 'rw',
    tables: readonly Table[],
    work: () => Promise<Result>,
  ): PromiseExtended<Result> {
    if (transactionNow()) return this.#db.transaction(mode, [...tables], async () => work());
    return this.#twice((progress) =>
      this.#db.transaction(mode, [...tables], async () => {
        const { idbtrans, storeNames } = Dexie.currentTransaction;
        progress.transaction = idbtrans;
        if (mode === 'rw') await this.#refuseNewer(storeNames);
        return work();
      }),
    );
  }

  /** Tries what was silent or refused, at once; resolves when it is known whether it answers. */
  async retry(): Promise<void> {
    this.#refusal = undefined;
    if (this.#trouble === 'silent' || this.#trouble === 'refused')
      await this.#openAgain().catch(ignore);
  }

  /** Nothing is opened from now on. */
  close(): void {
    this.#forgetLook();
    this.#closed = true;
    this.#db.close();
  }

  /**
   * The browser closes a connection for no reason of ours: site data were cleared, or the disk is full. Nobody may
   * make a call for long, so it is opened again here. Not at once: Chromium refuses that while it still clears.
   */
  #hearClosing(): void {
    this.#db.backendDB().addEventListener('close', () => {
      this.#lookIn(FIRST_LOOK_MS);
    });
  }

  #lookIn(delayMs: number): void {
    this.#forgetLook();
    if (this.#closed) return;
    this.#forgetLook = this.#time.sleep(delayMs, () => {
      this.#refusal = undefined;
      this.#nextLookMs = Math.min(2 * delayMs, DEADLINE_MS);
      this.#openAgain().catch(ignore);
    });
  }

  /** One call as a whole; within a transaction each is a sign of that one's life. */
  #guardTables(): void {
    const { prototype } = this.#db.Table as unknown as { readonly prototype: OpenTable };
    const { _trans: call } = prototype;
    const guarded = (table: OpenTable, asked: unknown[]): PromiseLike<unknown> => {
      const inside = table._tx ?? transactionNow();
      const answer = (): PromiseLike<unknown> => call.apply(table, asked);
      return inside ? this.#listen(inside, answer()) : this.#twice(answer);
    };
    prototype._trans = function (this: OpenTable, ...asked) {
      return guarded(this, asked);
    };
  }

  #listen<Result>({ idbtrans }: Transaction, answer: PromiseLike<Result>): PromiseLike<Result> {
    const hear = (): void => {
      const now = this.#time.monotonic();
      this.#heardAt.set(idbtrans, now);
      this.#upgradeHeardAt = now;
    };
    answer.then(hear, hear);
    return answer;
  }

  #twice<Result>(call: (progress: Progress) => PromiseLike<Result>): PromiseExtended<Result> {
    const progress: Progress = {};
    return this.#once(call, progress).catch((error: unknown) => {
      if (!(error instanceof StoreSilentError) && !isUnopened(error)) throw this.#meaning(error);
      giveUp(progress);
      return Dexie.Promise.resolve(this.#openAgain()).then(() => this.#once(call, {}));
    });
  }

  /** A database that we closed for a reason says only that it is closed. */
  #meaning(error: unknown): unknown {
    const cause = { cause: error };
    if (this.#trouble === 'removed')
      return new LocalDataRemovedError('The database is gone.', cause);
    return this.#trouble === 'newer' && !this.#db.isOpen() ? newer(cause) : error;
  }

  #once<Result>(
    call: (progress: Progress) => PromiseLike<Result>,
    progress: Progress,
  ): PromiseExtended<Result> {
    const heardAt = (): number =>
      (progress.transaction && this.#heardAt.get(progress.transaction)) ?? 0;
    return withDeadline(() => call(progress), { ms: DEADLINE_MS, heardAt, time: this.#time });
  }

  async #openOnce(): Promise<void> {
    const time = this.#time;
    const heardAt = (): number => (this.#waitsForTabs ? time.monotonic() : this.#upgradeHeardAt);
    const opening = this.#db.open();
    this.#opening = opening;
    await withDeadline(() => opening, { ms: DEADLINE_MS, heardAt, time });
    this.#waitsForTabs = false;
  }

  /** Several calls that were silent share one opening. */
  #openAgain(): Promise<void> {
    this.#openingAgain ??= this.#closeAndOpen().finally(() => {
      this.#openingAgain = undefined;
    });
    return this.#openingAgain;
  }

  async #closeAndOpen(): Promise<void> {
    if (this.#trouble === 'removed') throw new LocalDataRemovedError('The database is gone.');
    if (this.#closed) throw new Dexie.DatabaseClosedError();
    if (this.#refusal) throw this.#refusal;
    this.#db.close({ disableAutoOpen: false });
    try {
      await this.#openOnce();
      this.#forgetLook();
      this.#nextLookMs = FIRST_LOOK_MS;
      this.#say(undefined);
    } catch (error) {
      if (!(error instanceof LocalDataRemovedError)) this.#noteRefusal(error);
      throw error;
    }
  }

  #noteRefusal(error: unknown): void {
    this.#refusal = isUnopened(error) ? error : undefined;
    this.#lookIn(this.#refusal ? REST_MS : this.#nextLookMs);
    this.#say(error instanceof StoreSilentError ? 'silent' : 'refused');
  }

  async #giveWay(trouble: 'removed' | 'newer'): Promise<void> {
    if (trouble === 'newer') {
      const written = this.sayLastWords();
      await Promise.race([written, new Promise((resolve) => setTimeout(resolve, LAST_WORDS_MS))]);
    }
    this.#forgetLook();
    this.#say(trouble);
    this.#db.close();
  }

  #noteVersion(): void {
    if (this.#db.isOpen() && this.#db.backendDB().version > this.#ownVersion * 10)
      this.#say('newer');
  }

  /** The native version, and the epoch that newer code writes where it keeps the tables but not their meaning. */
  async #refuseNewer(storeNames: readonly string[]): Promise<void> {
    if (storeNames.includes('meta')) {
      const row = await this.#db.table<{ value: number }, string>('meta').get('epoch');
      if ((row?.value ?? 0) > EPOCH) this.#say('newer');
    }
    this.#noteVersion();
    if (this.#trouble === 'newer') throw newer();
  }

  /**
   * What is removed or newer stays so until the page is loaded anew. That all is well is said after each opening: what
   * was asked while the browser was closing the files has failed, though nothing was wrong when they were opened again.
   */
  #say(trouble: StoreTrouble | undefined): void {
    if (this.#trouble === 'removed' || (trouble !== undefined && this.#trouble === trouble)) return;
    if (this.#trouble === 'newer' && trouble !== 'removed') return;
    this.#trouble = trouble;
    for (const listener of this.#listeners) listener(trouble);
    if (trouble === undefined) readAllAgain();
  }
}

/** All or nothing of what was silent: half of it must not be written while it is done again. */
function giveUp({ transaction }: Progress): void {
  try {
    transaction?.abort();
  } catch {
    // It was committed, and only the word of it was lost.
  }
}

/** Chromium could not open the files. Dexie then answers every later call so, until it is told to open anew. */
function isUnopened(error: unknown): error is Error {
  if (typeof error !== 'object' || error === null) return false;
  const { name, inner } = error as { name?: unknown; inner?: unknown };
  return name === 'UnknownError' || isUnopened(inner);
}

function newer(options?: ErrorOptions): NewerStoreError {
  return new NewerStoreError('A newer version has this store.', options);
}

/** Dexie's types say that there always is one. */
function transactionNow(): Transaction | null {
  return Dexie.currentTransaction;
}

function ignore(): void {
  // The trouble has been told.
}
