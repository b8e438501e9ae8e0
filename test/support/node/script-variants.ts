import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Middleware } from '../../../demo/server/static-files.js';

/** Serves one of our own scripts with something in front of it, as a broken or older browser would run it. */
export class ScriptVariants {
  readonly #prefixes = new Map<string, string>();
  #isOther = false;

  prefix(name: string, code: string): void {
    this.#prefixes.set(`/intray/${name}`, code);
  }

  /** The part of the bundle has another name from now on, as it has after every change of it. */
  deploy(): void {
    this.#isOther = true;
  }

  clear(): void {
    this.#prefixes.clear();
    this.#isOther = false;
  }

  before(next: Middleware): Middleware {
    return async (request, response, pass) => {
      const path = (request.url ?? '').replace(/\?.*$/u, '');
      const prefix = this.#prefixes.get(path) ?? (this.#isOther && isOurs(path) ? '' : undefined);
      if (prefix === undefined) {
        await next(request, response, pass);
        return;
      }
      const script = await this.#read(path.replace('/intray/', ''));
      response.writeHead(200, {
        'Content-Type': 'text/javascript; charset=utf-8',
        'Cache-Control': 'no-store',
        'Service-Worker-Allowed': '/',
      });
      response.end(`${prefix}\n${script}`);
    };
  }

  async #read(name: string): Promise<string> {
    if (!this.#isOther) return readFile(join('dist', name), 'utf8');
    const files = await readdir('dist');
    const part = files.find((file) => PART.test(file)) ?? '';
    const other = part.replace(PART, '$1otherone.js');
    const script = await readFile(join('dist', name === other ? part : name), 'utf8');
    return script.replaceAll(part, other);
  }
}

const PART = /^(intray-conversation-)[\w-]{8}\.js$/u;

function isOurs(path: string): boolean {
  return /^\/intray\/intray[\w-]*\.js$/u.test(path);
}
