import type { PARTS } from './row.js';

/** Where a full pull stands: among the people, or in a part of one conversation of the list. */
export type Position =
  | { readonly part: 'people'; readonly next: number }
  | {
      readonly part: 'conversation' | (typeof PARTS)[number];
      readonly listedAt: string;
      readonly id: string;
      readonly next: number;
    };

export interface Cursor {
  readonly epoch: string;
  readonly userId: string;
  /** Everything up to this version is known, but for what a full pull has still to name. */
  readonly version: number;
  readonly at?: Position;
}

export function writeCursor(cursor: Cursor): string {
  const base64 = btoa(JSON.stringify(cursor));
  return base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Undefined: not made by this clinic since its start. Nobody can guess the epoch, so the rest is ours too. */
export function readCursor(text: string, epoch: string): Cursor | undefined {
  try {
    const base64 = text.replaceAll('-', '+').replaceAll('_', '/');
    const cursor = JSON.parse(atob(base64)) as Cursor | null;
    return cursor?.epoch === epoch ? cursor : undefined;
  } catch {
    return undefined;
  }
}
