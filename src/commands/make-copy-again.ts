import type { Store } from '../store/database.js';
import { copyAgain } from '../store/filed-copy.js';

export interface OtherWish {
  readonly format?: string;
  readonly withFiles?: boolean;
}

/**
 * Makes a record copy again, as it was wished or otherwise: one that was not confirmed, not made, not filed or not
 * taken. It stays one copy, and the reply before it is not sent again. Offline it waits. False: it is under way.
 */
export function makeCopyAgain(
  store: Store,
  copyId: string,
  wish: OtherWish = {},
): Promise<boolean> {
  return copyAgain(store, copyId, wish);
}
