import { followDiscarded } from '../store/audit.js';
import type { Store } from '../store/database.js';
import { watchDeletedFiles } from '../store/deleted-file-queries.js';
import { watchNotices, type Notices } from '../store/notice-queries.js';
import { FileDeletedEvent, UnreadNoticeEvent } from './events.js';

type Tell = (event: FileDeletedEvent | UnreadNoticeEvent) => void;

/**
 * Tells of what came with time after `since`, the server's moment up to which all was known, also while no page was
 * open: files that went, messages that were not read; and tells the clinic of what was thrown away. Returns the way to
 * stop.
 */
export function followTime(store: Store, since: number | undefined, tell: Tell): () => void {
  const stops = [
    watchDeletedFiles(
      store,
      since,
      ({ id, conversationId }) => {
        tell(new FileDeletedEvent(conversationId, id));
      },
      ignore,
    ),
    watchNotices(store, tellOfNotices(since, tell), ignore),
    followDiscarded(store),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Each once for each time that it comes up. */
function tellOfNotices(since = -Infinity, tell: Tell): (notices: Notices) => void {
  const told = new Map<string, number>();
  return ({ notices }) => {
    for (const { conversationId, messageId, statement, cameUpAt = -Infinity } of notices) {
      if (statement !== 'not-read' || cameUpAt <= (told.get(messageId) ?? since)) continue;
      told.set(messageId, cameUpAt);
      tell(new UnreadNoticeEvent(conversationId, messageId));
    }
  };
}

function ignore(): void {
  // A store that fails shows itself in the queries of the elements.
}
