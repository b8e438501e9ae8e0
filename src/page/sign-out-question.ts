import type { Line, SignOutAnswer } from '../model/sign-out.js';
import type { UnsentView } from '../store/unsent-work.js';
import type { SignOutTrouble } from './sign-out-events.js';

/** What somebody is asked who signs out while work of theirs is unsent. */
export interface SignOutQuestion {
  /** Who signs out. */
  readonly name: string;
  /** They have just thrown away what could be: the rest may have arrived, or the clinic is still to be told. */
  readonly afterDiscarding: boolean;
  /** Tells what is unsent and how the line is, and each change of either; gives the way to stop. */
  watch(next: (unsent: UnsentView, line: Line) => void): () => void;
  /** Sends what is due, now. */
  send(): Promise<void>;
}

/** Whoever asks, and says what went wrong, on the screen. */
export interface SignOutDialog {
  askBeforeSignOut(question: SignOutQuestion): Promise<SignOutAnswer>;
  /** Resolves once the person has read it. */
  tellSignOutTrouble(trouble: SignOutTrouble): Promise<void>;
}
