import type { Watcher } from './live.js';

/** One live query for all who follow the same: it runs while anybody does, and whoever comes later hears its last word. */
export class SharedView<View> {
  readonly #follow: (watcher: Watcher<View>) => () => void;
  readonly #watchers = new Set<Watcher<View>>();
  #latest: { readonly view: View } | undefined;
  #stop: (() => void) | undefined;
  #hasFailed = false;

  constructor(follow: (watcher: Watcher<View>) => () => void) {
    this.#follow = follow;
  }

  /** `next` is never called before this has returned. */
  watch(watcher: Watcher<View>): () => void {
    const own = { ...watcher };
    this.#watchers.add(own);
    // Whoever comes after a failure tries once more.
    if (this.#hasFailed) this.#stop?.();
    if (this.#hasFailed || this.#stop === undefined) this.#stop = this.#start();
    const latest = this.#latest;
    queueMicrotask(() => {
      if (latest && latest === this.#latest && this.#watchers.has(own)) own.next(latest.view);
    });
    return () => {
      this.#leave(own);
    };
  }

  #start(): () => void {
    this.#hasFailed = false;
    return this.#follow({
      next: (view) => {
        this.#hasFailed = false;
        this.#latest = { view };
        for (const { next } of [...this.#watchers]) next(view);
      },
      fail: (error) => {
        this.#hasFailed = true;
        for (const { fail } of [...this.#watchers]) fail(error);
      },
    });
  }

  #leave(watcher: Watcher<View>): void {
    if (!this.#watchers.delete(watcher) || this.#watchers.size > 0) return;
    this.#stop?.();
    this.#stop = undefined;
    this.#latest = undefined;
  }
}
