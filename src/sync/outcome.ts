import type { Change } from '../model/change.js';
import type { LastError, OutboxEntry, OutboxState } from '../model/outbox-entry.js';
import { retryDelay, SECOND_MS } from '../model/retry-delay.js';
import type { Answer } from './backend.js';
import { isBusy } from './busy.js';
import { parseProblem, parseWriteAnswer } from './contract.js';
import { quietOf } from './quiet.js';

/** What becomes of an entry after one attempt. */
export interface Outcome {
  readonly state: OutboxState;
  /** Ms from now until it may be tried again; it is nobody's turn before. */
  readonly delayMs: number;
  readonly lastError?: LastError | undefined;
  /** The server itself answered, so nothing of this attempt is still on its way. */
  readonly heard: boolean;
  readonly acceptedAt?: number | undefined;
  /** The server's sentence; it may quote people. */
  readonly detail?: string | undefined;
  readonly changes: readonly Change[];
  /** All work of this person stops until somebody signs in. */
  readonly signIn?: 'session-ended' | 'other-user' | undefined;
  /** A redirect or a stranger's 401: the host is asked for a fresh session. */
  readonly network?: boolean | undefined;
  /** For how long the whole server asked for quiet, not only for this entry. */
  readonly quietMs?: number | undefined;
  /** Nobody answered: the line is down. */
  readonly silent?: boolean | undefined;
  readonly freshSession?: boolean | undefined;
  /** It was taken and not sent: nobody attempted it. */
  readonly unsent?: boolean | undefined;
}

interface Situation {
  readonly entry: OutboxEntry;
  /** In [0, 1). */
  readonly random: number;
}

/** Reads an answer to a write by the table of the contract; nothing but a validated answer is a result. */
export function outcomeOf(answer: Answer, situation: Situation): Outcome {
  switch (answer.kind) {
    case 'answered':
      return ofBody(answer.body, situation);
    case 'problem':
      return ofProblem(answer, situation);
    case 'not-ours':
      if (isBusy(answer.status)) return busy(answer, situation);
      return { ...parked('not-ours', situation, answer.status), network: answer.signIn };
    case 'no-answer':
      return { ...again('no-answer', situation), heard: false, silent: true };
  }
}

/** Nothing else leaves after it: nobody answers, somebody must sign in, or the server wishes for quiet. */
export function endsAll({ silent, signIn, network, quietMs }: Outcome): boolean {
  return silent === true || [signIn, network, quietMs].some((one) => one !== undefined);
}

/** It was its turn, and then nothing was to leave any more. `entry`: before it was taken; `ending`: the answer after which it was so. */
export function unsent({ state }: OutboxEntry, ending: Outcome | undefined): Outcome {
  if (ending?.signIn) return { ...ended('parked'), lastError: ending.lastError, unsent: true };
  return { ...ended(state === 'sending' ? 'waiting' : state), unsent: true };
}

/** This device cannot note how far an attempt has come; it is tried again when there may be room. */
export function outOfRoom(situation: Situation): Outcome {
  return again('storage-full', situation);
}

function ofBody(body: unknown, situation: Situation): Outcome {
  const answer = parseWriteAnswer(withChanges(body, situation.entry));
  if (answer?.id !== situation.entry.id) return parked('not-ours', situation);
  if (answer.kind === 'withdrawn') return { ...ended('withdrawn'), heard: true };
  return {
    ...ended('accepted'),
    acceptedAt: answer.acceptedAt,
    changes: answer.changes,
  };
}

/** An audit event changes no row, and its answer names none. */
function withChanges(body: unknown, { kind }: OutboxEntry): unknown {
  return kind === 'audit-event' && typeof body === 'object' ? { changes: [], ...body } : body;
}

function ofProblem(answer: Extract<Answer, { kind: 'problem' }>, situation: Situation): Outcome {
  const { status, slug } = answer;
  const { detail, changes } = parseProblem(answer.body);
  const rest = { detail, changes };
  const refuse = (reason: LastError['reason']): Outcome => ({
    ...ended('refused'),
    ...rest,
    lastError: { reason, status },
  });
  if (status === 401) return signedOut(slug === 'other-user' ? 'other-user' : 'sign-in-needed');
  if (isBusy(status)) return busy(answer, situation);
  if (status === 409) return ofConflict(slug, situation, rest);
  if (status === 404 || status === 410) return refuse('gone');
  if (status === 403) return notAllowed(situation, refuse('not-allowed'));
  return refuse(status === 413 ? 'too-large' : 'invalid');
}

/** Permissions may have changed with a new sign-in: one fresh session, then the refusal stands. */
function notAllowed({ entry }: Situation, refusal: Outcome): Outcome {
  if (entry.lastError?.reason === 'not-allowed') return refusal;
  const { lastError } = refusal;
  return { ...ended('waiting'), lastError, freshSession: true };
}

function ofConflict(
  slug: string,
  situation: Situation,
  rest: Pick<Outcome, 'detail' | 'changes'>,
): Outcome {
  switch (slug) {
    case 'in-progress':
    case 'parts-missing':
      return { ...again('in-progress', situation), delayMs: soon(situation.random) };
    case 'withdrawn':
      return ended('withdrawn');
    case 'moved-on':
      return { ...ended('held'), ...rest, lastError: { reason: 'moved-on', status: 409 } };
    default:
      return { ...ended('held'), ...rest, lastError: { reason: 'id-reused', status: 409 } };
  }
}

/** A proxy before the server may say so in its place. */
function busy(
  answer: Extract<Answer, { kind: 'problem' | 'not-ours' }>,
  situation: Situation,
): Outcome {
  const outcome = again('server-busy', situation, { status: answer.status });
  const quietMs = quietOf(answer);
  if (quietMs === undefined) return outcome;
  const wished = quietMs + situation.random * SECOND_MS;
  return { ...outcome, delayMs: wished, quietMs: wished };
}

function signedOut(reason: 'sign-in-needed' | 'other-user'): Outcome {
  return {
    ...ended('parked'),
    lastError: { reason, status: 401 },
    signIn: reason === 'other-user' ? reason : 'session-ended',
  };
}

function ended(state: OutboxState): Outcome {
  return { state, delayMs: 0, heard: true, changes: [] };
}

function again(
  reason: LastError['reason'],
  { entry, random }: Situation,
  error: { readonly status?: number } = {},
): Outcome {
  const delayMs = retryDelay(entry.attempts, random);
  return { ...ended('waiting'), delayMs, heard: false, lastError: { reason, ...error } };
}

function parked(reason: LastError['reason'], situation: Situation, status?: number): Outcome {
  const error = status === undefined ? {} : { status };
  return { ...again(reason, situation, error), state: 'parked' };
}

/** 2 to 5 s: the first request with this id is still running. */
function soon(random: number): number {
  return 2 * SECOND_MS + random * 3 * SECOND_MS;
}
