export type OutboxKind = 'reply' | 'assignment' | 'status-change' | 'comment' | 'read-mark';

/** Work of one lane of one conversation leaves strictly in the order in which it was enqueued. */
export type Lane = 'replies' | 'comments' | 'marks';

/** What the contract and the clinic say of one kind of queued write. */
export interface KindRules {
  /** The part of its address below the conversation's. */
  readonly address: string;
  readonly lane: Lane;
  /** Once attempted, the server can be asked to take it back. */
  readonly withdrawable: boolean;
  /**
   * Whether a person sees it wait, and decides about it where the server does not take it; `refused`: sees it
   * only then, where nothing but trying again or discarding is left; `never`: it is let go.
   */
  readonly forPerson: 'always' | 'refused' | 'never';
}

export const KINDS: Readonly<Record<OutboxKind, KindRules>> = {
  reply: { address: 'replies', lane: 'replies', withdrawable: true, forPerson: 'always' },
  assignment: { address: 'assignments', lane: 'replies', withdrawable: true, forPerson: 'always' },
  'status-change': {
    address: 'status-changes',
    lane: 'replies',
    withdrawable: false,
    forPerson: 'always',
  },
  comment: { address: 'comments', lane: 'comments', withdrawable: false, forPerson: 'refused' },
  'read-mark': { address: 'read-marks', lane: 'marks', withdrawable: false, forPerson: 'never' },
};
