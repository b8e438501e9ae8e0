import type { LitElement, ReactiveController } from 'lit';

const NEAR_PX = 32;

/** Keeps a scrolled box at its end while the reader is there; never moves it under somebody who reads above. */
export class StickToEnd implements ReactiveController {
  readonly #host: LitElement;
  readonly #selector: string;
  #of: string | undefined;
  #atEnd = true;
  #top = 0;
  #observer: ResizeObserver | undefined;
  #box: Element | undefined;

  constructor(host: LitElement, selector: string) {
    this.#host = host;
    this.#selector = selector;
    host.addController(this);
  }

  /** Another subject is shown from its end. */
  show(of: string): void {
    if (of !== this.#of) this.#atEnd = true;
    this.#of = of;
  }

  hostUpdated(): void {
    const box = this.#host.renderRoot.querySelector(this.#selector) ?? undefined;
    if (box !== this.#box) this.#follow(box);
    this.#stick();
  }

  hostDisconnected(): void {
    this.#follow(undefined);
  }

  #follow(box: Element | undefined): void {
    this.#observer?.disconnect();
    this.#box?.removeEventListener('scroll', this.#scrolled);
    this.#box = box;
    if (box === undefined) return;
    box.addEventListener('scroll', this.#scrolled, { passive: true });
    this.#observer = new ResizeObserver(() => {
      this.#stick();
    });
    this.#observer.observe(box);
    // Files of a message may be told of after the message.
    for (const content of box.children) this.#observer.observe(content);
  }

  readonly #scrolled = (): void => {
    const { scrollTop = 0, scrollHeight = 0, clientHeight = 0 } = this.#box ?? {};
    const isNear = scrollHeight - scrollTop - clientHeight < NEAR_PX;
    // What has grown below moves nobody: only who goes up leaves the end.
    this.#atEnd = isNear || (this.#atEnd && scrollTop >= this.#top);
    this.#top = scrollTop;
  };

  #stick(): void {
    if (!this.#atEnd || !this.#box) return;
    this.#box.scrollTop = this.#box.scrollHeight;
    this.#top = this.#box.scrollTop;
  }
}
