import type { Page } from 'playwright-core';

/** What the timers of a page's device left in its databases, read past all of our code. */
export interface TimedRows {
  /** Parts of files, sealed or not. */
  readonly parts: number;
  readonly notices: readonly {
    readonly conversationId: string;
    readonly state: string;
    readonly cameUpAt?: number;
  }[];
}

export function timedRows(page: Page): Promise<TimedRows> {
  return page.evaluate(async () => {
    const promised = <Result>(request: IDBRequest<Result>) =>
      new Promise<Result>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('unreadable'));
      });
    let parts = 0;
    const notices: TimedRows['notices'][number][] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await promised(indexedDB.open(name));
      const tables = [...database.objectStoreNames];
      if (tables.includes('blobs'))
        parts += await promised(database.transaction('blobs').objectStore('blobs').count());
      if (tables.includes('notices'))
        notices.push(
          ...((await promised(
            database.transaction('notices').objectStore('notices').getAll(),
          )) as TimedRows['notices']),
        );
      database.close();
    }
    return { parts, notices };
  });
}
