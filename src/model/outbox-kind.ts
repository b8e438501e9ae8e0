export type OutboxKind =
  | 'reply'
  | 'assignment'
  | 'status-change'
  | 'record-copy'
  | 'comment'
  | 'read-mark'
  | 'notice-mark'
  | 'audit-event';

/** Work of one lane of one conversation leaves strictly in the order in which it was enqueued. */
export type Lane = 'replies' | 'comments' | 'marks';

/** What the contract and the clinic say of one kind of queued write. */
export interface KindRules {
  /** The part of its address before its id. */
  readonly address: string;
  /** Its address is the clinic's own, not one below a conversation's. */
  readonly ofClinic?: true;
  readonly lane: Lane;
  /** Once attempted, the server can be asked to take it back. */
  readonly withdrawable: boolean;
  /**
   * Whether a person sees it wait, and decides about it where the server does not take it; `refused`: sees it
   * only then, where nothing but trying again or discarding is left; `never`: it is let go.
   */
  readonly forPerson: 'always' | 'refused' | 'never';
}

const KINDS: Readonly<Record<OutboxKind, KindRules>> = {
  reply: { address: 'replies', lane: 'replies', withdrawable: true, forPerson: 'always' },
  assignment: { address: 'assignments', lane: 'replies', withdrawable: true, forPerson: 'always' },
  'status-change': {
    address: 'status-changes',
    lane: 'replies',
    withdrawable: false,
    forPerson: 'always',
  },
  'record-copy': {
    address: 'record-copies',
    lane: 'replies',
    withdrawable: false,
    forPerson: 'always',
  },
  comment: { address: 'comments', lane: 'comments', withdrawable: false, forPerson: 'refused' },
  'read-mark': { address: 'read-marks', lane: 'marks', withdrawable: false, forPerson: 'never' },
  'audit-event': {
    address: 'audit-events',
    ofClinic: true,
    lane: 'marks',
    withdrawable: false,
    forPerson: 'never',
  },
  'notice-mark': {
    address: 'notice-marks',
    ofClinic: true,
    lane: 'marks',
    withdrawable: false,
    forPerson: 'never',
  },
};

/** Work of a kind that only a newer version knows: it keeps its place in the order and is otherwise left alone. */
const OF_NEWER: KindRules = {
  address: '',
  lane: 'replies',
  withdrawable: false,
  forPerson: 'never',
};

/** The rules of a kind as it stands on disk, where a newer version may have written it. */
export function rulesOf(kind: OutboxKind): KindRules {
  return isKnown(kind) ? KINDS[kind] : OF_NEWER;
}

export function isKnown(kind: string): kind is OutboxKind {
  return Object.hasOwn(KINDS, kind);
}

/** What of a queued write decides where it goes. */
export interface WritePlace {
  readonly kind: OutboxKind;
  /** Empty where it concerns no conversation: then all such writes of a lane follow one another. */
  readonly conversationId: string;
  readonly id: string;
}

/** The names of a write's address, in order. */
export function addressOf({ kind, conversationId, id }: WritePlace): string[] {
  const { address, ofClinic } = rulesOf(kind);
  return [...(ofClinic ? [] : ['conversations', conversationId]), address, id];
}
