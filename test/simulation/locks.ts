import type { Scheduler } from './scheduler.js';

type Work = (lock: object | null) => unknown;

interface Options {
  readonly ifAvailable?: boolean;
  readonly steal?: boolean;
  readonly signal?: AbortSignal;
}

interface Holder {
  readonly owner: string;
  /** Called when the lock is taken away. */
  readonly lose: () => void;
}

interface Waiting {
  readonly name: string;
  readonly owner: string;
  readonly take: () => void;
}

/** `navigator.locks` of one computer. Whoever dies lets go; whoever is frozen does not. */
export class Locks {
  /** Who has lost a lock to a thief, and when. */
  readonly robbed = new Map<string, number>();
  readonly #scheduler: Scheduler;
  readonly #held = new Map<string, Holder>();
  readonly #waiting: Waiting[] = [];

  constructor(scheduler: Scheduler) {
    this.#scheduler = scheduler;
  }

  /** Somebody has it and never lets go, as a frozen tab does. */
  occupy(name: string): void {
    this.#held.set(name, { owner: 'frozen for ever', lose: () => undefined });
  }

  facadeFor(owner: string): object {
    return {
      request: (name: string, options: Options, work: Work) =>
        this.#request(owner, name, options, work),
      query: () => Promise.resolve({ held: [...this.#held.keys()].map((name) => ({ name })) }),
    };
  }

  release(owner: string): void {
    for (const [name, holder] of [...this.#held])
      if (holder.owner === owner) this.#free(name, holder);
    for (const [at, waiting] of [...this.#waiting.entries()].reverse())
      if (waiting.owner === owner) this.#waiting.splice(at, 1);
  }

  #request(owner: string, name: string, options: Options, work: Work): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const take = (): void => {
        this.#take(owner, name, work).then(resolve, reject);
      };
      this.#scheduler.post(owner, () => {
        const holder = this.#held.get(name);
        if (options.steal) {
          this.#held.delete(name);
          if (holder) this.robbed.set(holder.owner, this.#scheduler.now());
          holder?.lose();
        } else if (holder !== undefined && options.ifAvailable) {
          void Promise.resolve(work(null)).then(resolve, reject);
          return;
        } else if (holder !== undefined) {
          this.#wait({ name, owner, take }, options.signal, reject);
          return;
        }
        take();
      });
    });
  }

  #take(owner: string, name: string, work: Work): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const lose = (): void => {
        reject(new DOMException('The lock was stolen.', 'AbortError'));
      };
      const holder: Holder = { owner, lose };
      this.#held.set(name, holder);
      const done = (): void => {
        this.#free(name, holder);
      };
      void Promise.resolve(work({ name })).finally(done).then(resolve, reject);
    });
  }

  #free(name: string, holder: Holder): void {
    if (this.#held.get(name) !== holder) return;
    this.#held.delete(name);
    for (const waiting of this.#waiting.filter((one) => one.name === name))
      this.#scheduler.post(waiting.owner, () => {
        this.#grant(waiting);
      });
  }

  #grant(waiting: Waiting): void {
    const at = this.#waiting.indexOf(waiting);
    if (at < 0 || this.#held.has(waiting.name)) return;
    this.#waiting.splice(at, 1);
    waiting.take();
  }

  #wait(
    waiting: Waiting,
    signal: AbortSignal | undefined,
    reject: (reason: unknown) => void,
  ): void {
    this.#waiting.push(waiting);
    signal?.addEventListener('abort', () => {
      const at = this.#waiting.indexOf(waiting);
      if (at < 0) return;
      this.#waiting.splice(at, 1);
      reject(signal.reason);
    });
  }
}
