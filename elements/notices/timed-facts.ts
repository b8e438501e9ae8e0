import type { LitElement } from 'lit';

import type { Connection } from '../connection.js';
import { FileDeletedEvent, UnreadNoticeEvent } from '../events.js';
import { HandleEvents } from '../handle-events.js';

const FACTS = ['intray-unread-notice', 'intray-file-deleted'];

/** Tells the host what the handle tells of what comes with time, anew: an event is dispatched once. */
export function passOnTimedFacts(host: LitElement, connection: Connection): void {
  new HandleEvents(host, connection, FACTS, (event) => {
    if (event instanceof UnreadNoticeEvent)
      host.dispatchEvent(new UnreadNoticeEvent(event.conversationId, event.messageId));
    if (event instanceof FileDeletedEvent)
      host.dispatchEvent(new FileDeletedEvent(event.conversationId, event.attachmentId));
  });
}
