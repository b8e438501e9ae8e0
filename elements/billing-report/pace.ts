/** A task no longer than this leaves room in a frame for the page's own work. */
const TASK_MS = 8;
const RUN = 500;
const SLICE = 100;

/** What follows runs in a task of its own: the page draws and hears keys before it. */
export function ownTask(): Promise<void> {
  return new Promise((resume) => setTimeout(resume));
}

/** Breaks long work into short tasks, so that the page draws and hears keys in between. */
export class Pace {
  readonly #signal: AbortSignal | undefined;
  #since = performance.now();

  constructor(signal?: AbortSignal) {
    this.#signal = signal;
  }

  /** Call it often. Rejects with an `AbortError` once nobody wants the work any more. */
  async rest(): Promise<void> {
    this.#signal?.throwIfAborted();
    if (performance.now() - this.#since < TASK_MS) return;
    await ownTask();
    this.#since = performance.now();
    this.#signal?.throwIfAborted();
  }
}

/** As `items.forEach(act)`. */
export async function eachAtPace<Item>(
  items: readonly Item[],
  act: (item: Item) => void,
  pace: Pace,
): Promise<void> {
  for (let at = 0; at < items.length; at += SLICE) {
    for (const item of items.slice(at, at + SLICE)) act(item);
    await pace.rest();
  }
}

/** As `items.map(of)`. */
export async function mapAtPace<Item, Result>(
  items: readonly Item[],
  of: (item: Item) => Result,
  pace: Pace,
): Promise<Result[]> {
  const results: Result[] = [];
  const add = (item: Item): void => {
    results.push(of(item));
  };
  await eachAtPace(items, add, pace);
  return results;
}

type Compare<Item> = (a: Item, b: Item) => number;

/** As `items.toSorted(compare)`: short runs, then merged. */
export async function sortAtPace<Item>(
  items: readonly Item[],
  compare: Compare<Item>,
  pace: Pace,
): Promise<readonly Item[]> {
  let runs: (readonly Item[])[] = [];
  for (let at = 0; at < items.length; at += RUN) {
    runs.push(items.slice(at, at + RUN).sort(compare));
    await pace.rest();
  }
  while (runs.length > 1) runs = await mergePairs(runs, compare, pace);
  return runs[0] ?? [];
}

async function mergePairs<Item>(
  runs: readonly (readonly Item[])[],
  compare: Compare<Item>,
  pace: Pace,
): Promise<(readonly Item[])[]> {
  const merged: (readonly Item[])[] = [];
  for (let at = 0; at < runs.length; at += 2) {
    merged.push(await merge([runs[at] ?? [], runs[at + 1] ?? []], compare, pace));
  }
  return merged;
}

async function merge<Item>(
  [left, right]: readonly [readonly Item[], readonly Item[]],
  compare: Compare<Item>,
  pace: Pace,
): Promise<readonly Item[]> {
  const merged: Item[] = [];
  let [atLeft, atRight] = [0, 0];
  while (atLeft < left.length || atRight < right.length) {
    const [first, second] = [left[atLeft], right[atRight]];
    if (first !== undefined && (second === undefined || compare(first, second) <= 0)) {
      merged.push(first);
      atLeft += 1;
    } else if (second !== undefined) {
      merged.push(second);
      atRight += 1;
    }
    if (merged.length % RUN === 0) await pace.rest();
  }
  return merged;
}
