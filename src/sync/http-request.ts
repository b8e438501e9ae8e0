import { clampRetryAfter, REQUEST_MS } from '../model/retry-delay.js';
import type { Answer } from './backend.js';

/** The media type of a file's bytes, whatever the file is. */
export const BYTES = 'application/octet-stream';

const VERSION = '1';
/** A hostile or broken server must not fill the memory of a clinic's computer. */
const LONGEST_BODY = 5_000_000;

export interface HttpBackendOptions {
  /** Absolute, without a slash at the end. */
  readonly url: string;
  /** Called for each request; what it gives is never stored. */
  readonly headers?: () => HeadersInit | Promise<HeadersInit>;
  readonly timeoutMs?: number;
}

export interface HttpRequest {
  readonly userId?: string;
  /** JSON text, or bytes of a file; absent: a question. */
  readonly body?: string | Uint8Array<ArrayBuffer>;
  /** How much longer than usual the answer may take. */
  readonly extraMs?: number;
  /** Bytes of the answer beyond which it is nobody's. */
  readonly longestBody?: number;
}

/** One request of the clinic API; what counts as an answer is decided here, before any body is believed. */
export async function requestHttp(
  options: HttpBackendOptions,
  path: string,
  request: HttpRequest,
  signal?: AbortSignal,
): Promise<Answer> {
  const deadline = AbortSignal.timeout(timeoutOf(options) + (request.extraMs ?? 0));
  try {
    const response = await send(
      options,
      path,
      request,
      signal ? AbortSignal.any([signal, deadline]) : deadline,
    );
    return await judge(response, options.url + path, request.longestBody);
  } catch {
    return { kind: 'no-answer' };
  }
}

export function timeoutOf({ timeoutMs = REQUEST_MS }: HttpBackendOptions): number {
  return timeoutMs;
}

export async function send(
  options: HttpBackendOptions,
  path: string,
  request: HttpRequest,
  signal: AbortSignal,
): Promise<Response> {
  return fetch(options.url + path, {
    method: request.body === undefined ? 'GET' : 'PUT',
    headers: await headersOf(options, request),
    body: request.body ?? null,
    cache: 'no-store',
    credentials: 'same-origin',
    // Not 'error': a redirect is a sign-in page or a captive portal, and the person must hear of it.
    redirect: 'manual',
    signal,
  });
}

async function headersOf(
  options: HttpBackendOptions,
  { userId, body }: HttpRequest,
): Promise<Headers> {
  const headers = new Headers(await options.headers?.());
  headers.set('Intray-Version', VERSION);
  if (userId !== undefined) headers.set('Intray-User', userId);
  if (body !== undefined)
    headers.set('Content-Type', typeof body === 'string' ? 'application/json' : BYTES);
  return headers;
}

export async function judge(
  response: Response,
  address: string,
  longestBody = LONGEST_BODY,
): Promise<Answer> {
  const { status } = response;
  if (!isOurs(response, address)) {
    const signIn = response.type === 'opaqueredirect' || status === 401;
    return { kind: 'not-ours', status, signIn, retryAfterMs: retryAfterOf(response) };
  }
  const text = await readText(response, longestBody);
  const body = text === undefined ? undefined : parseJson(text);
  if (body === undefined) return { kind: 'not-ours', status, signIn: false };
  if (status === 200 || status === 201) return { kind: 'answered', body };
  return {
    kind: 'problem',
    status,
    slug: slugOf(body),
    body,
    retryAfterMs: retryAfterOf(response),
  };
}

export function isOurs(
  response: Response,
  address: string,
  expected = 'application/json',
): boolean {
  if (response.type === 'opaqueredirect' || response.redirected) return false;
  if (response.url !== '' && response.url !== address) return false;
  if (response.headers.get('Intray-Version') === null) return false;
  const media = response.headers.get('Content-Type')?.split(';', 1)[0]?.trim().toLowerCase();
  if (response.status === 200 || response.status === 201) return media === expected;
  return response.status >= 400 && media === 'application/problem+json';
}

/** Undefined: longer than anything the contract can produce. */
async function readText(response: Response, longest: number): Promise<string | undefined> {
  const length = response.headers.get('Content-Length');
  const plain = length !== null && !response.headers.has('Content-Encoding');
  if (Number(length) > longest) return undefined;
  // Chromium reports requests whose body was read piece by piece as aborted, now and then (measured).
  return plain ? response.text() : readPieces(response, longest);
}

async function readPieces(response: Response, longest: number): Promise<string | undefined> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    const chunk = await reader?.read();
    if (chunk?.value === undefined) return text + decoder.decode();
    text += decoder.decode(chunk.value, { stream: true });
    if (text.length > longest) {
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
function retryAfterOf({ headers }: Response): number | undefined {
  const value = headers.get('Retry-After');
  if (value === null) return undefined;
  const serverTime = parseTime(headers.get('Date'));
  if (/^\d+$/u.test(value)) return clampRetryAfter(Number(value) * 1000);
  const at = /^[A-Z][a-z]{2}, /u.test(value) ? parseTime(value) : undefined;
  return at === undefined || serverTime === undefined
    ? undefined
    : clampRetryAfter(at - serverTime);
}
