/** Where a conversation stands for somebody who wants a copy of it in the patient's record; known offline. */
export interface CopyStanding {
  /** The clinic's list no longer has it. */
  readonly gone: boolean;
  /** What the signed-in person may do. */
  readonly person: { readonly record: boolean; readonly close: boolean };
  /** A reply, an assignment, a closing or a copy of mine waits for a decision. */
  readonly undecided: boolean;
  /** A copy of mine is on its way. */
  readonly copying: boolean;
}

/** Why no copy can be asked for now. */
export type CopyOff = 'gone' | 'may-not-record' | 'may-not-close' | 'undecided' | 'copying';

/**
 * Why a copy cannot be asked for, with the closing after it or alone; undefined: it can. What is held comes first,
 * because a copy would wait behind it without a word.
 */
export function copyOff(standing: CopyStanding, closes: boolean): CopyOff | undefined {
  const { gone, person, undecided, copying } = standing;
  if (gone) return 'gone';
  if (!person.record) return 'may-not-record';
  if (closes && !person.close) return 'may-not-close';
  if (undecided) return 'undecided';
  return copying ? 'copying' : undefined;
}
