import type { Page } from 'playwright-core';

import type { DeviceEntry } from './verdict.js';

/** Every queued write on this computer, of everybody who works there, as the databases hold it. */
export function deviceOutbox(page: Page): Promise<DeviceEntry[]> {
  return page.evaluate(async () => {
    interface Row extends DeviceEntry {
      readonly lastError?: { readonly reason: string };
    }
    const promised = <Result>(request: IDBRequest<Result>) =>
      new Promise<Result>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('unreadable'));
      });
    const entries: DeviceEntry[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      if (!/^intray-[0-9a-f]{32}$/u.test(name)) continue;
      const database = await promised(indexedDB.open(name));
      const outbox = database.transaction('outbox').objectStore('outbox');
      const rows = (await promised(outbox.getAll())) as Row[];
      database.close();
      for (const { id, kind, author, conversationId, state, lastError } of rows)
        entries.push({ id, kind, author, conversationId, state, reason: lastError?.reason });
    }
    return entries;
  });
}
