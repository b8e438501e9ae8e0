import type { Table } from 'dexie';

/**
 * From now on this table takes nothing more, as where the disk is full: Chromium calls that an abort, with the
 * reason inside (measured). Gives the way back.
 */
export function fillDisk(table: Pick<Table, 'put'>): () => void {
  table.put = () => {
    const inner = new DOMException('', 'QuotaExceededError');
    throw Object.assign(new Error('Transaction aborted'), { name: 'AbortError', inner });
  };
  return () => {
    Reflect.deleteProperty(table, 'put');
  };
}
