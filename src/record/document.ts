import type { Patient } from '../model/conversation.js';
import type { Message } from '../model/message.js';

export type RecordLocale = 'en-CA' | 'fr-CA';

export interface RecordFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Hexadecimal. */
  readonly sha256: string;
  readonly sentAt: number;
  /** First download by the patient or caregiver. */
  readonly downloadedAt?: number | undefined;
  readonly deletedAt?: number | undefined;
}

export interface RecordMessage {
  /** Who wrote it, also where the patient saw another name. */
  readonly author: Pick<Message['from'], 'kind' | 'name'>;
  /** The masked name that the patient saw; absent where it does not differ. */
  readonly shownAs?: string | undefined;
  readonly sentAt: number;
  readonly readAt?: number | undefined;
  readonly readBy?: string | undefined;
  readonly body: string;
  readonly files: readonly RecordFile[];
  readonly feeCode?: string | undefined;
}

/**
 * One whole conversation as the patient's record keeps it. It has no field that could hold a comment: comments are
 * internal, and a patient may ask for the record (`BEHAVIOUR.md` A13).
 */
export interface RecordDocument {
  readonly clinicName: string;
  /** IANA name of the clinic's zone; one that this browser does not know is written as UTC, and named so. */
  readonly timeZone: string;
  readonly printedAt: number;
  readonly locale: RecordLocale;
  readonly conversationId: string;
  readonly patient: Patient;
  /** Who reads instead of the patient. */
  readonly recipient: { readonly name: string; readonly relationship: string } | null;
  readonly subject: string;
  readonly state: 'open' | 'closed';
  readonly assigneeName: string | null;
  /** All of them, in the order of the conversation. */
  readonly messages: readonly RecordMessage[];
  readonly includeFeeCodes: boolean;
}
