import type { SignOutAnswer, UnsentWork } from '../model/sign-out.js';

/**
 * Somebody signs out and not all of their work is with the clinic. A host that cancels it asks in its own way and calls
 * `answer` once; else Intray asks. What is answered counts by what is unsent then: it may come again.
 */
export class BeforeSignOutEvent extends Event {
  constructor(
    readonly work: UnsentWork,
    readonly answer: (answer: SignOutAnswer) => void,
  ) {
    super('intray-before-sign-out', { cancelable: true });
  }
}

/** Why a sign-out did not end as it should; a host that cancels the event says so itself. */
export type SignOutTrouble =
  /** This device's storage does not answer: nothing was removed, and the person is still signed in. */
  | 'storage-silent'
  /** Signed out, and nothing can be read any more; sealed rows go when the portal's other tabs are closed. */
  | 'not-removed';

export class SignOutFailedEvent extends Event {
  constructor(readonly reason: SignOutTrouble) {
    super('intray-sign-out-failed', { cancelable: true });
  }
}
