import { MINUTE_MS } from '../model/retry-delay.js';
import type {
  Answer,
  Backend,
  BillingLinesRequest,
  ChangesRequest,
  ContentAnswer,
  ContentRequest,
  ConversationRequest,
} from './backend.js';
import { HttpPushBackend, pathOf } from './http-push-backend.js';
import {
  BYTES,
  isOurs,
  judge,
  requestHttp,
  send,
  timeoutOf,
  type HttpBackendOptions,
} from './http-request.js';

/** A line is some four hundred bytes; no clinic bills a hundred thousand messages in a month. */
const LONGEST_REPORT = 50_000_000;

/**
 * The clinic API over HTTP. What counts as an answer is decided before any body is believed: reached without a
 * redirect, from the address that was asked, marked `Intray-Version`, in the right media type.
 */
export class HttpBackend extends HttpPushBackend implements Backend {
  readonly #options: HttpBackendOptions;

  constructor(options: HttpBackendOptions) {
    super(options);
    this.#options = options;
  }

  changes(request: ChangesRequest, signal?: AbortSignal): Promise<Answer> {
    const query = new URLSearchParams({ limit: String(request.limit) });
    if (request.since !== undefined) query.set('since', request.since);
    if (request.wait > 0) query.set('wait', String(request.wait));
    const path = `/changes?${query.toString()}`;
    const question = { userId: request.userId, extraMs: request.wait * 1000 };
    return requestHttp(this.#options, path, question, signal);
  }

  billingLines({ userId, cycle }: BillingLinesRequest, signal?: AbortSignal): Promise<Answer> {
    const path = `/billing-lines?${new URLSearchParams({ cycle }).toString()}`;
    const question = { userId, extraMs: MINUTE_MS, longestBody: LONGEST_REPORT };
    return requestHttp(this.#options, path, question, signal);
  }

  conversation(request: ConversationRequest, signal?: AbortSignal): Promise<Answer> {
    const { userId, conversationId, before, limit } = request;
    const query = new URLSearchParams({ limit: String(limit), ...(before && { before }) });
    const path = `${pathOf('conversations', conversationId)}?${query.toString()}`;
    return requestHttp(this.#options, path, { userId }, signal);
  }

  /** The deadline is for the first byte; whoever reads the rest sees for himself whether it comes. */
  async content(
    { userId, attachmentId }: ContentRequest,
    signal?: AbortSignal,
  ): Promise<ContentAnswer> {
    const options = this.#options;
    const path = pathOf('attachments', attachmentId, 'content');
    const silence = new AbortController();
    const timer = setTimeout(() => {
      silence.abort();
    }, timeoutOf(options));
    const either = signal ? AbortSignal.any([signal, silence.signal]) : silence.signal;
    try {
      const response = await send(options, path, { userId }, either);
      const address = options.url + path;
      if (response.status === 200 && isOurs(response, address, BYTES))
        return { kind: 'content', body: response.body ?? new Blob() };
      const answer = await judge(response, address);
      return answer.kind === 'answered' ? NOT_OURS : answer;
    } catch {
      return { kind: 'no-answer' };
    } finally {
      clearTimeout(timer);
    }
  }
}

/** JSON where bytes were asked for. */
const NOT_OURS: ContentAnswer = { kind: 'not-ours', status: 200, signIn: false };
