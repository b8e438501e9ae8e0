import type { WritePlace } from '../model/outbox-kind.js';

/** A write to an id made here; the body is frozen when it is queued and never made anew. */
export interface WriteRequest extends WritePlace {
  readonly userId: string;
  /** JSON text. */
  readonly body: string;
}

/** How much longer than another request a part of a file may take, in ms: 17 kbit a second still get it through. */
export const PART_EXTRA_MS = 90_000;

/** One part of a file on its way up. */
export interface PartRequest {
  readonly userId: string;
  readonly attachmentId: string;
  /** From 0. */
  readonly part: number;
  /** 256 KiB, the last one less. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** All parts are there: what they make together. */
export interface FileRequest {
  readonly userId: string;
  readonly attachmentId: string;
  /** JSON text. */
  readonly body: string;
}

export interface ContentRequest {
  readonly userId: string;
  readonly attachmentId: string;
}

export interface BillingLinesRequest {
  readonly userId: string;
  /** The first day of a cycle, `2026-11-01`. */
  readonly cycle: string;
}

/** One page of one conversation, newest messages first. */
export interface ConversationRequest {
  readonly userId: string;
  readonly conversationId: string;
  /** A message; only older ones are told. Absent: the newest page, with all that is no message. */
  readonly before?: string | undefined;
  /** Messages. */
  readonly limit: number;
}

export interface ChangesRequest {
  readonly userId: string;
  /** Absent: a full pull. */
  readonly since?: string | undefined;
  readonly limit: number;
  /** Seconds for which the server may hold its answer. */
  readonly wait: number;
}

/**
 * What came of a request. Expected failures are values, so that an answer can cross a worker's border and no
 * caller can forget one of them.
 */
export type Answer =
  /** A validated envelope (status 200 or 201, ours by its headers); the body still has to pass the door. */
  | { readonly kind: 'answered'; readonly body: unknown }
  /** The server's own refusal, RFC 9457. */
  | {
      readonly kind: 'problem';
      readonly status: number;
      readonly slug: string;
      readonly body: unknown;
      readonly retryAfterMs?: number | undefined;
    }
  /** Somebody else answered: a captive portal, a proxy's page, a redirect. Never a result. */
  | {
      readonly kind: 'not-ours';
      readonly status: number;
      readonly signIn: boolean;
      readonly retryAfterMs?: number | undefined;
    }
  /** Nobody answered; what the server did is unknown. */
  | { readonly kind: 'no-answer' };

/** The bytes of a file; a host's own backend gives a `Blob`, because a stream cannot cross to every worker. */
export type ContentAnswer =
  | Exclude<Answer, { readonly kind: 'answered' }>
  | { readonly kind: 'content'; readonly body: Blob | ReadableStream<Uint8Array> };

/**
 * A portal's server as Intray sees it. `HttpBackend` is the clinic API over HTTP; a host may pass an object of
 * its own with the same meaning. Each method settles with an `Answer` and never rejects for what a network
 * can do; one that rejects all the same counts as no answer.
 */
export interface Backend {
  session(signal?: AbortSignal): Promise<Answer>;
  changes(request: ChangesRequest, signal?: AbortSignal): Promise<Answer>;
  conversation(request: ConversationRequest, signal?: AbortSignal): Promise<Answer>;
  write(request: WriteRequest, signal?: AbortSignal): Promise<Answer>;
  putPart(request: PartRequest, signal?: AbortSignal): Promise<Answer>;
  completeFile(request: FileRequest, signal?: AbortSignal): Promise<Answer>;
  content(request: ContentRequest, signal?: AbortSignal): Promise<ContentAnswer>;
  /** The report of one billing cycle. */
  billingLines(request: BillingLinesRequest, signal?: AbortSignal): Promise<Answer>;
}

/** What sending needs of a server. */
export type PushBackend = Pick<Backend, 'session' | 'write' | 'putPart' | 'completeFile'>;
