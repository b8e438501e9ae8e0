import * as v from 'valibot';

import {
  date,
  day,
  duration,
  id,
  list,
  shortText,
  text,
  time,
  wholeNumber,
} from './contract-fields.js';

/** The rows of the contract, field by field; unknown fields are dropped. */

export const assignee = v.object({ kind: v.picklist(['staff', 'workgroup']), id });

export const replyOptions = v.object({
  allowResponse: v.boolean(),
  allowAttachments: v.boolean(),
  maskName: v.boolean(),
  feeCode: v.optional(shortText),
  billingProviderId: v.optional(id),
  notifyIfUnreadAfter: v.optional(duration),
});

export const staff = v.object({
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
  assigneeChoices: v.optional(list(assignee)),
  recordCopies: v.optional(
    list(
      v.object({
        system: id,
        at: time,
        state: v.picklist(['pending', 'filed', 'failed']),
        messageCount: wholeNumber,
        fileCount: wholeNumber,
      }),
    ),
    [],
  ),
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

const attachment = v.object({
  id,
  conversationId: id,
  messageId: v.nullable(id),
  name: shortText,
  type: shortText,
  size: wholeNumber,
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/iu), v.toLowerCase()),
  downloadedAt: v.optional(time),
  deleteAfter: v.optional(time),
  deletedAt: v.optional(time),
});

const comment = v.object({
  id,
  conversationId: id,
  by: id,
  body: text,
  createdAt: time,
  assignmentId: v.optional(id),
});

const assignment = v.object({
  id,
  conversationId: id,
  from: v.nullable(assignee),
  to: v.nullable(assignee),
  by: id,
  at: time,
  commentId: v.optional(id),
});

export const billingLine = v.object({
  id,
  messageId: id,
  conversationId: id,
  patient: v.object({ id, name: shortText }),
  providerId: id,
  enteredBy: id,
  feeCode: shortText,
  serviceDate: day,
  composedAt: time,
  cycle: day,
  late: v.boolean(),
  voidedAt: v.optional(time),
});

const noticeMark = v.object({
  messageId: id,
  state: v.picklist(['done', 'later']),
  until: v.optional(time),
});

const envelope = { id, version: wholeNumber };

function put<const Kind extends string, const Value extends v.GenericSchema>(
  kind: Kind,
  value: Value,
) {
  return v.object({ ...envelope, op: v.literal('put'), kind: v.literal(kind), value });
}

const puts = {
  conversation: put('conversation', conversation),
  message: put('message', message),
  attachment: put('attachment', attachment),
  assignment: put('assignment', assignment),
  comment: put('comment', comment),
  'billing-line': put('billing-line', billingLine),
  'notice-mark': put('notice-mark', noticeMark),
  staff: put('staff', staff),
  workgroup: put('workgroup', workgroup),
};

type Kind = keyof typeof puts;

const kind = v.picklist(Object.keys(puts) as Kind[]);

const deletion = v.object({
  ...envelope,
  op: v.literal('delete'),
  kind,
  conversationId: v.optional(id),
});

const anyChange = v.object({ op: v.picklist(['put', 'delete']), kind });

type ParsedChange = v.InferOutput<typeof deletion | (typeof puts)[Kind]>;

/** One item of a list of changes: by its kind, so that a fault is told of the row that it should have been. */
export function parseChange(
  item: unknown,
): { readonly output: ParsedChange } | { readonly issues: readonly v.BaseIssue<unknown>[] } {
  const head = v.safeParse(anyChange, item);
  if (!head.success) return { issues: head.issues };
  const { op, kind: of } = head.output;
  const result = v.safeParse(op === 'delete' ? deletion : puts[of], item);
  return result.success ? { output: result.output } : { issues: result.issues };
}

/** The same rows as the server writes them: times are RFC 3339 strings. */
export type WireConversation = v.InferInput<typeof conversation>;
export type WireMessage = v.InferInput<typeof message>;
export type WireAttachment = v.InferInput<typeof attachment>;
export type WireAssignment = v.InferInput<typeof assignment>;
export type WireBillingLine = v.InferInput<typeof billingLine>;
export type WireComment = v.InferInput<typeof comment>;
export type WireStaff = v.InferInput<typeof staff>;
export type WireWorkgroup = v.InferInput<typeof workgroup>;
export type WireReplyOptions = v.InferInput<typeof replyOptions>;
export type WireAssignee = v.InferInput<typeof assignee>;
