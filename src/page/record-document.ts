import { isDeleted } from '../model/attachment.js';
import type { Session } from '../model/session.js';
import type {
  RecordDocument,
  RecordFile,
  RecordLocale,
  RecordMessage,
} from '../record/document.js';
import type { FileView } from '../store/attachment-queries.js';
import type { ConversationView, ThreadMessage } from '../store/views.js';

/** What this device knows of a conversation, as the queries give it. */
export interface RecordSource {
  readonly view: ConversationView;
  readonly files: readonly FileView[];
  readonly clinic: Session['tenant'];
}

export interface RecordChoices {
  readonly locale: RecordLocale;
  /** Epoch ms by the server's clock. */
  readonly printedAt: number;
  readonly includeFeeCodes: boolean;
}

/**
 * A conversation as the patient's record keeps it: what the server told, in order, without comments and without
 * what still waits in the outbox. A file that this device does not know by its name and hash is left out: a copy
 * for the record needs `unknownFiles` to be 0.
 */
export function recordDocument(source: RecordSource, choices: RecordChoices): RecordDocument {
  const { view, clinic } = source;
  return {
    ...choices,
    clinicName: clinic.name,
    timeZone: clinic.timeZone,
    conversationId: view.id,
    patient: view.patient,
    recipient: view.recipient,
    subject: view.subject,
    state: view.facts.state,
    assigneeName: view.assignee?.name ?? null,
    messages: view.messages.map((message) => recordMessage(message, source, choices)),
  };
}

/** How many files the messages name of which this device has not heard, or that it cannot read. */
export function unknownFiles({ view, files }: RecordSource): number {
  const known = new Set(files.filter(isKnown).map(({ id }) => id));
  const named = view.messages.flatMap(({ attachmentIds }) => attachmentIds);
  return named.filter((id) => !known.has(id)).length;
}

function recordMessage(
  message: ThreadMessage,
  { files }: RecordSource,
  { printedAt }: RecordChoices,
): RecordMessage {
  const { from, authorName, shownAs, sentAt, readAt, readBy, body, options } = message;
  const own = message.attachmentIds.flatMap((id) => files.filter((file) => file.id === id));
  return {
    author: { kind: from.kind, name: authorName },
    shownAs,
    sentAt,
    readAt,
    readBy: readBy?.name,
    body,
    files: own.filter(isKnown).map((file) => recordFile(file, sentAt, printedAt)),
    feeCode: options?.feeCode,
  };
}

/** What is due is deleted, whether or not the server has told of it since. */
function recordFile(file: FileView, sentAt: number, now: number): RecordFile {
  const { name, size, sha256, downloadedAt, deleteAfter } = file;
  const deletedAt = isDeleted(file, now) ? (file.deletedAt ?? deleteAfter) : undefined;
  return { name, size, sha256, sentAt, downloadedAt, deletedAt };
}

function isKnown({ sha256 }: FileView): boolean {
  return sha256 !== '';
}
