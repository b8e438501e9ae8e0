import type { LitElement, ReactiveController } from 'lit';

import type { Intray } from '../../src/page/intray.js';
import type { Connection } from '../connection.js';
import { FileDeletedEvent, ReplyEvent, UnreadNoticeEvent } from '../events.js';

type Host = LitElement & { readonly conversationId: string };

const FACTS = [
  'intray-reply-sent',
  'intray-reply-held',
  'intray-reply-refused',
  'intray-reply-withdrawn',
  'intray-unread-notice',
  'intray-file-deleted',
] as const;

/**
 * Tells the host what the handle tells: what comes with time, and what becomes of replies in conversations that are
 * not shown; the one that is speaks for itself.
 */
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
    for (const fact of FACTS) {
      this.#handle?.removeEventListener(fact, this.#passOn);
      handle?.addEventListener(fact, this.#passOn);
    }
    this.#handle = handle;
  }

  readonly #passOn = (event: Event): void => {
    const again = this.#again(event);
    if (again) this.#host.dispatchEvent(again);
  };

  /** An event cannot be dispatched a second time while it is. */
  #again(event: Event): Event | undefined {
    if (event instanceof UnreadNoticeEvent)
      return new UnreadNoticeEvent(event.conversationId, event.messageId);
    if (event instanceof FileDeletedEvent)
      return new FileDeletedEvent(event.conversationId, event.attachmentId);
    const isOther =
      event instanceof ReplyEvent && event.conversationId !== this.#host.conversationId;
    return isOther ? new ReplyEvent(event.fact, event) : undefined;
  }
}
