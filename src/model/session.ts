import type { BillingCycle } from './billing-cycle.js';
import type { Assignee } from './conversation.js';
import type { AttachmentLimits } from './file-limits.js';
import type { RecordSystem } from './record-copy.js';
import type { ReplyOptions } from './reply-options.js';

export interface Staff {
  readonly id: string;
  /** What patients see. */
  readonly displayName: string;
  /** What colleagues see. */
  readonly internalName: string;
  readonly role?: string | undefined;
  readonly away?: boolean | undefined;
}

export interface Workgroup {
  readonly id: string;
  readonly name: string;
  readonly memberIds: readonly string[];
  readonly countsForMe: boolean;
}

/** Who is signed in, what they may do, and the clinic's defaults and limits. */
export interface Session {
  readonly user: Staff;
  readonly tenant: { readonly id: string; readonly name: string; readonly timeZone: string };
  readonly serverTime: number;
  readonly defaults: ReplyOptions;
  readonly permissions: Readonly<
    Record<'reply' | 'attach' | 'assign' | 'comment' | 'bill' | 'close' | 'record', boolean>
  >;
  readonly limits: {
    /** UTF-16 units. */
    readonly bodyLength: number;
    readonly attachments: AttachmentLimits;
    readonly rememberWritesDays: number;
    /** Seconds that `/changes` may hold an answer; 0: not offered. */
    readonly waitSeconds: number;
    readonly parallelWrites: number;
  };
  /** What the clinic accepts as a fee code; neither pattern nor list: any text. */
  readonly feeCodes: {
    /** A regular expression for the whole code. */
    readonly pattern?: string | undefined;
    readonly list?: readonly { readonly code: string; readonly label: string }[] | undefined;
    /** Staff ids of those in whose name a reply may be billed; absent: its author. */
    readonly providers?: readonly string[] | undefined;
  };
  /** Absent: by calendar month. */
  readonly billingCycle?: BillingCycle | undefined;
  readonly retention: {
    /** How long a file of the clinic is kept after its first download by the patient. */
    readonly attachmentDays: number;
    readonly deviceDays: number;
    readonly deviceMegabytes: number;
  };
  readonly recordSystems: readonly RecordSystem[];
  readonly suggestedAssignees: readonly Assignee[];
  /** ISO 8601 durations after which the clinic may tell that a message was not read. */
  readonly unreadChoices: readonly string[];
  readonly disclaimer?: string | undefined;
}
