import * as v from 'valibot';

import type { BillingLine } from '../model/billing-line.js';
import type { Change, PutChange } from '../model/change.js';
import type { Session } from '../model/session.js';
import { day, id, LONGEST_LIST, LONGEST_TEXT, time, wholeNumber } from './contract-fields.js';
import { billingLine, parseChange } from './contract-rows.js';
import { session } from './contract-session.js';

export type * from './contract-rows.js';
export type { WireSession } from './contract-session.js';

/**
 * The one door for data from outside: JSON from a server, checked field by field, unknown fields dropped,
 * times turned from RFC 3339 into epoch milliseconds. What fails is named by id and reason, never quoted.
 */

/** Lines of one billing cycle, which come in one answer. */
const LONGEST_REPORT = 100_000;

const changesPage = v.object({
  tenantId: id,
  userId: id,
  changes: v.pipe(v.array(v.unknown()), v.maxLength(LONGEST_LIST)),
  cursor: v.pipe(v.string(), v.maxLength(1_000)),
  more: v.boolean(),
  total: v.optional(wholeNumber),
  serverTime: time,
});

const conversationPage = v.object({
  changes: v.pipe(v.array(v.unknown()), v.maxLength(LONGEST_LIST)),
  more: v.boolean(),
});

const writeAnswer = v.object({
  id,
  acceptedAt: time,
  changes: v.pipe(v.array(v.unknown()), v.maxLength(LONGEST_LIST)),
});

const partAnswer = v.object({ id, part: wholeNumber });

const partsMissing = v.object({
  missing: v.pipe(v.array(wholeNumber), v.maxLength(LONGEST_LIST)),
});

const withdrawn = v.object({ id, withdrawn: v.literal(true) });

const cycleReport = v.object({
  cycle: v.object({ id: day, start: day, end: day }),
  lines: v.pipe(v.array(v.unknown()), v.maxLength(LONGEST_REPORT)),
});

const problem = v.object({
  detail: v.optional(v.pipe(v.string(), v.maxLength(LONGEST_TEXT))),
  changes: v.optional(v.pipe(v.array(v.unknown()), v.maxLength(LONGEST_LIST)), []),
});

export interface Accepted {
  readonly changes: readonly Change[];
  /** Items that did not pass, by id where one could be read; never with what they held. */
  readonly rejected: readonly { readonly id: string; readonly reason: string }[];
}

export interface ChangesPage extends Accepted {
  readonly tenantId: string;
  readonly userId: string;
  readonly cursor: string;
  readonly more: boolean;
  readonly total?: number | undefined;
  readonly serverTime: number;
}

export interface ConversationPage extends Accepted {
  readonly more: boolean;
}

export type WriteAnswer =
  | ({ readonly kind: 'accepted'; readonly id: string; readonly acceptedAt: number } & Accepted)
  | { readonly kind: 'withdrawn'; readonly id: string };

/** Undefined: the body is not a session. */
export function parseSession(body: unknown): Session | undefined {
  const result = v.safeParse(session, body);
  return result.success ? result.output : undefined;
}

/** Undefined: the body is not a page of changes. A malformed item is set aside, never the page. */
export function parseChangesPage(body: unknown): ChangesPage | undefined {
  const result = v.safeParse(changesPage, body);
  return result.success ? { ...result.output, ...sortChanges(result.output.changes) } : undefined;
}

/** Undefined: the body is not a page of one conversation. */
export function parseConversationPage(body: unknown): ConversationPage | undefined {
  const result = v.safeParse(conversationPage, body);
  return result.success
    ? { more: result.output.more, ...sortChanges(result.output.changes) }
    : undefined;
}

/** Undefined: the body does not answer a write. */
export function parseWriteAnswer(body: unknown): WriteAnswer | undefined {
  const burnt = v.safeParse(withdrawn, body);
  if (burnt.success) return { kind: 'withdrawn', id: burnt.output.id };
  const result = v.safeParse(writeAnswer, body);
  if (!result.success) return undefined;
  return { kind: 'accepted', ...result.output, ...sortChanges(result.output.changes) };
}

/** Whether the body says that the server has this part of the file. */
export function isPartAnswer(body: unknown, id: string, part: number): boolean {
  const result = v.safeParse(partAnswer, body);
  return result.success && result.output.id === id && result.output.part === part;
}

/** The parts that a server asks for; empty where it names none. */
export function parseMissing(body: unknown): readonly number[] {
  const result = v.safeParse(partsMissing, body);
  return result.success ? result.output.missing : [];
}

export interface CycleReport {
  /** The id of the cycle that it is of. */
  readonly cycle: string;
  readonly lines: readonly BillingLine[];
  /** How many did not pass. */
  readonly setAside: number;
}

/** Undefined: the body is not the report of a cycle. A malformed line is set aside, never the report. */
export function parseCycleReport(body: unknown): CycleReport | undefined {
  const result = v.safeParse(cycleReport, body);
  if (!result.success) return undefined;
  const { cycle, lines: items } = result.output;
  const lines = items.flatMap((item) => {
    const line = v.safeParse(billingLine, item);
    return line.success && line.output.cycle === cycle.id ? [line.output] : [];
  });
  return { cycle: cycle.id, lines, setAside: items.length - lines.length };
}

/** The sentence and the rows that come with a refusal; empty where the server sent none. */
export function parseProblem(body: unknown): Accepted & { readonly detail?: string | undefined } {
  const result = v.safeParse(problem, body);
  if (!result.success) return { changes: [], rejected: [] };
  return { detail: result.output.detail, ...sortChanges(result.output.changes) };
}

function sortChanges(items: readonly unknown[]): Accepted {
  const changes: Change[] = [];
  const rejected: { id: string; reason: string }[] = [];
  for (const item of items) {
    const result = parseChange(item);
    if ('output' in result && isConsistent(result.output)) changes.push(result.output);
    else {
      const id = readId(item) ?? `unnamed-${rejected.length}`;
      rejected.push({ id, reason: reasonOf('issues' in result ? result.issues : undefined) });
    }
  }
  return { changes, rejected };
}

/** A row whose envelope names another row would be stored under the wrong key. */
function isConsistent(item: PutChange | Change): boolean {
  if (item.op === 'delete') return true;
  return (item.kind === 'notice-mark' ? item.value.messageId : item.value.id) === item.id;
}

function readId(item: unknown): string | undefined {
  const result = v.safeParse(v.object({ id }), item);
  return result.success ? result.output.id : undefined;
}

/** The path and the kind of the first fault; valibot's own message would quote the value. */
function reasonOf(issues: readonly v.BaseIssue<unknown>[] | undefined): string {
  const first = issues?.[0];
  return first ? `${v.getDotPath(first) ?? 'item'}: ${first.type}` : 'id: mismatch';
}
