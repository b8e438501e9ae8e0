import type { Change, PutChange } from '../model/change.js';
import type { Held } from './held-rows.js';

export type PutOf<Kind extends PutChange['kind']> = Extract<PutChange, { kind: Kind }>;

/** What a batch of changes says of rows that are sealed one by one. */
export interface RowPlan<Row> {
  readonly puts: readonly Row[];
  readonly removed: readonly string[];
}

export interface FreshChanges {
  readonly fresh: readonly Change[];
  readonly held: Held;
  readonly fullPull: boolean;
}

interface Told {
  readonly version: number;
  readonly generation: number;
}

/** `seal` makes all of a row but what is said here: only a full pull names it anew. */
export async function planRows<Kind extends PutChange['kind'], Row extends Told>(
  { fresh, held, fullPull }: FreshChanges,
  kind: Kind,
  {
    known,
    seal,
  }: {
    readonly known: ReadonlyMap<string, Told>;
    readonly seal: (put: PutOf<Kind>) => Promise<Omit<Row, keyof Told>>;
  },
): Promise<RowPlan<Omit<Row, keyof Told> & Told>> {
  const changes = fresh.filter((change) => change.kind === kind);
  const puts = changes.filter((change): change is PutOf<Kind> => change.op === 'put');
  const old = fullPull ? undefined : known;
  return {
    puts: await Promise.all(
      puts.map(async (put) => ({
        ...(await seal(put)),
        version: put.version,
        generation: old?.get(put.id)?.generation ?? held.generation,
      })),
    ),
    removed: changes.filter(({ op }) => op === 'delete').map(({ id }) => id),
  };
}
