import {
  IDBFactory,
  IDBOpenDBRequest,
  IDBRequest,
  IDBTransaction,
  IDBDatabase,
} from 'fake-indexeddb';

/** A tab or worker as the disk knows it. */
export interface DiskUser {
  readonly name: string;
  readonly alive: boolean;
}

type RawRecord = { readonly key: unknown; readonly value: unknown };

interface RawDatabase {
  readonly name: string;
  readonly transactions: RawTransaction[];
  readonly version: number;
  readonly rawObjectStores: ReadonlyMap<string, RawTable>;
  readonly processTransactions: unknown;
}

interface RawTable {
  readonly keyPath: string | string[];
  readonly autoIncrement: boolean;
  readonly rawIndexes: ReadonlyMap<
    string,
    { readonly unique: boolean; readonly multiEntry: boolean }
  >;
  readonly records: { values(): Iterable<RawRecord> };
}

interface RawConnection {
  readonly _rawDatabase: RawDatabase;
  onversionchange: unknown;
  listeners: unknown[];
  close(): void;
}

interface RawTransaction {
  readonly db: RawConnection;
  readonly mode: string;
  readonly _scope: ReadonlySet<string>;
  readonly _state: string;
  oncomplete: unknown;
  onabort: unknown;
  onerror: unknown;
  listeners: { readonly callback: unknown }[];
  abort(): void;
}

/** What was committed just now. */
export interface Commit {
  readonly database: string;
  readonly tables: ReadonlySet<string>;
}

const owners = new WeakMap<object, DiskUser>();
let onCommit: (commit: Commit) => void = () => undefined;

/**
 * One computer's IndexedDB in memory. A context that dies loses what it had not committed, hears of nothing any more
 * and holds no connection; the others go on.
 */
export class Disk {
  readonly #factory = new IDBFactory();
  readonly #connections = new Map<string, Set<RawConnection>>();

  constructor(committed: (commit: Commit) => void) {
    onCommit = committed;
  }

  /** `indexedDB` as this context sees it. */
  facadeFor(user: DiskUser): object {
    return {
      open: (name: string, version?: number) => {
        const request = this.#factory.open(name, version);
        owners.set(request, user);
        request.addEventListener('success', () => {
          this.#keep(user, request.result as unknown as RawConnection);
        });
        return request;
      },
      deleteDatabase: (name: string) => this.#factory.deleteDatabase(name),
      cmp: (one: unknown, other: unknown) => this.#factory.cmp(one, other),
    };
  }

  /** The context is gone: what it had not committed is undone. */
  lose(user: DiskUser): void {
    for (const connection of this.#connections.get(user.name) ?? []) {
      for (const transaction of connection._rawDatabase.transactions)
        if (transaction.db === connection && isOpen(transaction)) transaction.abort();
      connection.close();
    }
    this.#connections.delete(user.name);
  }

  /** The rows of a table as they lie there, by key. */
  rows(database: string, table: string): Map<string, object> {
    const found = new Map<string, object>();
    const records = this.#raw(database)?.rawObjectStores.get(table)?.records.values() ?? [];
    for (const { key, value } of records) found.set(String(key), value as object);
    return found;
  }

  /** A whole database: its native version, its tables as Dexie names them, and their rows. */
  keep(database: string): {
    readonly version: number;
    readonly stores: Record<string, string>;
    readonly rows: Record<string, unknown[]>;
  } {
    const raw = this.#raw(database);
    const tables = [...(raw?.rawObjectStores ?? [])];
    const stores = tables.map(([name, table]) => [name, schemaOf(table)] as const);
    const rows = tables.map(
      ([name, { records }]) => [name, Array.from(records.values(), ({ value }) => value)] as const,
    );
    const version = raw?.version ?? 0;
    return { version, stores: Object.fromEntries(stores), rows: Object.fromEntries(rows) };
  }

  /** Every value of every database. */
  *everything(): Iterable<unknown> {
    for (const database of this.#databases().values())
      for (const { records } of database.rawObjectStores.values())
        for (const { value } of records.values()) yield value;
  }

  #keep(user: DiskUser, connection: RawConnection): void {
    if (!user.alive) {
      connection.close();
      return;
    }
    const kept = this.#connections.get(user.name) ?? new Set();
    this.#connections.set(user.name, kept.add(connection));
  }

  #databases(): ReadonlyMap<string, RawDatabase> {
    return (this.#factory as unknown as { _databases: ReadonlyMap<string, RawDatabase> })
      ._databases;
  }

  #raw(name: string): RawDatabase | undefined {
    return this.#databases().get(name);
  }
}

function schemaOf({ keyPath, autoIncrement, rawIndexes }: RawTable): string {
  const key = Array.isArray(keyPath) ? `[${keyPath.join('+')}]` : keyPath;
  const indexes = [...rawIndexes].map(
    ([name, { unique, multiEntry }]) => `${unique ? '&' : ''}${multiEntry ? '*' : ''}${name}`,
  );
  return [`${autoIncrement ? '++' : ''}${key}`, ...indexes].join(', ');
}

function isOpen({ _state: state }: RawTransaction): boolean {
  return state !== 'finished' && state !== 'committing';
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
    if (event.type === 'complete' && this instanceof IDBTransaction) told(this);
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

function told(transaction: IDBTransaction): void {
  const { db, _scope: tables, mode } = transaction as unknown as RawTransaction;
  if (mode !== 'readonly') onCommit({ database: db._rawDatabase.name, tables });
}

watchEvents();
