import * as v from 'valibot';

import type { Change, PutChange } from '../model/change.js';
import type { Session } from '../model/session.js';

/**
 * The one door for data from outside: JSON from a server, checked field by field, unknown fields dropped,
 * times turned from RFC 3339 into epoch milliseconds. What fails is named by id and reason, never quoted.
 */

const LONGEST_TEXT = 20_000;
const LONGEST_LIST = 5_000;

const id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/u));
const text = v.pipe(v.string(), v.maxLength(LONGEST_TEXT));
const shortText = v.pipe(v.string(), v.maxLength(1_000));
const wholeNumber = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/u;
const time = v.pipe(
  v.string(),
  v.regex(RFC_3339),
  v.transform((value) => Date.parse(value)),
  v.safeInteger(),
);
const date = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d$/u));
const duration = v.pipe(
  v.string(),
  v.regex(/^P(?:\d+W|(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)$/u),
);
function list<const Item extends v.GenericSchema>(item: Item) {
  return v.pipe(v.array(item), v.maxLength(LONGEST_LIST));
}

const assignee = v.object({ kind: v.picklist(['staff', 'workgroup']), id });

const replyOptions = v.object({
  allowResponse: v.boolean(),
  allowAttachments: v.boolean(),
  maskName: v.boolean(),
  feeCode: v.optional(shortText),
  billingProviderId: v.optional(id),
  notifyIfUnreadAfter: v.optional(duration),
});

const staff = v.object({
  id,
  displayName: shortText,
  internalName: shortText,
  role: v.optional(shortText),
  away: v.optional(v.boolean()),
});

const workgroup = v.object({
  id,
  name: shortText,
  memberIds: list(id),
  countsForMe: v.boolean(),
});

const conversation = v.object({
  id,
  patient: v.object({
    id,
    name: shortText,
    birthDate: v.optional(date),
    identifiers: v.optional(list(v.object({ label: shortText, value: shortText }))),
  }),
  recipient: v.optional(v.nullable(v.object({ name: shortText, relationship: shortText })), null),
  subject: shortText,
  state: v.picklist(['open', 'closed']),
  patientCanReply: v.boolean(),
  patientMayAttach: v.boolean(),
  permissions: v.object({
    reply: v.boolean(),
    attachments: v.boolean(),
    reason: v.optional(shortText),
  }),
  assignee: v.nullable(assignee),
  assignedBy: v.optional(v.nullable(id), null),
  createdAt: time,
  lastMessageId: v.nullable(id),
  lastMessageAt: v.nullable(time),
  lastPatientMessageAt: v.nullable(time),
  closedAt: v.optional(v.nullable(time), null),
  unread: wholeNumber,
  needsAnswer: v.boolean(),
  openedBy: list(v.object({ staffId: id, at: time })),
});

const message = v.object({
  id,
  conversationId: id,
  from: v.object({ kind: v.picklist(['patient', 'caregiver', 'staff']), id, name: shortText }),
  shownAs: v.optional(shortText),
  body: text,
  sentAt: time,
  options: v.optional(replyOptions),
  attachmentIds: list(id),
  readAt: v.optional(time),
  readBy: v.optional(v.object({ kind: shortText, name: shortText })),
});

const session = v.object({
  user: staff,
  tenant: v.object({ id, name: shortText, timeZone: v.pipe(shortText, v.check(isTimeZone)) }),
  serverTime: time,
  defaults: replyOptions,
  permissions: v.object({
    reply: v.boolean(),
    attach: v.boolean(),
    assign: v.boolean(),
    comment: v.boolean(),
    bill: v.boolean(),
    close: v.boolean(),
    record: v.boolean(),
  }),
  limits: v.object({
    bodyLength: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LONGEST_TEXT)),
    rememberWritesDays: v.pipe(v.number(), v.minValue(30)),
    waitSeconds: v.pipe(v.number(), v.minValue(0), v.maxValue(300)),
    parallelWrites: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(50)),
  }),
  suggestedAssignees: list(assignee),
  disclaimer: v.optional(text),
});

const envelope = { id, version: wholeNumber };

const change = v.variant('op', [
  v.object({
    ...envelope,
    op: v.literal('delete'),
    kind: v.picklist(['conversation', 'message', 'staff', 'workgroup']),
    conversationId: v.optional(id),
  }),
  v.variant('kind', [
    v.object({
      ...envelope,
      op: v.literal('put'),
      kind: v.literal('conversation'),
      value: conversation,
    }),
    v.object({ ...envelope, op: v.literal('put'), kind: v.literal('message'), value: message }),
    v.object({ ...envelope, op: v.literal('put'), kind: v.literal('staff'), value: staff }),
    v.object({ ...envelope, op: v.literal('put'), kind: v.literal('workgroup'), value: workgroup }),
  ]),
]);

/** Kinds of the contract that this version does not keep yet: they pass by without being an error. */
const PASSING_KINDS = new Set([
  'comment',
  'assignment',
  'attachment',
  'billing-line',
  'notice-mark',
]);

const changesPage = v.object({
  tenantId: id,
  userId: id,
  changes: v.pipe(v.array(v.unknown()), v.maxLength(LONGEST_LIST)),
  cursor: v.pipe(v.string(), v.maxLength(1_000)),
  more: v.boolean(),
  total: v.optional(wholeNumber),
  serverTime: time,
});

const writeAnswer = v.object({
  id,
  acceptedAt: time,
  changes: v.pipe(v.array(v.unknown()), v.maxLength(LONGEST_LIST)),
});

const withdrawn = v.object({ id, withdrawn: v.literal(true) });

const problem = v.object({
  detail: v.optional(v.pipe(v.string(), v.maxLength(LONGEST_TEXT))),
  changes: v.optional(v.pipe(v.array(v.unknown()), v.maxLength(LONGEST_LIST)), []),
});

/** The same rows as the server writes them: times are RFC 3339 strings. */
export type WireSession = v.InferInput<typeof session>;
export type WireConversation = v.InferInput<typeof conversation>;
export type WireMessage = v.InferInput<typeof message>;
export type WireStaff = v.InferInput<typeof staff>;
export type WireWorkgroup = v.InferInput<typeof workgroup>;
export type WireReplyOptions = v.InferInput<typeof replyOptions>;
export type WireAssignee = v.InferInput<typeof assignee>;

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

/** Undefined: the body does not answer a write. */
export function parseWriteAnswer(body: unknown): WriteAnswer | undefined {
  const burnt = v.safeParse(withdrawn, body);
  if (burnt.success) return { kind: 'withdrawn', id: burnt.output.id };
  const result = v.safeParse(writeAnswer, body);
  if (!result.success) return undefined;
  return { kind: 'accepted', ...result.output, ...sortChanges(result.output.changes) };
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
    if (isPassing(item)) continue;
    const result = v.safeParse(change, item);
    if (result.success && isConsistent(result.output)) changes.push(result.output);
    else {
      const id = readId(item) ?? `unnamed-${rejected.length}`;
      rejected.push({ id, reason: reasonOf(result.issues) });
    }
  }
  return { changes, rejected };
}

function isPassing(item: unknown): boolean {
  const kind = (item as { kind?: unknown } | null | undefined)?.kind;
  return typeof kind === 'string' && PASSING_KINDS.has(kind);
}

/** A row whose envelope names another row would be stored under the wrong key. */
function isConsistent(item: PutChange | Change): boolean {
  return item.op === 'delete' || item.value.id === item.id;
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

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
