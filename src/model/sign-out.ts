import {
  isListed,
  isSendable,
  isUnfinished,
  leavingByItself,
  type OutboxEntry,
} from './outbox-entry.js';
import type { OutboxKind } from './outbox-kind.js';

/** What stands in a conversation and is not with the clinic: `changes` closes or reopens it. */
export type UnsentKind = 'replies' | 'drafts' | 'assignments' | 'comments' | 'changes' | 'copies';

export interface UnsentConversation {
  readonly conversationId: string;
  readonly counts: Readonly<Partial<Record<UnsentKind, number>>>;
}

/** What somebody would leave behind who signs out now. */
export interface UnsentWork {
  /** Those with the oldest work first, drafts after it. */
  readonly conversations: readonly UnsentConversation[];
  /** What this person has read or settled; nobody's words. */
  readonly marks: number;
  /** What the clinic is still to be told of things that were thrown away; these cannot be. */
  readonly records: number;
  /** All that can be thrown away: what stands in conversations, and marks. */
  readonly items: number;
  /** What leaves by itself once the server is there; drafts and what needs a decision never do. */
  readonly leaving: number;
}

const KINDS: Readonly<Partial<Record<OutboxKind, UnsentKind>>> = {
  reply: 'replies',
  assignment: 'assignments',
  comment: 'comments',
  'status-change': 'changes',
  'record-copy': 'copies',
};

/** `entries` in the order in which they were queued; `drafts`: for each with words or files, its conversation. */
export function unsentWork(entries: readonly OutboxEntry[], drafts: readonly string[]): UnsentWork {
  const unfinished = entries.filter(isUnfinished);
  const listed = unfinished.filter(isListed);
  const records = unfinished.filter(({ kind }) => kind === 'audit-event').length;
  return {
    conversations: byConversation([
      ...listed.map(({ conversationId, kind }) => ({ conversationId, kind: KINDS[kind] })),
      ...drafts.map((conversationId) => ({ conversationId, kind: 'drafts' as const })),
    ]),
    marks: unfinished.length - listed.length - records,
    records,
    items: unfinished.length - records + drafts.length,
    leaving: leavingByItself(unfinished).filter(isSendable).length,
  };
}

interface Unsent {
  readonly conversationId: string;
  /** Undefined: of a kind that only a newer version knows. */
  readonly kind: UnsentKind | undefined;
}

function byConversation(all: readonly Unsent[]): UnsentConversation[] {
  const counts = new Map<string, Partial<Record<UnsentKind, number>>>();
  for (const { conversationId, kind = 'changes' } of all) {
    const known = counts.get(conversationId) ?? {};
    counts.set(conversationId, { ...known, [kind]: (known[kind] ?? 0) + 1 });
  }
  return [...counts].map(([conversationId, one]) => ({ conversationId, counts: one }));
}

/** How things stand between this device and the clinic. */
export interface Line {
  readonly online: boolean;
  /** Nothing is sent until somebody signs in, to the portal or to the network. */
  readonly needsSignIn: boolean;
}

/** Why sending now would send nothing; undefined: it would. */
export function whyNotSent(
  { leaving }: Pick<UnsentWork, 'leaving'>,
  { online, needsSignIn }: Line,
): 'nothing-leaves' | 'sign-in' | 'offline' | undefined {
  if (leaving === 0) return 'nothing-leaves';
  if (needsSignIn) return 'sign-in';
  return online ? undefined : 'offline';
}

/** What a person, or the portal, answers; `sent`: there should be nothing left to ask about. */
export type SignOutAnswer =
  | { readonly kind: 'sent' | 'keep' | 'stay' }
  /** `items`: how many the person has confirmed by typing the number. */
  | { readonly kind: 'discard'; readonly items: number };

/** What comes next; `wipe`: all of this person leaves the device. */
export type SignOutStep = 'ask' | 'stay' | 'keep' | 'discard' | 'wipe';

/**
 * Decides by what is unsent at this moment, not by what was when the question came up. Nothing is thrown away that was
 * not counted, and nothing is wiped while anything is unsent.
 */
export function signOutStep(answer: SignOutAnswer | undefined, work: UnsentWork): SignOutStep {
  if (answer?.kind === 'stay') return 'stay';
  if (work.items + work.records === 0) return 'wipe';
  if (answer?.kind === 'keep') return 'keep';
  return answer?.kind === 'discard' && answer.items === work.items && work.items > 0
    ? 'discard'
    : 'ask';
}
