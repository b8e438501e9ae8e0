import type { LitElement, ReactiveController } from 'lit';

import { OutboxFullError, StorageFullError, TooLateError } from '../../src/model/errors.js';
import type { Store } from '../../src/store/database.js';
import type { Connection } from '../connection.js';
import { ofConversation, type LiveQuery } from '../live-query.js';
import { keyOf, type DraftSaver, type Typist, type Unsaved } from './draft-saver.js';

type Host = LitElement & { readonly conversationId: string };

type Kept<Content> = Content & { readonly savedAt: number };

/** What one kind of draft is: where it is read and kept, and when two of it are one. */
export interface DraftKind<Content> {
  readonly nothing: Content;
  readonly saver: DraftSaver<Content>;
  readonly watch: (
    store: Store,
    conversationId: string,
    next: (draft: Kept<Content> | undefined) => void,
    fail: (error: unknown) => void,
  ) => () => void;
  readonly join: (first: Content, second: Content) => Content;
  readonly isSame: (a: Content, b: Content) => boolean;
  readonly isEmpty: (content: Content) => boolean;
}

/**
 * Why a draft is not on disk, or could not be used: the disk is full, as much waits to be sent as may, it failed,
 * another page was first.
 */
export type DraftProblem = 'full' | 'much-waits' | 'failed' | 'elsewhere';

/** What a command needs that uses a draft up. */
export interface SettledDraft {
  readonly seen: number | undefined;
  /** It is on disk: where it is gone by the time of the command, another page has used it. */
  readonly isKept: boolean;
}

/** A draft of one conversation of one person: taken from the store, kept there, never carried along. */
export class DraftKeeper<Content> implements ReactiveController, Typist<Content> {
  content: Content;
  readonly #host: Host;
  readonly #connection: Connection;
  readonly #kind: DraftKind<Content>;
  readonly #report: (error: unknown) => void;
  readonly #query: LiveQuery<Kept<Content> | undefined>;
  readonly #problems = new Map<string, DraftProblem>();
  #store: Store | undefined;
  #id = '';
  #adopted: Kept<Content> | undefined;
  #joined = '';

  constructor(
    host: Host,
    connection: Connection,
    kind: DraftKind<Content>,
    report: (error: unknown) => void,
  ) {
    this.#host = host;
    this.#connection = connection;
    this.#kind = kind;
    this.#report = report;
    this.content = kind.nothing;
    // Before this controller: what it says in `hostUpdate` is then of the present conversation.
    this.#query = ofConversation(host, connection, kind.watch);
    host.addController(this);
  }

  get ready(): boolean {
    return this.#query.ready;
  }

  /** When all of it was saved. */
  get savedAt(): number | undefined {
    return this.#waiting ? undefined : this.#query.value?.savedAt;
  }

  get problem(): DraftProblem | undefined {
    return this.#problems.get(this.key);
  }

  /** Whose draft it is. */
  get key(): string {
    return this.#store && this.#id ? keyOf(this.#store, this.#id) : '';
  }

  /** Another place that shows the same draft may hold newer words, on their way to the disk. */
  get newest(): Content {
    this.follow();
    return this.#waiting?.content ?? this.content;
  }

  hostUpdate(): void {
    if (!this.#host.isConnected) return;
    this.follow();
    this.#adopt();
  }

  hostDisconnected(): void {
    void this.#kind.saver.settle();
  }

  /** Another conversation or person: the old content goes to its own draft, and what waits for the new is shown. */
  follow(): void {
    const { store } = this.#connection;
    const { conversationId } = this.#host;
    if (store === this.#store && conversationId === this.#id) return;
    const isFirst = !this.#store && ['', conversationId].includes(this.#id);
    void this.#kind.saver.settle();
    this.#store = store;
    this.#id = conversationId;
    this.#adopted = undefined;
    const waiting = this.#waiting;
    if (waiting) this.#write(waiting.content, waiting.seen);
    else if (!isFirst) this.content = this.#kind.nothing;
    // What a host set before anybody was known belongs to the one who is.
    else if (this.key !== '' && !this.#kind.isEmpty(this.content)) this.#write(this.content);
  }

  /** What is shown from now on, of the conversation that is shown. */
  write(content: Content): void {
    this.follow();
    this.#write(content);
  }

  /** Saves now, and gives what a command needs; undefined: words from elsewhere were joined with it. */
  async settle(): Promise<SettledDraft | undefined> {
    const { key, content } = this;
    const { saver, isEmpty } = this.#kind;
    const adopted = this.#adopted?.savedAt;
    this.#joined = '';
    await saver.settle();
    // Another conversation may be shown by now.
    if (this.#joined === key) return undefined;
    const isKept = !saver.unsaved(key) && !isEmpty(content);
    return { seen: saver.grownFrom(key, adopted), isKept };
  }

  /** A command has taken the content, and its draft with it; what is `rest` of it is a draft of its own. */
  used(key: string, content: Content, rest = this.#kind.nothing): void {
    const { saver, isSame, isEmpty } = this.#kind;
    const waiting = saver.unsaved(key);
    if (waiting && isSame(waiting.content, content)) saver.drop(key);
    this.#problems.delete(key);
    if (key !== this.key || !isSame(this.content, content)) return;
    this.content = rest;
    if (!isEmpty(rest)) this.#write(rest);
    this.#host.requestUpdate();
  }

  saved(key: string, before: Content | undefined): void {
    this.#problems.delete(key);
    this.#host.requestUpdate();
    if (before === undefined) return;
    this.#joined = key;
    // Words that came back while somebody was typing: theirs go on below.
    if (key === this.key) this.#write(this.#kind.join(before, this.content));
  }

  failed(key: string, error: unknown): void {
    this.#problems.set(key, problemOf(error));
    this.#host.requestUpdate();
    this.#report(error);
  }

  get #waiting(): Unsaved<Content> | undefined {
    return this.#kind.saver.unsaved(this.key);
  }

  #write(content: Content, seen = this.#adopted?.savedAt): void {
    this.content = content;
    this.#host.requestUpdate();
    const [store, conversationId] = [this.#store, this.#id];
    if (store && conversationId)
      this.#kind.saver.soon({ store, conversationId, content, seen, typist: this });
  }

  /** Takes over what the store has (a reload, Undo, Edit, another tab), never over words not saved yet. */
  #adopt(): void {
    const { value, ready } = this.#query;
    if (!ready || value === this.#adopted || this.#waiting) return;
    if (value && this.#kind.saver.isOld(this.key, value.savedAt)) return;
    this.#adopted = value;
    this.content = value ?? this.#kind.nothing;
  }
}

function problemOf(error: unknown): DraftProblem {
  if (error instanceof TooLateError) return 'elsewhere';
  if (error instanceof OutboxFullError) return 'much-waits';
  return error instanceof StorageFullError ? 'full' : 'failed';
}
