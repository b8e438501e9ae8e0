import type { LitElement, ReactiveController } from 'lit';

import type { Intray } from '../../src/page/intray.js';
import type { Connection } from '../connection.js';
import { ReplyEvent } from '../events.js';

type Host = LitElement & { readonly conversationId: string };

const SETTLED = ['sent', 'held', 'refused', 'withdrawn'] as const;

/** Tells the host what becomes of replies in conversations that are not shown; the one that is speaks for itself. */
export class HandleFacts implements ReactiveController {
  readonly #host: Host;
  readonly #connection: Connection;
  #handle: Intray | undefined;

  constructor(host: Host, connection: Connection) {
    this.#host = host;
    this.#connection = connection;
  }

  hostUpdate(): void {
    if (this.#host.isConnected) this.#follow(this.#connection.handle);
  }

  hostDisconnected(): void {
    this.#follow(undefined);
  }

  #follow(handle: Intray | undefined): void {
    if (handle === this.#handle) return;
    for (const fact of SETTLED) {
      this.#handle?.removeEventListener(`intray-reply-${fact}`, this.#passOn);
      handle?.addEventListener(`intray-reply-${fact}`, this.#passOn);
    }
    this.#handle = handle;
  }

  readonly #passOn = (event: Event): void => {
    if (!(event instanceof ReplyEvent)) return;
    if (event.conversationId === this.#host.conversationId) return;
    this.#host.dispatchEvent(new ReplyEvent(event.fact, event));
  };
}
