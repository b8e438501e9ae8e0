import type { OutboxEntry } from '../model/outbox-entry.js';
import type { Store } from '../store/database.js';
import { entriesNow } from '../store/outbox.js';
import { ReplyEvent, type ReplyFact } from './events.js';

/** What became of the queued replies of one person, in every conversation, whoever sent them. */
export class ReplyFacts {
  readonly #store: Store;
  readonly #tell: (event: ReplyEvent) => void;
  #known: ReadonlyMap<string, OutboxEntry> | undefined;

  constructor(store: Store, tell: (event: ReplyEvent) => void) {
    this.#store = store;
    this.#tell = tell;
  }

  /** What was queued before is no news; what is no longer among the unfinished has been settled. */
  hear(unfinished: readonly OutboxEntry[]): void {
    const before = this.#known;
    const replies = unfinished.filter(({ kind }) => kind === 'reply');
    this.#known = new Map(replies.map((entry) => [entry.id, entry]));
    if (before === undefined) return;
    for (const entry of replies) this.#compare(before.get(entry.id), entry);
    const gone = [...before.values()].filter(({ id }) => !this.#known?.has(id));
    if (gone.length > 0) void this.#settled(gone);
  }

  #compare(before: OutboxEntry | undefined, entry: OutboxEntry): void {
    if (before === undefined) this.#say('queued', entry);
    else if (before.state !== entry.state && (entry.state === 'held' || entry.state === 'refused'))
      this.#say(entry.state, entry);
  }

  async #settled(gone: readonly OutboxEntry[]): Promise<void> {
    // A store that is closed by now has nobody to tell.
    for (const entry of await entriesNow(this.#store.db, gone).catch(() => [])) {
      if (entry?.state === 'accepted') this.#say('sent', entry);
      else if (entry?.state === 'withdrawn') this.#say('withdrawn', entry);
    }
  }

  #say(fact: ReplyFact, { conversationId, id: replyId, state, lastError }: OutboxEntry): void {
    const fields = { conversationId, replyId, state, reason: lastError?.reason };
    this.#tell(new ReplyEvent(fact, fields));
  }
}
