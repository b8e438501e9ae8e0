export type OutboxKind = 'reply' | 'status-change' | 'read-mark';

/** Work of one lane of one conversation leaves strictly in the order in which it was enqueued. */
export type Lane = 'replies' | 'marks';

/** What the contract and the clinic say of one kind of queued write. */
export interface KindRules {
  /** The part of its address below the conversation's. */
  readonly address: string;
  readonly lane: Lane;
  /** Once attempted, the server can be asked to take it back. */
  readonly withdrawable: boolean;
  /** A person sees it wait, and decides about it where the server does not take it; any other is let go. */
  readonly forPerson: boolean;
}

export const KINDS: Readonly<Record<OutboxKind, KindRules>> = {
  reply: { address: 'replies', lane: 'replies', withdrawable: true, forPerson: true },
  'status-change': {
    address: 'status-changes',
    lane: 'replies',
    withdrawable: false,
    forPerson: true,
  },
  'read-mark': { address: 'read-marks', lane: 'marks', withdrawable: false, forPerson: false },
};
