import { MINUTE_MS, SECOND_MS } from '../model/retry-delay.js';
import { readMeta, readSession } from '../store/meta.js';
import { nextShortest, SHORTEST_HELD_MS } from './fetched-together.js';
import { pull, type PullContext, type PullEnd } from './pull.js';

const VISIBLE_PAUSE_MS = 30 * SECOND_MS;
const HIDDEN_PAUSE_MS = 5 * MINUTE_MS;
const FIRST_RETRY_MS = 2 * SECOND_MS;
/** A held request may be this late before its tab counts as frozen. */
const FROZEN_AFTER_MS = 10 * SECOND_MS;

/**
 * Pulls for as long as it runs: at once when nudged, else held by the server where it offers that (one visible
 * tab at a time), else every 30 s while visible and every 5 minutes while hidden.
 */
export class PullLoop {
  readonly #context: PullContext;
  readonly #stopping = new AbortController();
  #visible: boolean;
  #silences = 0;
  /** Ends the pause or the held request that is under way. */
  #pause = new AbortController();
  #nextEnd = Promise.withResolvers<PullEnd>();

  constructor(context: PullContext, visible: boolean) {
    this.#context = context;
    this.#visible = visible;
    void this.#run();
  }

  /** Pulls now; resolves when that pull has ended. */
  nudge(): Promise<PullEnd> {
    const end = this.#nextEnd.promise;
    this.#pause.abort();
    return end;
  }

  setVisible(visible: boolean): void {
    if (this.#visible === visible) return;
    this.#visible = visible;
    this.#pause.abort();
  }

  stop(): void {
    this.#stopping.abort();
    this.#pause.abort();
    this.#nextEnd.resolve('stopped');
  }

  async #run(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      // A held request of the last round may still run: its lock was taken while this tab was frozen.
      this.#pause.abort();
      this.#pause = new AbortController();
      const finished = this.#nextEnd;
      this.#nextEnd = Promise.withResolvers();
      const end = await this.#pullOnce();
      finished.resolve(end);
      this.#silences = end === 'offline' ? this.#silences + 1 : 0;
      const held = end === 'done' && this.#visible && (await this.#holdWait());
      if (!held) await this.#rest();
    }
  }

  async #pullOnce(): Promise<PullEnd> {
    try {
      return await pull(this.#context, { signal: this.#stopping.signal });
    } catch {
      // The store is closing or its disk is failing; the next round tries again and the status tells.
      return 'stopped';
    }
  }

  async #holdWait(): Promise<boolean> {
    const { store } = this.#context;
    const seconds = (await readSession(store).catch(() => undefined))?.limits.waitSeconds ?? 0;
    const locks = (navigator as { locks?: LockManager }).locks;
    if (seconds === 0 || locks === undefined) return false;
    const name = `intray-wait:${store.name}`;
    const hold = (): Promise<boolean> => this.#hold(seconds);
    try {
      const take = (lock: Lock | null): Promise<boolean> | boolean => (lock ? hold() : false);
      const held = await locks.request(name, { ifAvailable: true }, take);
      if (held || !(await this.#isFrozen(seconds))) return held;
      return await locks.request(name, { steal: true }, hold);
    } catch {
      // Another tab took the lock from this one while it was frozen, or the store is closing.
      return false;
    }
  }

  async #hold(seconds: number): Promise<boolean> {
    const { store } = this.#context;
    const signal = AbortSignal.any([this.#pause.signal, this.#stopping.signal]);
    let shortestMs = SHORTEST_HELD_MS;
    while (!signal.aborted) {
      const startedAt = store.now();
      await store.db.meta.put({ key: 'wait', value: { startedAt } });
      const end = await pull(this.#context, { wait: seconds, signal }).catch(() => 'stopped');
      if (end !== 'done') return true;
      // A server that offers to hold an answer and does not must not be asked without a pause.
      // A clock that was set back meanwhile must not make the pause longer.
      const tookMs = Math.max(0, store.now() - startedAt);
      const sooner = shortestMs - tookMs;
      shortestMs = nextShortest(shortestMs, tookMs);
      if (sooner > 0) await pauseFor(sooner, signal);
    }
    return true;
  }

  /** The tab that holds the request has not begun a new one for longer than any request may take. */
  async #isFrozen(seconds: number): Promise<boolean> {
    const { store } = this.#context;
    const wait = await readMeta(store.db, 'wait');
    if (wait === undefined) return false;
    const silentFor = store.now() - wait.startedAt;
    return silentFor > seconds * SECOND_MS + FROZEN_AFTER_MS;
  }

  async #rest(): Promise<void> {
    const longest = this.#visible ? VISIBLE_PAUSE_MS : HIDDEN_PAUSE_MS;
    const retry = FIRST_RETRY_MS * 2 ** Math.min(this.#silences - 1, 8);
    const pauseMs = this.#silences === 0 ? longest : Math.min(longest, retry);
    await pauseFor(pauseMs, AbortSignal.any([this.#pause.signal, this.#stopping.signal]));
  }
}

function pauseFor(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
