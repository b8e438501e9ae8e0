import type { Page } from 'playwright-core';

/** Every byte that a page's origin keeps on the device, as text: databases, caches, local storage. */
export function everythingStored(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const texts: string[] = [];
    const promised = <Result>(request: IDBRequest<Result>) =>
      new Promise<Result>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('unreadable'));
      });
    const readBytes = (bytes: Uint8Array): void => {
      for (const encoding of ['utf-8', 'latin1', 'utf-16le'])
        texts.push(new TextDecoder(encoding).decode(bytes));
    };
    const read = (value: unknown): void => {
      if (value instanceof ArrayBuffer) readBytes(new Uint8Array(value));
      else if (ArrayBuffer.isView(value)) readBytes(new Uint8Array(value.buffer));
      else if (value instanceof Map) read([...value]);
      else if (typeof value === 'object' && value !== null) {
        for (const [key, inner] of Object.entries(value)) {
          texts.push(key);
          read(inner);
        }
      } else texts.push(String(value));
    };
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await promised(indexedDB.open(name));
      texts.push(name);
      for (const storeName of database.objectStoreNames) {
        const store = database.transaction(storeName).objectStore(storeName);
        read(await promised(store.getAllKeys()));
        read(await promised(store.getAll()));
      }
      database.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const answer = await cache.match(request);
        texts.push(name, request.url, (await answer?.text()) ?? '');
      }
    }
    read(Object.entries(localStorage));
    read(Object.entries(sessionStorage));
    return texts.join('\n');
  });
}
