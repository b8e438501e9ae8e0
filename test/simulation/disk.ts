import { IDBFactory } from 'fake-indexeddb';

import {
  ownedBy,
  watchDisk,
  type DiskUser,
  type DiskWatcher,
  type RawConnection,
  type RawDatabase,
  type RawTable,
  type RawTransaction,
} from './disk-events.js';

/**
 * One computer's IndexedDB in memory. A context that dies loses what it had not committed, hears of nothing any more
 * and holds no connection; the others go on.
 */
export class Disk {
  readonly #factory = new IDBFactory();
  readonly #connections = new Map<string, Set<RawConnection>>();

  constructor(watcher: DiskWatcher) {
    watchDisk(watcher);
  }

  /** `indexedDB` as this context sees it. */
  facadeFor(user: DiskUser): object {
    return {
      open: (name: string, version?: number) => {
        const request = this.#factory.open(name, version);
        ownedBy(user, request);
        for (const event of ['upgradeneeded', 'success'])
          request.addEventListener(event, () => {
            // Begun for somebody who is gone since: it must not end without them.
            if (!user.alive) request.transaction?.abort();
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

  versionOf(database: string): number {
    return this.#raw(database)?.version ?? 0;
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
