import { readFile, stat } from 'node:fs/promises';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';

export type Middleware = (
  request: IncomingMessage,
  response: ServerResponse,
  next: () => void,
) => void | Promise<void>;

export interface StaticFiles {
  /** The address below which the files stand, with a slash at its end. */
  readonly base: string;
  readonly folder: string;
  readonly headers: (file: string) => OutgoingHttpHeaders;
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

/** Answers GET and HEAD for the files of one folder; everything else is left to the next. */
export function staticFiles({ base, folder, headers }: StaticFiles): Middleware {
  return async (request, response, next) => {
    const file = isRead(request) ? fileFor(request.url ?? '/', base, folder) : undefined;
    if (file === undefined || !(await isFile(file))) {
      next();
      return;
    }
    const body = await readFile(file);
    response.writeHead(200, {
      'Content-Type': MEDIA_TYPES[extname(file)] ?? 'application/octet-stream',
      'Content-Length': body.length,
      'X-Content-Type-Options': 'nosniff',
      ...headers(file),
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  };
}

function isRead({ method }: IncomingMessage): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** Undefined: not below the base, not readable as an address, or a way out of the folder. */
function fileFor(url: string, base: string, folder: string): string | undefined {
  const path = pathOf(url);
  if (path?.startsWith(base) !== true) return undefined;
  const name = path.slice(base.length);
  const root = resolve(folder);
  const file = join(root, name === '' || name.endsWith('/') ? `${name}index.html` : name);
  return file.startsWith(root + sep) ? file : undefined;
}

function pathOf(url: string): string | undefined {
  try {
    return decodeURIComponent(url.replace(/[?#].*$/su, ''));
  } catch {
    return undefined;
  }
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
