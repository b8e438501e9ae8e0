import type { WireMessage } from '../../../src/sync/contract.js';
import type { MessageRow } from '../row.js';
import { STAFF } from './people.js';
import type { SampleConversation, SampleLine } from './sample-conversation.js';
import { timeAgo } from './time-ago.js';

/** Who bills in the sample clinic. */
export const BILLED_FOR = 'dana-lee';

export interface Ids {
  readonly conversation: string;
  readonly patient: string;
  readonly caregiver: string;
}

interface LineAt {
  readonly line: SampleLine;
  /** Its place in the conversation. */
  readonly at: number;
  readonly now: number;
}

/** A line of a sample conversation as the clinic keeps it. */
export function messageRow(
  sample: SampleConversation,
  ids: Ids,
  { line, at, now }: LineAt,
): MessageRow {
  const value: WireMessage = {
    id: messageId(ids, at),
    conversationId: ids.conversation,
    from: senderOf(sample, ids, line),
    ...(line.masked && { shownAs: 'Clinic Staff' }),
    body: line.text,
    sentAt: timeAgo(line.ago, now),
    ...(isStaff(line) && { options: optionsOf(line) }),
    attachmentIds: (line.files ?? []).map((_, place) => fileId(ids, at, place)),
    ...(line.read !== undefined && {
      readAt: timeAgo(line.read, now),
      readBy: readerOf(sample),
    }),
  };
  return { kind: 'message', version: 1, value };
}

export function messageId({ conversation }: Ids, at: number): string {
  return `${conversation}-m-${at + 1}`;
}

/** The id of a file by its place in the message. */
export function fileId(ids: Ids, at: number, place: number): string {
  return `${messageId(ids, at)}-f-${place + 1}`;
}

export function isStaff({ by }: SampleLine): boolean {
  return by !== 'patient' && by !== 'caregiver';
}

function senderOf(sample: SampleConversation, ids: Ids, { by }: SampleLine): WireMessage['from'] {
  if (by === 'patient') return { kind: by, id: ids.patient, name: spokenName(sample) };
  if (by === 'caregiver') return { kind: by, id: ids.caregiver, name: readerOf(sample).name };
  return { kind: 'staff', id: by, name: STAFF.find(({ id }) => id === by)?.displayName ?? by };
}

function optionsOf(line: SampleLine) {
  return {
    allowResponse: line.ends !== true,
    allowAttachments: line.mayAttach === true,
    maskName: line.masked === true,
    ...(line.fee !== undefined && { feeCode: line.fee, billingProviderId: BILLED_FOR }),
    ...(line.notify !== undefined && { notifyIfUnreadAfter: line.notify }),
  };
}

function readerOf(sample: SampleConversation) {
  if (sample.caregiver) return { kind: 'caregiver', name: sample.caregiver.name };
  return { kind: 'patient', name: spokenName(sample) };
}

function spokenName({ first, last }: SampleConversation): string {
  return `${first} ${last}`;
}
