import type { LitElement } from 'lit';

import type { Connection } from '../connection.js';
import { ReplyEvent } from '../events.js';
import { HandleEvents } from '../handle-events.js';

const SETTLED = ['sent', 'held', 'refused', 'withdrawn'].map((fact) => `intray-reply-${fact}`);

/** Tells the host what becomes of replies in conversations that are not shown; the one that is speaks for itself. */
export function passOnReplies(
  host: LitElement & { readonly conversationId: string },
  connection: Connection,
): void {
  new HandleEvents(host, connection, SETTLED, (event) => {
    if (!(event instanceof ReplyEvent) || event.conversationId === host.conversationId) return;
    host.dispatchEvent(new ReplyEvent(event.fact, event));
  });
}
