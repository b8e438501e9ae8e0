import { contentDisposition } from './content-disposition.js';
import type { Problem } from './problem.js';

export interface FileBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a request is answered with: a body to be written as JSON, or the bytes of a file. */
export type ClinicAnswer =
  { readonly status: 200 | 201; readonly body: unknown } | { readonly file: FileBytes };

/** An answer with the headers that every answer of a clinic carries. */
export function answer(given: ClinicAnswer, now: number): Response {
  if ('file' in given) return fileAnswer(given.file, now);
  const headers = headersOf('application/json', now);
  return new Response(JSON.stringify(given.body), { status: given.status, headers });
}

export function problemAnswer(problem: Problem, now: number): Response {
  const { status, allow } = problem;
  const headers = headersOf('application/problem+json', now);
  if (allow.length > 0) headers.set('Allow', allow.join(', '));
  return new Response(JSON.stringify(problem), { status, headers });
}

/** Bytes to be saved, never to be shown by a browser as what they claim to be. */
function fileAnswer({ name, bytes }: FileBytes, now: number): Response {
  const headers = headersOf('application/octet-stream', now);
  headers.set('Content-Disposition', contentDisposition(name));
  headers.set('X-Content-Type-Options', 'nosniff');
  return new Response(new Uint8Array(bytes), { headers });
}

function headersOf(type: string, now: number): Headers {
  return new Headers({
    'Intray-Version': '1',
    'Cache-Control': 'no-store',
    Date: new Date(now).toUTCString(),
    'Content-Type': type,
  });
}
