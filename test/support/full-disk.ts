import type { Table } from 'dexie';

/**
 * From now on this table takes nothing more, as where the disk is full: Chromium calls that an abort, with the
 * reason inside (measured). Gives the way back.
 */
export function fillDisk(table: Pick<Table, 'put' | 'bulkPut'>): () => void {
  const { bulkPut } = table;
  const refuse = (): never => {
    const inner = new DOMException('', 'QuotaExceededError');
    throw Object.assign(new Error('Transaction aborted'), { name: 'AbortError', inner });
  };
  table.put = refuse;
  table.bulkPut = (rows: readonly unknown[]) =>
    rows.length > 0 ? refuse() : bulkPut.call(table, rows);
  return () => {
    Reflect.deleteProperty(table, 'put');
    Reflect.deleteProperty(table, 'bulkPut');
  };
}
