import type { LitElement, ReactiveController } from 'lit';

import { joinTexts } from '../../src/model/draft-text.js';
import { StorageFullError } from '../../src/model/errors.js';
import { watchDraft } from '../../src/store/conversation-queries.js';
import type { Store } from '../../src/store/database.js';
import type { Draft } from '../../src/store/views.js';
import type { Connection } from '../connection.js';
import {
  grownFrom,
  isOld,
  keyOf,
  saveSoon,
  settleDrafts,
  unsaved,
  type Typist,
} from '../draft-saver.js';
import { LiveQuery } from '../live-query.js';

type Host = LitElement & { readonly conversationId: string };

/** The text of one conversation of one person: taken from the store, kept there, never carried along. */
export class DraftField implements ReactiveController, Typist {
  text = '';
  readonly #host: Host;
  readonly #connection: Connection;
  readonly #report: (error: unknown) => void;
  readonly #query: LiveQuery<Draft | undefined>;
  readonly #problems = new Map<string, 'storageFull' | 'notSaved'>();
  #store: Store | undefined;
  #id = '';
  #adopted: Draft | undefined;
  #joined = '';

  constructor(host: Host, connection: Connection, report: (error: unknown) => void) {
    this.#host = host;
    this.#connection = connection;
    this.#report = report;
    // Before this controller: what it says in `hostUpdate` is then of the present conversation.
    this.#query = new LiveQuery(host, {
      connection,
      keys: () => [host.conversationId],
      watch: (store, next, fail) =>
        host.conversationId === '' ? undefined : watchDraft(store, host.conversationId, next, fail),
    });
    host.addController(this);
  }

  get ready(): boolean {
    return this.#query.ready;
  }

  /** When all that stands in the field was saved. */
  get savedAt(): number | undefined {
    return unsaved.has(this.key) ? undefined : this.#query.value?.savedAt;
  }

  /** The draft that a reply of this text uses up. */
  get seen(): number | undefined {
    return grownFrom(this.key, this.#adopted?.savedAt);
  }

  /** Why the text is not on disk. */
  get problem(): 'storageFull' | 'notSaved' | undefined {
    return this.#problems.get(this.key);
  }

  /** Whose text it is. */
  get key(): string {
    return this.#store && this.#id ? keyOf(this.#store, this.#id) : '';
  }

  hostUpdate(): void {
    if (!this.#host.isConnected) return;
    this.follow();
    this.#adopt();
  }

  hostDisconnected(): void {
    void settleDrafts();
  }

  /** Another conversation or person: the old text goes to its own draft, the field has what waits for the new. */
  follow(): void {
    const { store } = this.#connection;
    const { conversationId } = this.#host;
    if (store === this.#store && conversationId === this.#id) return;
    const isFirst = !this.#store && ['', conversationId].includes(this.#id);
    void settleDrafts();
    this.#store = store;
    this.#id = conversationId;
    this.#adopted = undefined;
    const waiting = unsaved.get(this.key);
    if (waiting) this.type(waiting.text, waiting.seen);
    else if (!isFirst) this.text = '';
  }

  type(text: string, seen = this.#adopted?.savedAt): void {
    this.follow();
    this.text = text;
    this.#host.requestUpdate();
    if (this.#store && this.#id)
      saveSoon({ store: this.#store, conversationId: this.#id, text, seen, typist: this });
  }

  /** Saves now; false: words from elsewhere came to stand before the typed ones. */
  async settle(): Promise<boolean> {
    const { key } = this;
    this.#joined = '';
    await settleDrafts();
    return this.#joined !== key;
  }

  /** The store has taken the text as a reply, and its draft with it. */
  sent(key: string, text: string): void {
    if (unsaved.get(key)?.text === text) unsaved.delete(key);
    if (key === this.key && text === this.text) this.text = '';
    this.#problems.delete(key);
  }

  saved(key: string, before: string): void {
    this.#problems.delete(key);
    this.#host.requestUpdate();
    if (before === '') return;
    this.#joined = key;
    // Words that came back while somebody was typing: theirs go on below.
    if (key === this.key) this.type(joinTexts(before, this.text));
  }

  failed(key: string, error: unknown): void {
    this.#problems.set(key, error instanceof StorageFullError ? 'storageFull' : 'notSaved');
    this.#host.requestUpdate();
    this.#report(error);
  }

  /** Takes over what the store has (a reload, Undo, Edit, another tab), never over words not saved yet. */
  #adopt(): void {
    const { value, ready } = this.#query;
    if (!ready || value === this.#adopted || unsaved.has(this.key)) return;
    if (value && isOld(this.key, value)) return;
    this.#adopted = value;
    this.text = value?.text ?? '';
  }
}
