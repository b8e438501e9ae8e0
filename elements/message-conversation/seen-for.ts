import type { LitElement, ReactiveController } from 'lit';

export interface SeenForOptions {
  readonly ms: number;
  readonly seen: () => void;
}

/** Notices that something has stood before a person's eyes for a while: in view, in a visible tab. */
export class SeenFor implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: SeenForOptions;
  #observer: IntersectionObserver | undefined;
  #inView = false;
  #what: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: LitElement, options: SeenForOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** Names what is to be seen; another name starts anew, none stops. Each name is reported once. */
  watch(what: string | undefined): void {
    if (what === this.#what) return;
    this.#what = what;
    this.#stop();
    this.#check();
  }

  hostConnected(): void {
    this.#observer = new IntersectionObserver((entries) => {
      this.#inView = entries.at(-1)?.isIntersecting ?? false;
      this.#check();
    });
    this.#observer.observe(this.#host);
    document.addEventListener('visibilitychange', this.#check);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    document.removeEventListener('visibilitychange', this.#check);
    this.#inView = false;
    this.#what = undefined;
    this.#stop();
  }

  readonly #check = (): void => {
    const visible = this.#inView && document.visibilityState === 'visible';
    if (this.#what === undefined || !visible) this.#stop();
    else this.#timer ??= setTimeout(this.#end, this.#options.ms);
  };

  /** What lies under another page of the inbox is in view for the observer, and seen by nobody. */
  readonly #end = (): void => {
    if (this.#host.checkVisibility({ visibilityProperty: true })) {
      this.#options.seen();
      return;
    }
    this.#timer = undefined;
    this.#check();
  };

  #stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
