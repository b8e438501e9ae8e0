import type { LitElement, ReactiveController } from 'lit';

/** Says that a part of its host has been painted: what is dear to lay out can then follow in a later frame. */
export class InView implements ReactiveController {
  value = false;
  readonly #host: LitElement;
  readonly #find: () => Element | null;
  #observer: IntersectionObserver | undefined;
  #observed: Element | null = null;

  constructor(host: LitElement, find: () => Element | null) {
    this.#host = host;
    this.#find = find;
    host.addController(this);
  }

  hostUpdated(): void {
    this.#observe(this.#find());
  }

  hostDisconnected(): void {
    this.#observe(null);
  }

  /** Another element is another picture: it starts unseen. */
  #observe(element: Element | null): void {
    if (element === this.#observed) return;
    this.#observer?.disconnect();
    this.#observed = element;
    this.value = false;
    if (element === null) return;
    this.#observer = new IntersectionObserver((entries) => {
      this.#tell(entries.at(-1)?.isIntersecting === true);
    });
    this.#observer.observe(element);
  }

  /** What was only scrolled away stays as it is; what was hidden begins anew. */
  #tell(isIntersecting: boolean): void {
    const value = isIntersecting || (this.value && this.#observed?.checkVisibility() === true);
    if (value === this.value) return;
    this.value = value;
    this.#host.requestUpdate();
  }
}
