import {
  watchCounts,
  watchList,
  watchNeedsDecision,
  type ListFilter,
  type ListView,
} from '../../src/store/inbox-queries.js';
import type { ConversationList, Counts, InboxRow } from '../../src/store/views.js';
import type { Connection } from '../connection.js';
import { LiveQuery } from '../live-query.js';
import { filterKey } from './filter-chips.js';
import type { LitElement } from 'lit';

const PAGE = 50;

/** What the inbox shows: one list from its top, what needs a decision, and the numbers beside the scopes. */
export class InboxData {
  readonly #host: LitElement;
  readonly #view: () => ListView;
  readonly #filter: () => ListFilter;
  readonly #list: LiveQuery<ConversationList>;
  readonly #needs: LiveQuery<readonly InboxRow[]>;
  readonly #counts: LiveQuery<Counts>;
  #limit = PAGE;
  #limitOf = '';

  constructor(
    host: LitElement,
    connection: Connection,
    shown: { readonly view: () => ListView; readonly filter: () => ListFilter },
  ) {
    const { view, filter } = shown;
    this.#host = host;
    this.#view = view;
    this.#filter = filter;
    this.#list = new LiveQuery(host, {
      connection,
      keys: () => [this.list, this.#rowsWanted()],
      watch: (store, next, fail) =>
        watchList(store, { view: view(), filter: filter(), limit: this.#rowsWanted() }, next, fail),
    });
    this.#needs = new LiveQuery(host, { connection, keys: () => [], watch: watchNeedsDecision });
    this.#counts = new LiveQuery(host, { connection, keys: () => [], watch: watchCounts });
  }

  /** The store has answered; until then nothing is said about the list. */
  get ready(): boolean {
    return this.#list.ready && this.#needs.ready;
  }

  /** Names the list that is shown: another view or filter is another list. */
  get list(): string {
    return `${this.#view()} ${filterKey(this.#filter())}`;
  }

  get failed(): boolean {
    return this.#list.failed;
  }

  get counts(): Counts | undefined {
    return this.#counts.value;
  }

  /** What needs a decision has a place of its own at the top of the Inbox only. */
  get apart(): readonly InboxRow[] {
    if (this.#view() !== 'inbox') return [];
    const { unread, needsAnswer } = this.#filter();
    return (this.#needs.value ?? [])
      .filter((row) => unread !== true || row.unread > 0)
      .filter((row) => needsAnswer !== true || row.needsAnswer);
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
    const { list } = this;
    if (list !== this.#limitOf) this.#limit = PAGE;
    this.#limitOf = list;
    return this.#limit;
  }
}
