import type { Problem } from './problem.js';

/** An answer with the headers that every answer of a clinic carries. */
export function answer(status: number, body: unknown, now: number): Response {
  return respond({ status, body, now, type: 'application/json' });
}

export function problemAnswer(problem: Problem, now: number): Response {
  const { status, allow } = problem;
  const headers: HeadersInit = allow.length > 0 ? { Allow: allow.join(', ') } : {};
  return respond({ status, body: problem, now, type: 'application/problem+json', headers });
}

interface Parts {
  readonly status: number;
  readonly body: unknown;
  readonly now: number;
  readonly type: string;
  readonly headers?: HeadersInit;
}

function respond({ status, body, now, type, headers }: Parts): Response {
  const all = new Headers(headers);
  all.set('Intray-Version', '1');
  all.set('Cache-Control', 'no-store');
  all.set('Date', new Date(now).toUTCString());
  all.set('Content-Type', type);
  return new Response(JSON.stringify(body), { status, headers: all });
}
