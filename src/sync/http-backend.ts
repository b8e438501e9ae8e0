import { KINDS } from '../model/outbox-kind.js';
import { clampRetryAfter } from '../model/retry-delay.js';
import type { Answer, Backend, ChangesRequest, WriteRequest } from './backend.js';

const VERSION = '1';
const TIMEOUT_MS = 30_000;
/** A hostile or broken server must not fill the memory of a clinic's computer. */
const LONGEST_BODY = 5_000_000;

export interface HttpBackendOptions {
  /** Absolute, without a slash at the end. */
  readonly url: string;
  /** Called for each request; what it gives is never stored. */
  readonly headers?: () => HeadersInit | Promise<HeadersInit>;
  readonly timeoutMs?: number;
}

/**
 * The clinic API over HTTP. What counts as an answer is decided here, before any body is believed: reached
 * without a redirect, from the address that was asked, marked `Intray-Version`, in the right media type.
 */
export class HttpBackend implements Backend {
  readonly #options: HttpBackendOptions;

  constructor(options: HttpBackendOptions) {
    this.#options = options;
  }

  session(signal?: AbortSignal): Promise<Answer> {
    return this.#request('/session', {}, signal);
  }

  changes(request: ChangesRequest, signal?: AbortSignal): Promise<Answer> {
    const query = new URLSearchParams({ limit: String(request.limit) });
    if (request.since !== undefined) query.set('since', request.since);
    if (request.wait > 0) query.set('wait', String(request.wait));
    const path = `/changes?${query.toString()}`;
    return this.#request(path, { userId: request.userId, extraMs: request.wait * 1000 }, signal);
  }

  write(request: WriteRequest, signal?: AbortSignal): Promise<Answer> {
    const { address } = KINDS[request.kind];
    const conversation = encodeURIComponent(request.conversationId);
    const path = `/conversations/${conversation}/${address}/${encodeURIComponent(request.id)}`;
    return this.#request(path, { userId: request.userId, body: request.body }, signal);
  }

  async #request(
    path: string,
    write: { readonly userId?: string; readonly body?: string; readonly extraMs?: number },
    signal?: AbortSignal,
  ): Promise<Answer> {
    const address = this.#options.url + path;
    const deadline = AbortSignal.timeout(
      (this.#options.timeoutMs ?? TIMEOUT_MS) + (write.extraMs ?? 0),
    );
    try {
      const response = await fetch(address, {
        method: write.body === undefined ? 'GET' : 'PUT',
        headers: await this.#headers(write),
        body: write.body ?? null,
        cache: 'no-store',
        credentials: 'same-origin',
        // Not 'error': a redirect is a sign-in page or a captive portal, and the person must hear of it.
        redirect: 'manual',
        signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
      });
      return await this.#judge(response, address);
    } catch {
      return { kind: 'no-answer' };
    }
  }

  async #headers({ userId, body }: { userId?: string; body?: string }): Promise<Headers> {
    const headers = new Headers(await this.#options.headers?.());
    headers.set('Intray-Version', VERSION);
    if (userId !== undefined) headers.set('Intray-User', userId);
    if (body !== undefined) headers.set('Content-Type', 'application/json');
    return headers;
  }

  async #judge(response: Response, address: string): Promise<Answer> {
    const { status } = response;
    if (!isOurs(response, address)) {
      const signIn = response.type === 'opaqueredirect' || status === 401;
      return { kind: 'not-ours', status, signIn };
    }
    const text = await readText(response);
    const body = text === undefined ? undefined : parseJson(text);
    if (body === undefined) return { kind: 'not-ours', status, signIn: false };
    if (status === 200 || status === 201) return { kind: 'answered', body };
    const serverTime = parseTime(response.headers.get('Date'));
    const retryAfterMs = parseRetryAfter(response.headers.get('Retry-After'), serverTime);
    return { kind: 'problem', status, slug: slugOf(body), body, retryAfterMs };
  }
}

function isOurs(response: Response, address: string): boolean {
  if (response.type === 'opaqueredirect' || response.redirected) return false;
  if (response.url !== '' && response.url !== address) return false;
  if (response.headers.get('Intray-Version') === null) return false;
  const media = response.headers.get('Content-Type')?.split(';', 1)[0]?.trim().toLowerCase();
  if (response.status === 200 || response.status === 201) return media === 'application/json';
  return response.status >= 400 && media === 'application/problem+json';
}

/** Undefined: longer than anything the contract can produce. */
async function readText(response: Response): Promise<string | undefined> {
  const length = response.headers.get('Content-Length');
  const plain = length !== null && !response.headers.has('Content-Encoding');
  if (Number(length) > LONGEST_BODY) return undefined;
  // Chromium reports requests whose body was read piece by piece as aborted, now and then (measured).
  return plain ? response.text() : readPieces(response);
}

async function readPieces(response: Response): Promise<string | undefined> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    const chunk = await reader?.read();
    if (chunk?.value === undefined) return text + decoder.decode();
    text += decoder.decode(chunk.value, { stream: true });
    if (text.length > LONGEST_BODY) {
      await reader?.cancel();
      return undefined;
    }
  }
}

/** Undefined: not JSON. JSON itself has no such value. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** RFC 9457: `type` is a URI that ends in the slug. */
function slugOf(body: unknown): string {
  const type = (body as { type?: unknown } | null)?.type;
  if (typeof type !== 'string') return '';
  return /[a-z0-9-]+$/u.exec(type)?.[0] ?? '';
}

function parseTime(value: string | null): number | undefined {
  const time = value === null ? NaN : Date.parse(value);
  return Number.isNaN(time) ? undefined : time;
}

/** RFC 9110: seconds, or a date to be read by the server's own clock. */
function parseRetryAfter(value: string | null, serverTime: number | undefined): number | undefined {
  if (value === null) return undefined;
  if (/^\d+$/u.test(value)) return clampRetryAfter(Number(value) * 1000);
  const at = /^[A-Z][a-z]{2}, /u.test(value) ? parseTime(value) : undefined;
  return at === undefined || serverTime === undefined
    ? undefined
    : clampRetryAfter(at - serverTime);
}
