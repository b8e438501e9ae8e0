import type { OutboxEntry } from '../model/outbox-entry.js';
import type { Store } from '../store/database.js';
import type { SyncState } from '../store/meta.js';
import { watchSync, watchUnfinished } from '../store/status-queries.js';
import { ReplyFacts } from './reply-facts.js';
import type { StatusFacts } from './status.js';

export interface PersonNews {
  /** How it stands with the storage itself. */
  readonly onStorage: (news: Partial<Pick<StatusFacts, 'failure' | 'trouble'>>) => void;
  readonly onSync: (sync: SyncState) => void;
  readonly onUnfinished: (unfinished: readonly OutboxEntry[]) => void;
  /** What became of a reply, for the host. */
  readonly tell: (event: Event) => void;
}

/** Follows what this device knows of one person and of its own storage; until stopped. */
export function followPerson(store: Store, news: PersonNews): () => void {
  const fail = (): void => {
    news.onStorage({ failure: 'storage-refused' });
  };
  const facts = new ReplyFacts(store, news.tell);
  const onUnfinished = (unfinished: readonly OutboxEntry[]): void => {
    news.onUnfinished(unfinished);
    facts.hear(unfinished);
  };
  const stops = [
    store.db.guard.watch((trouble) => {
      news.onStorage(trouble ? { trouble } : { trouble, failure: undefined });
    }),
    watchSync(store, news.onSync, fail),
    watchUnfinished(store, onUnfinished, fail),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}
