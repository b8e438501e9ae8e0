import type { Assignee } from '../../src/model/conversation.js';
import type { BasedOn, ReplyOptions } from '../../src/model/reply-options.js';

interface Given {
  readonly body?: string;
  readonly options?: Partial<ReplyOptions>;
  readonly attachmentIds?: readonly string[];
  readonly basedOn?: Partial<BasedOn>;
}

/** Marie's renewal: unread, with the front desk; Ana and Sam are its members. */
export const MARIE = { conversation: 'c-001', patient: 'p-001', last: 'c-001-m-3' };
/** Luc's question: Ana's, answered. */
export const LUC = { conversation: 'c-005', patient: 'p-005', last: 'c-005-m-2' };
/** Oluwaseun's delay: nobody's yet. */
export const OLUWASEUN = { conversation: 'c-015', patient: 'p-015', last: 'c-015-m-1' };
/** Sunita's: this patient may not be messaged. */
export const SUNITA = { conversation: 'c-024', patient: 'p-024', last: 'c-024-m-1' };
/** Chantal's: closed by Sam yesterday. */
export const CHANTAL = { conversation: 'c-029', patient: 'p-029', last: 'c-029-m-2' };

const COMPOSED_AT = '2026-11-22T10:00:00.000Z';

/** A reply to a conversation of the sample clinic as its author sees it there. */
export function sampleReply({ last }: { readonly last: string }, given: Given = {}) {
  const { body = 'It is ready.', attachmentIds = [] } = given;
  const options = { allowResponse: true, allowAttachments: false, maskName: false };
  const basedOn: BasedOn = { messageId: last, assignee: null, state: 'open' };
  return {
    body,
    options: { ...options, ...given.options },
    attachmentIds,
    basedOn: { ...basedOn, ...given.basedOn },
    composedAt: COMPOSED_AT,
  };
}

export const staff = (id: string): Assignee => ({ kind: 'staff', id });
export const workgroup = (id: string): Assignee => ({ kind: 'workgroup', id });

interface Assigning {
  readonly to: Assignee | null;
  /** Who has it as far as the author knows. */
  readonly seen: Assignee | null;
  readonly comment?: { readonly id: string; readonly body: string };
}

export function sampleAssignment({ to, seen, comment }: Assigning) {
  const basedOn: BasedOn = { messageId: null, assignee: seen, state: 'open' };
  return { to, ...(comment && { comment }), basedOn, composedAt: COMPOSED_AT };
}

export function sampleComment(body: string) {
  return { body, composedAt: COMPOSED_AT };
}

/** Closing or reopening a conversation as its author sees it. */
export function sampleStatusChange(
  { last }: { readonly last: string },
  state: 'open' | 'closed',
  basedOn: Partial<BasedOn> = {},
) {
  const seen = { messageId: last, assignee: null, state: state === 'open' ? 'closed' : 'open' };
  return { state, basedOn: { ...seen, ...basedOn }, composedAt: COMPOSED_AT };
}

export function sampleReadMark(upTo: string | null) {
  return { upTo, composedAt: new Date().toISOString() };
}

interface In {
  readonly conversation: string;
}

/** The address of a new reply, with its id. */
export function newReply(of: In) {
  return newWrite(of, 'replies');
}

export function newReadMark(of: In) {
  return newWrite(of, 'read-marks');
}

export function newAssignment(of: In) {
  return newWrite(of, 'assignments');
}

export function newComment(of: In) {
  return newWrite(of, 'comments');
}

export function newRecordCopy(of: In) {
  return newWrite(of, 'record-copies');
}

export function newStatusChange(of: In) {
  return newWrite(of, 'status-changes');
}

function newWrite({ conversation }: In, folder: string) {
  const id = crypto.randomUUID();
  return { id, path: `conversations/${conversation}/${folder}/${id}` };
}
