import * as v from 'valibot';

/** Where a full pull stands: in the people, or within one conversation (its place in the list, its part). */
const position = v.variant('part', [
  v.object({ part: v.literal('people'), next: v.number() }),
  v.object({
    part: v.picklist(['conversation', 'messages', 'assignments']),
    listedAt: v.string(),
    id: v.string(),
    next: v.number(),
  }),
]);

const cursor = v.object({
  epoch: v.string(),
  userId: v.string(),
  /** Everything up to this version is known, but for what a full pull has still to name. */
  version: v.number(),
  at: v.optional(position),
});

export type Position = v.InferOutput<typeof position>;
export type Cursor = v.InferOutput<typeof cursor>;

export function writeCursor(value: Cursor): string {
  return btoa(JSON.stringify(value)).replaceAll('=', '');
}

/** Undefined: not a cursor of this clinic. */
export function readCursor(text: string): Cursor | undefined {
  try {
    const result = v.safeParse(cursor, JSON.parse(atob(text)));
    return result.success ? result.output : undefined;
  } catch {
    return undefined;
  }
}
