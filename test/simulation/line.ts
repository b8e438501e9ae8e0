import type { ServerAnswer } from './contract-server.js';
import type { Portal, PortalRequest } from './portal.js';
import type { Scheduler } from './scheduler.js';
import type { SeededRandom } from './seeded-random.js';

const BASE = 'https://portal.example/intray';
const SECOND_MS = 1000;

export interface LineCounts {
  requests: number;
  drops: number;
  hangs: number;
  strangers: number;
}

/** Somebody's request on its way; `settled`: they have heard of it, given it up, or are gone. */
export interface Call {
  readonly owner: string;
  readonly request: PortalRequest;
  settled: boolean;
}

interface LineWatcher {
  begun(call: Call): void;
  /** Who is signed in, as somebody has just been told. */
  heardSession(owner: string, userId: string | null): void;
}

type Hear = (answer: object | undefined, signedIn?: string | null) => void;

/** Between the devices and a portal that keeps the contract: nothing of it can be relied on while it is `rough`. */
export class Line {
  readonly calls: Call[] = [];
  readonly counts: LineCounts = { requests: 0, drops: 0, hangs: 0, strangers: 0 };
  isRough = true;
  isDown = false;
  readonly #portal: Portal;
  readonly #scheduler: Scheduler;
  readonly #random: SeededRandom;
  readonly #running = new Set<string>();
  readonly #watcher: LineWatcher;

  constructor(portal: Portal, scheduler: Scheduler, random: SeededRandom, watcher: LineWatcher) {
    this.#portal = portal;
    this.#scheduler = scheduler;
    this.#random = random;
    this.#watcher = watcher;
  }

  /** `fetch` as one context has it. */
  fetchFor(caller: {
    readonly name: string;
    readonly alive: boolean;
  }): (url: string, init: RequestInit) => Promise<object> {
    const { name: owner } = caller;
    return (url, init) =>
      new Promise((resolve, reject) => {
        if (!caller.alive) return;
        // As in a browser: what was given up before it began never leaves.
        if (init.signal?.aborted) {
          reject(init.signal.reason as Error);
          return;
        }
        const request = requestOf(url, init);
        const call: Call = { owner, request, settled: false };
        this.counts.requests += 1;
        this.calls.push(call);
        this.#watcher.begun(call);
        init.signal?.addEventListener('abort', () => {
          if (call.settled) return;
          call.settled = true;
          reject(new DOMException('Given up.', 'AbortError'));
        });
        const hear: Hear = (answer, signedIn) => {
          this.#scheduler.post(
            owner,
            () => {
              if (call.settled) return;
              call.settled = true;
              if (signedIn !== undefined) this.#watcher.heardSession(owner, signedIn);
              if (answer === undefined) reject(new TypeError('Failed to fetch'));
              else resolve(answer);
            },
            this.#latency(),
          );
        };
        this.#scheduler.post(
          'line',
          () => {
            this.#carry(call, BASE + request.path, hear);
          },
          this.#latency(),
        );
      });
  }

  /** Their end of every call is gone; what has left them goes on. */
  hangUp(owner: string): void {
    for (const call of this.calls) if (call.owner === owner) call.settled = true;
  }

  #latency(): number {
    return this.#random.pick([0, 0, 1, 5, 40, 300]);
  }

  #carry(call: Call, url: string, hear: Hear): void {
    const { request } = call;
    const luck = this.isRough ? this.#random.below(34) : 0;
    if (this.isDown || luck === 1) {
      this.counts.drops += 1;
      hear(undefined);
    } else if (luck === 2) {
      this.counts.hangs += 1;
    } else if (luck >= 3 && luck <= 8) {
      this.counts.strangers += 1;
      hear(strangerAt(luck, url));
    } else if (request.body === undefined) {
      const { signedIn } = this.#portal.server;
      const told = responseOf(url, this.#portal.question(request));
      hear(told, request.path === '/session' ? signedIn : undefined);
    } else {
      this.#write({ ...request, body: request.body }, url, luck, hear);
    }
  }

  #write(
    request: PortalRequest & { readonly body: string },
    url: string,
    luck: number,
    hear: Hear,
  ): void {
    const { path } = request;
    const told = this.#portal.begin(request);
    if (told !== 'running') {
      this.#answer(told, url, luck, hear);
      return;
    }
    if (this.#running.has(path)) {
      this.#answer(IN_PROGRESS, url, luck, hear);
      return;
    }
    const early = refusalBy(luck);
    if (early) {
      this.#answer(early, url, luck, hear);
      return;
    }
    this.#running.add(path);
    // Some servers are slow, and answer when nobody waits any more.
    const delay = this.#random.chance(0.05) ? 40 * SECOND_MS : this.#latency();
    this.#scheduler.post(
      'server',
      () => {
        this.#running.delete(path);
        this.#answer(this.#portal.commit(request), url, luck, hear);
      },
      delay,
    );
  }

  #answer(told: ServerAnswer, url: string, luck: number, hear: Hear): void {
    if (luck === 17 || luck === 18) {
      this.counts.drops += 1;
      hear(undefined);
    } else if (luck === 19) {
      this.counts.hangs += 1;
    } else if (luck === 20 || luck === 21) {
      this.counts.strangers += 1;
      hear(response(url, luck === 20 ? 200 : 502, 'text/html', '<p>Welcome</p>'));
    } else if (luck === 22) {
      this.counts.strangers += 1;
      hear(responseOf(url, told, { 'Intray-Version': null }));
    } else hear(responseOf(url, told, luck === 23 ? RETRY_AFTER : {}));
  }
}

const IN_PROGRESS: ServerAnswer = problem(409, 'in-progress');
const RETRY_AFTER = { 'Retry-After': '3' };

/** What a server that keeps the contract may say of a write that it does not know. */
function refusalBy(luck: number): ServerAnswer | undefined {
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
function strangerAt(luck: number, url: string): object {
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

function problem(status: number, slug: string): ServerAnswer {
  return { status, slug, body: { type: `about:blank#${slug}`, title: slug, status } };
}

function responseOf(
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
function response(
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

function requestOf(url: string, { body, headers }: RequestInit): PortalRequest {
  const userId = (headers as Headers).get('Intray-User');
  const path = url.replace(BASE, '');
  return { path, userId, body: typeof body === 'string' ? body : undefined };
}

export { BASE as PORTAL };
