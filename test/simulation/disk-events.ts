import {
  IDBDatabase,
  IDBObjectStore,
  IDBOpenDBRequest,
  IDBRequest,
  IDBTransaction,
} from 'fake-indexeddb';

import type { Release } from './release.js';

/** A tab or worker as the disk knows it. */
export interface DiskUser {
  readonly name: string;
  readonly alive: boolean;
  readonly release: Release;
}

type RawRecord = { readonly key: unknown; readonly value: unknown };

export interface RawDatabase {
  readonly name: string;
  readonly transactions: RawTransaction[];
  readonly version: number;
  readonly rawObjectStores: ReadonlyMap<string, RawTable>;
  readonly processTransactions: unknown;
}

export interface RawTable {
  readonly keyPath: string | string[];
  readonly autoIncrement: boolean;
  readonly rawIndexes: ReadonlyMap<
    string,
    { readonly unique: boolean; readonly multiEntry: boolean }
  >;
  readonly records: { values(): Iterable<RawRecord> };
}

export interface RawConnection {
  readonly _rawDatabase: RawDatabase;
  onversionchange: unknown;
  listeners: unknown[];
  close(): void;
}

export interface RawTransaction {
  readonly db: RawConnection;
  readonly mode: string;
  readonly _scope: ReadonlySet<string>;
  readonly _state: string;
  oncomplete: unknown;
  onabort: unknown;
  onerror: unknown;
  listeners: { readonly callback: unknown }[];
  readonly _requests: { readonly request: object; operation: () => unknown }[];
  abort(): void;
  _abort(name: string): void;
  _start(): void;
}

/** What was committed, or undone, just now. */
export interface Commit {
  readonly database: string;
  readonly tables: ReadonlySet<string>;
  /** Whose it was. */
  readonly release: Release;
  /** It changed the database's own version. */
  readonly isUpgrade: boolean;
}

/** How a full disk refuses a write: at once, or only when all of it is to be kept. */
export type Refusal = 'request' | 'commit';

export interface DiskWatcher {
  committed(commit: Commit): void;
  /** An upgrade was cut short: it must not have happened. */
  upgradeUndone(commit: Commit): void;
  /** Asked before each write. Undefined: there is room. */
  refuses(user: DiskUser): Refusal | undefined;
}

const owners = new WeakMap<object, DiskUser>();
const full = new WeakSet<object>();
let watcher: DiskWatcher | undefined;

/** There is one world at a time. */
export function watchDisk(next: DiskWatcher): void {
  watcher = next;
}

export function ownedBy(user: DiskUser, request: object): void {
  owners.set(request, user);
}

interface EventTargetLike {
  dispatchEvent(event: { readonly type: string }): boolean;
}

/** Events for the dead are not delivered; who is told of commits sees each at its moment. */
function watchEvents(): void {
  const target = Object.getPrototypeOf(IDBRequest.prototype) as EventTargetLike;
  // Called with the target as `this` below.
  // eslint-disable-next-line @typescript-eslint/unbound-method
  const dispatch = target.dispatchEvent;
  target.dispatchEvent = function (this: EventTargetLike, event) {
    if (this instanceof IDBOpenDBRequest && this.readyState === 'done') own(this);
    if (ownerOf(this)?.alive === false) mute(this);
    const done = dispatch.call(this, event);
    if (this instanceof IDBTransaction) told(this, event.type);
    return done;
  };
}

function own(request: IDBOpenDBRequest): void {
  const user = owners.get(request);
  const connection = request.result as object | undefined;
  if (user && connection) owners.set(connection, user);
}

function ownerOf(target: object): DiskUser | undefined {
  if (target instanceof IDBTransaction) return owners.get(target.db);
  if (target instanceof IDBRequest && target.transaction && !owners.has(target))
    return owners.get(target.transaction.db);
  return owners.get(target);
}

/** What the disk itself listens for stays. */
function mute(target: object): void {
  if (target instanceof IDBTransaction) {
    const transaction = target as unknown as RawTransaction;
    transaction.oncomplete = transaction.onabort = transaction.onerror = null;
    const { processTransactions } = transaction.db._rawDatabase;
    transaction.listeners = transaction.listeners.filter(
      ({ callback }, at) => at < 3 || callback === processTransactions,
    );
  } else if (target instanceof IDBDatabase) {
    (target as unknown as RawConnection).onversionchange = null;
  } else if (target instanceof IDBRequest) {
    target.onsuccess = target.onerror = null;
    if (target instanceof IDBOpenDBRequest) target.onupgradeneeded = target.onblocked = null;
  }
}

function told(transaction: IDBTransaction, what: string): void {
  const { db, _scope: tables, mode } = transaction as unknown as RawTransaction;
  if (mode === 'readonly') return;
  const release = owners.get(db)?.release ?? 'this';
  const isUpgrade = mode === 'versionchange';
  const commit = { database: db._rawDatabase.name, tables, release, isUpgrade };
  if (what === 'complete') watcher?.committed(commit);
  if (what === 'abort' && isUpgrade) watcher?.upgradeUndone(commit);
}

/** Where the disk is full, a write is refused as browsers do: by its own error, or by the whole transaction's. */
function watchWrites(): void {
  const store = IDBObjectStore.prototype;
  for (const name of ['put', 'add'] as const) {
    // Called with the table as `this` below.
    // eslint-disable-next-line @typescript-eslint/unbound-method
    const write = store[name] as (...values: unknown[]) => object;
    store[name] = function (this: IDBObjectStore, ...values: unknown[]) {
      const request = write.apply(this, values);
      refuse(this.transaction as unknown as RawTransaction, request);
      return request as IDBRequest<IDBValidKey>;
    };
  }
}

function refuse(transaction: RawTransaction, request: object): void {
  const user = owners.get(transaction.db);
  const refusal = user?.alive ? watcher?.refuses(user) : undefined;
  if (refusal === 'commit') full.add(transaction);
  const asked = transaction._requests.find((one) => one.request === request);
  if (refusal === 'request' && asked)
    asked.operation = () => {
      throw new DOMException('', 'QuotaExceededError');
    };
}

/** When nothing is left to do, what does not fit is undone instead of kept. */
function watchCommits(): void {
  const prototype = IDBTransaction.prototype as unknown as RawTransaction;
  // Called with the transaction as `this` below.
  // eslint-disable-next-line @typescript-eslint/unbound-method
  const start = prototype._start;
  prototype._start = function (this: RawTransaction) {
    const isDone = this._requests.length === 0 && this._state !== 'finished';
    if (isDone && full.has(this)) this._abort('QuotaExceededError');
    else start.call(this);
  };
}

watchEvents();
watchWrites();
watchCommits();
