import type { Assignee } from './conversation.js';
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
    readonly rememberWritesDays: number;
    /** Seconds that `/changes` may hold an answer; 0: not offered. */
    readonly waitSeconds: number;
    readonly parallelWrites: number;
  };
  readonly suggestedAssignees: readonly Assignee[];
  readonly disclaimer?: string | undefined;
}
