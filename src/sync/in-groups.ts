interface Asked<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Does in one go all that was asked for while the last go was under way, so that many small pieces of work share one
 * transaction instead of waiting for each other. `work` gives one result for each item, in their order. Where a go of
 * several fails each is done alone: none fails for another's sake.
 */
export function inGroups<Item, Result>(
  work: (items: readonly Item[]) => Promise<readonly Result[]>,
): (item: Item) => Promise<Result> {
  let waiting: Asked<Item, Result>[] = [];
  let isBusy = false;
  const doTogether = async (group: readonly Asked<Item, Result>[]): Promise<void> => {
    try {
      const results = await work(group.map(({ item }) => item));
      for (const [at, { resolve }] of group.entries()) resolve(results[at] as Result);
    } catch (error) {
      if (group.length > 1) for (const one of group) await doTogether([one]);
      else for (const { reject } of group) reject(error);
    }
  };
  const doAll = async (): Promise<void> => {
    isBusy = true;
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      await doTogether(group);
    }
    isBusy = false;
  };
  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!isBusy) void doAll();
    });
}
