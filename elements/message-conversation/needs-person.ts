import type { Delivery } from '../../src/store/views.js';

/** Held or refused: nothing behind it leaves until a person has decided. */
export function needsPerson({ state }: Delivery): boolean {
  return state === 'held' || state === 'refused';
}
