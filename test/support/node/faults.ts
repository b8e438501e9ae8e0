import type { IncomingMessage, ServerResponse } from 'node:http';

import type { Middleware } from '../../../demo/server/static-files.js';
import type { Fault } from './fault.js';

export interface SeenRequest {
  readonly method: string;
  /** With its query, below the run: `nurse/api/intray/changes?limit=500`. */
  readonly path: string;
  /** What the line did to it; absent: nothing. */
  readonly fault?: Fault['kind'];
}

interface Line {
  faults: { fault: Fault; left: number }[];
  readonly seen: SeenRequest[];
  /** Bytes of requests since it was last cut. */
  carried: number;
}

const CLINIC = /^\/clinic\/(?<run>[^/]+)\/(?<path>.*)$/u;

/** The line between the browser and the clinic, one for each run; no other run notices its faults. */
export class Faults {
  readonly #lines = new Map<string, Line>();

  /** The faults from now on, in place of those before. */
  set(run: string, faults: readonly Fault[]): void {
    this.#line(run).faults = faults.map((fault) => ({ fault, left: fault.times ?? Infinity }));
  }

  /** Every request of a run so far, those that never arrived included. */
  seen(run: string): readonly SeenRequest[] {
    return this.#line(run).seen;
  }

  readonly middleware: Middleware = (request, response, next) => {
    // On a line used before, Chromium sends a dropped request again by itself.
    response.shouldKeepAlive = false;
    const { run, path = '' } = CLINIC.exec(request.url ?? '')?.groups ?? {};
    if (run === undefined) {
      next();
      return;
    }
    const method = request.method ?? 'GET';
    const fault = this.#take(run, method, path);
    const line = this.#line(run);
    line.seen.push({ method, path, ...(fault ? { fault: fault.kind } : {}) });
    if (fault) strike({ fault, line, request, response, next });
    else next();
  };

  #take(run: string, method: string, path: string): Fault | undefined {
    const found = this.#line(run).faults.find(
      ({ fault, left }) =>
        left > 0 && method === (fault.method ?? method) && path.includes(fault.path ?? ''),
    );
    if (found) found.left -= 1;
    return found?.fault;
  }

  #line(run: string): Line {
    const line = this.#lines.get(run) ?? { faults: [], seen: [], carried: 0 };
    this.#lines.set(run, line);
    return line;
  }
}

interface Exchange {
  readonly fault: Fault;
  readonly line: Line;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly next: () => void;
}

function strike({ fault, line, request, response, next }: Exchange): void {
  switch (fault.kind) {
    case 'drop-request':
      request.socket.destroy();
      return;
    case 'drop-answer':
      cutInsteadOfAnswering(request, response);
      next();
      return;
    case 'captive-portal':
      response.writeHead(200, { 'Content-Type': 'text/html' });
      response.end('<!doctype html><title>Welcome to our network</title>');
      return;
    case 'redirect':
      response.writeHead(302, { Location: '/sign-in' });
      response.end();
      return;
    case 'broken-proxy':
      response.writeHead(502, { 'Content-Type': 'text/html' });
      response.end('<!doctype html><title>Bad gateway</title>');
      return;
    case 'slow':
      setTimeout(next, fault.ms);
      return;
    case 'cut':
      cutOnceCarried(line, fault.bytes, request);
      next();
      return;
    case 'silent':
      return;
  }
}

/** Counts on from connection to connection: a line does not know where a file's parts begin. */
function cutOnceCarried(line: Line, bytes: number, request: IncomingMessage): void {
  const push = request.push.bind(request);
  request.push = (chunk: Uint8Array | null, encoding) => {
    line.carried += chunk?.length ?? 0;
    if (line.carried < bytes) return push(chunk, encoding);
    line.carried = 0;
    request.socket.destroy();
    return false;
  };
}

/** The clinic does its work and believes to have answered; a real network error in the browser. */
function cutInsteadOfAnswering(request: IncomingMessage, response: ServerResponse): void {
  response.write = () => true;
  response.end = () => {
    request.socket.destroy();
    return response;
  };
}
