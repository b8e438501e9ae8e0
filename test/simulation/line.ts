import type { ServerAnswer } from './contract-server.js';
import {
  IN_PROGRESS,
  PORTAL,
  refusalBy,
  response,
  responseOf,
  RETRY_AFTER,
  strangerAt,
} from './portal-answers.js';
import { isWrite, uploadOf, type Portal, type PortalRequest } from './portal.js';
import type { Scheduler } from './scheduler.js';
import type { SeededRandom } from './seeded-random.js';

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

export interface LineWatcher {
  begun(call: Call): void;
  /** Of an answer, whoever gave it, just before it is read. */
  heard(call: Call, answer: object): void;
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
              else {
                this.#watcher.heard(call, answer);
                resolve(answer);
              }
            },
            this.#latency(),
          );
        };
        this.#scheduler.post(
          'line',
          () => {
            this.#carry(call, PORTAL + request.path, hear);
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
    } else if (!isWrite(request)) {
      const { signedIn } = this.#portal.server;
      const told = responseOf(url, this.#portal.question(request));
      hear(told, request.path === '/session' ? signedIn : undefined);
    } else {
      this.#write(request, url, luck, hear);
    }
  }

  #write(request: PortalRequest, url: string, luck: number, hear: Hear): void {
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
    const delay = this.#random.chance(0.1)
      ? this.#random.pick([8, 40]) * SECOND_MS
      : this.#latency();
    this.#scheduler.post(
      'server',
      () => {
        this.#running.delete(path);
        this.#answer(this.#portal.commit(this.#onArrival(request)), url, luck, hear);
      },
      delay,
    );
  }

  /** Some bytes are spoilt on the way; some that had arrived are lost before all are there, on a good line too. */
  #onArrival(request: PortalRequest): PortalRequest {
    const upload = uploadOf(request);
    if (upload === undefined) return request;
    if (upload.part === undefined) {
      if (this.#random.chance(0.4))
        this.#portal.shelf.lose(upload.id, () => this.#random.chance(0.5));
      return request;
    }
    if (!this.isRough || !this.#random.chance(0.2)) return request;
    return { ...request, bytes: request.bytes?.map((byte) => byte ^ 1) };
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

function requestOf(url: string, { body, headers }: RequestInit): PortalRequest {
  const userId = (headers as Headers).get('Intray-User');
  const path = url.replace(PORTAL, '');
  const bytes = body instanceof Uint8Array ? new Uint8Array(body) : undefined;
  return { path, userId, body: typeof body === 'string' ? body : undefined, bytes };
}
