import type { CycleFetch } from '../model/cycle-fetch.js';
import type { IntrayDatabase, Store } from './database.js';
import { live } from './live.js';
import { readMeta } from './meta.js';
import { inOneTransaction } from './transaction.js';

/** A cycle whose report somebody asked for. */
export type WantedCycle = CycleFetch & { readonly wantedAt: number };

/** What is known of the cycles that were ever asked for here. */
export async function cycleFetches(db: IntrayDatabase): Promise<readonly CycleFetch[]> {
  return (await readMeta(db, 'cycleFetches')) ?? [];
}

export async function wantedCycles(db: IntrayDatabase): Promise<WantedCycle[]> {
  const wanted = (await cycleFetches(db)).filter(
    (one): one is WantedCycle => one.wantedAt !== undefined,
  );
  return wanted.sort((a, b) => a.wantedAt - b.wantedAt);
}

/** Follows them, for whoever fetches. */
export function watchWantedCycles(
  store: Store,
  next: (cycles: readonly WantedCycle[]) => void,
  fail: (error: unknown) => void,
): () => void {
  return live(
    () => wantedCycles(store.db),
    (cycles) => Promise.resolve(cycles),
    { next, fail },
  );
}

/** Works inside a transaction over `meta`, and alone. */
export async function patchCycleFetch(
  store: Store,
  cycle: string,
  patch: (known: CycleFetch) => Partial<CycleFetch>,
): Promise<void> {
  const { db } = store;
  await inOneTransaction(store, async () => {
    const all = await cycleFetches(db);
    const known = all.find((one) => one.cycle === cycle) ?? { cycle };
    const others = all.filter((one) => one.cycle !== cycle);
    const value = [...others, { ...known, ...patch(known) }];
    await db.meta.put({ key: 'cycleFetches', value });
  }, [db.meta]);
}

/** The wish ends; where a person has asked again meanwhile, the newer one stays. */
export async function endCycleWish(
  store: Store,
  { cycle, wantedAt }: WantedCycle,
  said: Pick<CycleFetch, 'fetchedAt' | 'setAside' | 'trouble'>,
): Promise<void> {
  await patchCycleFetch(store, cycle, (known) => ({
    ...said,
    wantedAt: known.wantedAt === wantedAt ? undefined : known.wantedAt,
  }));
}
