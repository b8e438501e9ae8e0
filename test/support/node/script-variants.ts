import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Middleware } from '../../../demo/server/static-files.js';

/** Serves one of our own scripts with something in front of it, as a broken or older browser would run it. */
export class ScriptVariants {
  readonly #prefixes = new Map<string, string>();

  prefix(name: string, code: string): void {
    this.#prefixes.set(`/intray/${name}`, code);
  }

  clear(): void {
    this.#prefixes.clear();
  }

  before(next: Middleware): Middleware {
    return async (request, response, pass) => {
      const path = (request.url ?? '').replace(/\?.*$/u, '');
      const prefix = this.#prefixes.get(path);
      if (prefix === undefined) {
        await next(request, response, pass);
        return;
      }
      const script = await readFile(join('dist', path.replace('/intray/', '')), 'utf8');
      response.writeHead(200, {
        'Content-Type': 'text/javascript; charset=utf-8',
        'Cache-Control': 'no-store',
        'Service-Worker-Allowed': '/',
      });
      response.end(`${prefix}\n${script}`);
    };
  }
}
