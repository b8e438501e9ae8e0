import type { Watcher } from './live.js';

/** One live query for all who follow the same: it runs while anybody does, and whoever comes later hears its last word. */
export class SharedView<View> {
  readonly #follow: (watcher: Watcher<View>) => () => void;
  readonly #watchers = new Set<Watcher<View>>();
  #latest: { readonly view: View } | undefined;
  #stop: (() => void) | undefined;

  constructor(follow: (watcher: Watcher<View>) => () => void) {
    this.#follow = follow;
  }

  /** `next` is never called before this has returned. */
  watch(watcher: Watcher<View>): () => void {
    this.#watchers.add(watcher);
    const latest = this.#latest;
    if (latest)
      queueMicrotask(() => {
        if (latest === this.#latest && this.#watchers.has(watcher)) watcher.next(latest.view);
      });
    else this.#startAnew();
    return () => {
      this.#watchers.delete(watcher);
      if (this.#watchers.size === 0) this.#end();
    };
  }

  /** Before the first word, and after a failure, whoever comes asks anew. */
  #startAnew(): void {
    this.#end();
    this.#stop = this.#follow({
      next: (view) => {
        this.#latest = { view };
        for (const { next } of this.#watchers) next(view);
      },
      fail: (error) => {
        this.#latest = undefined;
        for (const { fail } of this.#watchers) fail(error);
      },
    });
  }

  #end(): void {
    this.#stop?.();
    this.#stop = this.#latest = undefined;
  }
}
