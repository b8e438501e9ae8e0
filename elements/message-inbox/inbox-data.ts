import {
  watchCounts,
  watchList,
  watchNeedsDecision,
  type ListView,
} from '../../src/store/inbox-queries.js';
import type { ConversationList, Counts, InboxRow } from '../../src/store/views.js';
import type { Connection } from '../connection.js';
import { LiveQuery } from '../live-query.js';
import type { LitElement } from 'lit';

const PAGE = 50;

/** What the inbox shows: one list from its top, what needs a decision, and the numbers beside the scopes. */
export class InboxData {
  readonly #host: LitElement;
  readonly #view: () => ListView;
  readonly #list: LiveQuery<ConversationList>;
  readonly #needs: LiveQuery<readonly InboxRow[]>;
  readonly #counts: LiveQuery<Counts>;
  #limit = PAGE;
  #limitOf: ListView | undefined;

  constructor(host: LitElement, connection: Connection, view: () => ListView) {
    this.#host = host;
    this.#view = view;
    this.#list = new LiveQuery(host, {
      connection,
      keys: () => [view(), this.#rowsWanted()],
      watch: (store, next, fail) =>
        watchList(store, { view: view(), limit: this.#rowsWanted() }, next, fail),
    });
    this.#needs = new LiveQuery(host, { connection, keys: () => [], watch: watchNeedsDecision });
    this.#counts = new LiveQuery(host, { connection, keys: () => [], watch: watchCounts });
  }

  /** The store has answered; until then nothing is said about the list. */
  get ready(): boolean {
    return this.#list.ready && this.#needs.ready;
  }

  get view(): ListView {
    return this.#view();
  }

  get failed(): boolean {
    return this.#list.failed;
  }

  get counts(): Counts | undefined {
    return this.#counts.value;
  }

  /** What needs a decision has a place of its own at the top of the Inbox only. */
  get apart(): readonly InboxRow[] {
    return this.#view() === 'inbox' ? (this.#needs.value ?? []) : [];
  }

  get rows(): readonly InboxRow[] {
    return this.#list.value?.rows ?? [];
  }

  /** Rows of the list, loaded or not, without those apart. */
  get total(): number {
    return this.#list.value?.total ?? 0;
  }

  /** The reader nears the end of what is loaded. */
  loadMore(): void {
    if (this.rows.length < this.#limit || this.rows.length >= this.total) return;
    this.#limit += PAGE;
    this.#host.requestUpdate();
  }

  /** Another list begins at its top again. */
  #rowsWanted(): number {
    const view = this.#view();
    if (view !== this.#limitOf) this.#limit = PAGE;
    this.#limitOf = view;
    return this.#limit;
  }
}
