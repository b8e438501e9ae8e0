import type { LitElement, ReactiveController } from 'lit';

import { joinCommentDrafts, type CommentDraftContent } from '../../src/model/comment-draft.js';
import type { Assignee } from '../../src/model/conversation.js';
import { StorageFullError } from '../../src/model/errors.js';
import { watchCommentDraft } from '../../src/store/comment-queries.js';
import type { Store } from '../../src/store/database.js';
import type { CommentDraft } from '../../src/store/views.js';
import type { Connection } from '../connection.js';
import { LiveQuery } from '../live-query.js';
import {
  commentGrownFrom,
  commentKey,
  isOldComment,
  saveCommentSoon,
  settleComments,
  unsavedComments,
  type CommentTypist,
} from './comment-saver.js';

type Host = LitElement & { readonly conversationId: string };

const NOTHING: CommentDraftContent = { text: '' };

/**
 * What one person has written for colleagues about one conversation, and whom they have chosen: taken from the
 * store and kept there. Wherever it is shown it is the same draft, and never the reply's.
 */
export class CommentField implements ReactiveController, CommentTypist {
  content = NOTHING;
  readonly #host: Host;
  readonly #connection: Connection;
  readonly #report: (error: unknown) => void;
  readonly #query: LiveQuery<CommentDraft | undefined>;
  readonly #problems = new Map<string, 'commentNotKeptFull' | 'commentNotKept'>();
  #store: Store | undefined;
  #id = '';
  #adopted: CommentDraft | undefined;
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
        host.conversationId === ''
          ? undefined
          : watchCommentDraft(store, host.conversationId, next, fail),
    });
    host.addController(this);
  }

  get ready(): boolean {
    return this.#query.ready;
  }

  /** When all of it was saved. */
  get savedAt(): number | undefined {
    return unsavedComments.has(this.key) ? undefined : this.#query.value?.savedAt;
  }

  /** The draft that a command with this content uses up. */
  get seen(): number | undefined {
    return commentGrownFrom(this.key, this.#adopted?.savedAt);
  }

  /** Why the draft is not on disk. */
  get problem(): 'commentNotKeptFull' | 'commentNotKept' | undefined {
    return this.#problems.get(this.key);
  }

  /** Whose draft it is. */
  get key(): string {
    return this.#store && this.#id ? commentKey(this.#store, this.#id) : '';
  }

  hostUpdate(): void {
    if (!this.#host.isConnected) return;
    this.#follow();
    this.#adopt();
  }

  hostDisconnected(): void {
    void settleComments();
  }

  type(text: string): void {
    this.#follow();
    this.#write({ text, to: this.#newest.to });
  }

  choose(to: Assignee | undefined): void {
    this.#follow();
    this.#write({ text: this.#newest.text, to });
  }

  /** Saves now; false: words from elsewhere came to stand before the typed ones. */
  async settle(): Promise<boolean> {
    const { key } = this;
    this.#joined = '';
    await settleComments();
    return this.#joined !== key;
  }

  /** The store has taken the content, and its draft with it; what is `kept` of it is a draft of its own. */
  used(key: string, content: CommentDraftContent, kept = NOTHING): void {
    const waiting = unsavedComments.get(key);
    if (waiting && isSame(waiting, content)) unsavedComments.delete(key);
    this.#problems.delete(key);
    if (key !== this.key || !isSame(this.content, content)) return;
    this.content = NOTHING;
    if (kept.to) this.choose(kept.to);
    this.#host.requestUpdate();
  }

  saved(key: string, before: CommentDraftContent | undefined): void {
    this.#problems.delete(key);
    this.#host.requestUpdate();
    if (before === undefined) return;
    this.#joined = key;
    if (key === this.key) this.#write(joinCommentDrafts(before, this.content));
  }

  failed(key: string, error: unknown): void {
    const isFull = error instanceof StorageFullError;
    this.#problems.set(key, isFull ? 'commentNotKeptFull' : 'commentNotKept');
    this.#host.requestUpdate();
    this.#report(error);
  }

  /** Another conversation or person: the old words go to their own draft, and what waits for the new one is shown. */
  #follow(): void {
    const { store } = this.#connection;
    const { conversationId } = this.#host;
    if (store === this.#store && conversationId === this.#id) return;
    const isFirst = !this.#store && ['', conversationId].includes(this.#id);
    void settleComments();
    this.#store = store;
    this.#id = conversationId;
    this.#adopted = undefined;
    const waiting = unsavedComments.get(this.key);
    if (waiting) this.#write(waiting, waiting.seen);
    else if (!isFirst) this.content = NOTHING;
  }

  #write({ text, to }: CommentDraftContent, seen = this.#adopted?.savedAt): void {
    this.content = { text, to };
    this.#host.requestUpdate();
    const conversationId = this.#id;
    if (this.#store && conversationId)
      saveCommentSoon({ text, to, store: this.#store, conversationId, seen, typist: this });
  }

  /** Another place that shows the same draft may hold newer words, on their way to the disk. */
  get #newest(): CommentDraftContent {
    return unsavedComments.get(this.key) ?? this.content;
  }

  /** Takes over what the store has (a reload, another tab), never over words not saved yet. */
  #adopt(): void {
    const { value, ready } = this.#query;
    if (!ready || value === this.#adopted || unsavedComments.has(this.key)) return;
    if (value && isOldComment(this.key, value)) return;
    this.#adopted = value;
    this.content = value ?? NOTHING;
  }
}

/** The store gives the same draft as another object. */
function isSame(a: CommentDraftContent, b: CommentDraftContent): boolean {
  return a.text === b.text && a.to?.kind === b.to?.kind && a.to?.id === b.to?.id;
}
