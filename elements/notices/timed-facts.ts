import type { LitElement, ReactiveController } from 'lit';

import type { Intray } from '../../src/page/intray.js';
import type { Connection } from '../connection.js';
import { FileDeletedEvent, UnreadNoticeEvent } from '../events.js';

const FACTS = ['intray-unread-notice', 'intray-file-deleted'] as const;

/** Tells the host what the handle tells of what comes with time. */
export class TimedFacts implements ReactiveController {
  readonly #host: LitElement;
  readonly #connection: Connection;
  #handle: Intray | undefined;

  constructor(host: LitElement, connection: Connection) {
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
    for (const fact of FACTS) {
      this.#handle?.removeEventListener(fact, this.#passOn);
      handle?.addEventListener(fact, this.#passOn);
    }
    this.#handle = handle;
  }

  /** An event cannot be dispatched a second time while it is. */
  readonly #passOn = (event: Event): void => {
    if (event instanceof UnreadNoticeEvent)
      this.#host.dispatchEvent(new UnreadNoticeEvent(event.conversationId, event.messageId));
    if (event instanceof FileDeletedEvent)
      this.#host.dispatchEvent(new FileDeletedEvent(event.conversationId, event.attachmentId));
  };
}
