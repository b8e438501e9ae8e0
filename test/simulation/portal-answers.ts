import { problem, type ServerAnswer } from './contract-server.js';

/** Where the clinic API of the simulated portal is. */
export const PORTAL = 'https://portal.example/intray';

export const IN_PROGRESS: ServerAnswer = problem(409, 'in-progress');
export const RETRY_AFTER = { 'Retry-After': '3' };

/** What a server that keeps the contract may say of a write that it does not know. */
export function refusalBy(luck: number): ServerAnswer | undefined {
  switch (luck) {
    case 9:
      return problem(503, '');
    case 10:
      return { ...problem(429, ''), retryAfter: '7' };
    case 11:
      return { ...problem(503, ''), retryAfter: '-1' };
    case 12:
      return { ...problem(503, ''), retryAfter: 'Tue, 24 Nov 2026 17:00:20 GMT' };
    case 13:
      return problem(422, 'invalid');
    case 14:
      return problem(403, 'not-allowed');
    case 15:
      return problem(409, 'in-progress');
    case 16:
      return problem(408, '');
    default:
      return undefined;
  }
}

/** Somebody else answers; the portal has heard nothing. */
export function strangerAt(luck: number, url: string): object {
  const id = url.split('/').at(-1) ?? '';
  const answer = (status: number, body: object): object =>
    response(url, status, 'application/json', JSON.stringify(body), { 'Intray-Version': '1' });
  switch (luck) {
    case 3:
      return response(url, 200, 'text/html', '<p>Sign in to this network</p>');
    case 4:
      return { ...response(url, 0, '', ''), type: 'opaqueredirect' };
    case 5:
      return response(url, 204, '', '', { 'Intray-Version': '1' });
    case 6:
      return answer(202, { id, acceptedAt: ISO, changes: [] });
    case 7:
      return answer(200, { id: `other-${id}`, acceptedAt: ISO, changes: [] });
    default:
      return answer(200, { ok: true });
  }
}

const ISO = '2026-11-24T17:00:00.000Z';

export function responseOf(
  url: string,
  told: ServerAnswer,
  more: Readonly<Record<string, string | null>> = {},
): object {
  const ok = told.status < 300;
  const media = ok ? 'application/json' : 'application/problem+json';
  const retry = told.retryAfter === undefined ? {} : { 'Retry-After': told.retryAfter };
  const headers = { 'Intray-Version': '1', Date: 'Tue, 24 Nov 2026 17:00:00 GMT', ...retry };
  return response(url, told.status, media, JSON.stringify(told.body), { ...headers, ...more });
}

/** As much of a Response as the product reads. */
export function response(
  url: string,
  status: number,
  media: string,
  text: string,
  more: Readonly<Record<string, string | null>> = {},
): object {
  const found = new Map<string, string | null>([
    ['content-type', media],
    ['content-length', String(text.length)],
  ]);
  for (const [name, value] of Object.entries(more)) found.set(name.toLowerCase(), value);
  const get = (name: string): string | null => found.get(name.toLowerCase()) ?? null;
  const headers = { get, has: (name: string) => get(name) !== null };
  return { status, url, headers, type: 'basic', redirected: false, text: async () => text };
}
