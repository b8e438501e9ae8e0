import type { Store } from '../store/database.js';
import { watchDeletedFiles } from '../store/deleted-file-queries.js';
import { watchNotices } from '../store/notice-queries.js';
import { FileDeletedEvent, UnreadNoticeEvent } from './events.js';
import { NoticeNews } from './notice-news.js';

/** Follows what comes with time for one person: files that go, messages that were not read. Returns the way to stop. */
export function followTime(
  store: Store,
  tell: (event: FileDeletedEvent | UnreadNoticeEvent) => void,
): () => void {
  const news = new NoticeNews();
  const stops = [
    watchDeletedFiles(
      store,
      ({ id, conversationId }) => {
        tell(new FileDeletedEvent(conversationId, id));
      },
      ignore,
    ),
    watchNotices(
      store,
      ({ notices }) => {
        for (const { conversationId, messageId } of news.freshAmong(notices, store.name))
          tell(new UnreadNoticeEvent(conversationId, messageId));
      },
      ignore,
    ),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

function ignore(): void {
  // A store that fails shows itself in the queries of the elements.
}
