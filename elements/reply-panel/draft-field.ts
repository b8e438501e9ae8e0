import type { LitElement, ReactiveController } from 'lit';

import { isEmptyDraft, joinDrafts, type DraftContent } from '../../src/model/draft-content.js';
import type { NewReply } from '../../src/commands/send-reply.js';
import { StorageFullError, TooLateError } from '../../src/model/errors.js';
import { areSameChoices } from '../../src/model/reply-choices.js';
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

const NOTHING: DraftContent = { text: '' };

type Problem = 'storageFull' | 'notSaved' | 'doneElsewhere';

/** The draft of one conversation of one person: taken from the store, kept there, never carried along. */
export class DraftField implements ReactiveController, Typist {
  content = NOTHING;
  readonly #host: Host;
  readonly #connection: Connection;
  readonly #report: (error: unknown) => void;
  readonly #query: LiveQuery<Draft | undefined>;
  readonly #problems = new Map<string, Problem>();
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

  /** When all that stands in the panel was saved. */
  get savedAt(): number | undefined {
    return unsaved.has(this.key) ? undefined : this.#query.value?.savedAt;
  }

  /** Why the draft is not on disk. */
  get problem(): Problem | undefined {
    return this.#problems.get(this.key);
  }

  /** Whose draft it is. */
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

  /** Another conversation or person: the old content goes to its own draft, the panel has what waits for the new. */
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
    if (waiting) this.#write(waiting, waiting.seen);
    else if (!isFirst) this.content = NOTHING;
    // What a host set before anybody was known belongs to the one who is.
    else if (this.key !== '' && this.content.text !== '') this.#write(this.content);
  }

  /** What stands in the panel from now on, of the conversation that it shows. */
  write(content: DraftContent): void {
    this.follow();
    this.#write(content);
  }

  #write(content: DraftContent, seen = this.#adopted?.savedAt): void {
    const { text, choices, basedOn } = content;
    this.content = { text, choices, basedOn };
    this.#host.requestUpdate();
    const conversationId = this.#id;
    if (this.#store && conversationId)
      saveSoon({ ...this.content, store: this.#store, conversationId, seen, typist: this });
  }

  /** Saves now, and gives what a reply needs of the draft; undefined: words from elsewhere were joined with it. */
  async settle(): Promise<Pick<NewReply, 'seen' | 'isKept'> | undefined> {
    const { key, content } = this;
    const adopted = this.#adopted?.savedAt;
    this.#joined = '';
    await settleDrafts();
    // The panel may show another conversation by now.
    if (this.#joined === key) return undefined;
    const isKept = !unsaved.has(key) && !isEmptyDraft(content);
    return { seen: grownFrom(key, adopted), isKept };
  }

  /** The store has taken the content as a reply, and its draft with it. */
  sent(key: string, content: DraftContent): void {
    const waiting = unsaved.get(key);
    if (waiting && isSame(waiting, content)) unsaved.delete(key);
    if (key === this.key && isSame(this.content, content)) this.content = NOTHING;
    this.#problems.delete(key);
  }

  saved(key: string, before: DraftContent | undefined): void {
    this.#problems.delete(key);
    this.#host.requestUpdate();
    if (before === undefined) return;
    this.#joined = key;
    // Words that came back while somebody was typing: theirs go on below.
    if (key === this.key) this.#write(joinDrafts(before, this.content));
  }

  failed(key: string, error: unknown): void {
    this.#problems.set(key, problemOf(error));
    this.#host.requestUpdate();
    this.#report(error);
  }

  /** Takes over what the store has (a reload, Undo, Edit, another tab), never over words not saved yet. */
  #adopt(): void {
    const { value, ready } = this.#query;
    if (!ready || value === this.#adopted || unsaved.has(this.key)) return;
    if (value && isOld(this.key, value)) return;
    this.#adopted = value;
    this.content = value ?? NOTHING;
  }
}

/** The store gives the same draft as another object. */
function isSame(a: DraftContent, b: DraftContent): boolean {
  return a.text === b.text && (a.choices === b.choices || haveSameChoices(a, b));
}

function haveSameChoices({ choices: a }: DraftContent, { choices: b }: DraftContent): boolean {
  return a !== undefined && b !== undefined && areSameChoices(a, b);
}

function problemOf(error: unknown): Problem {
  if (error instanceof TooLateError) return 'doneElsewhere';
  return error instanceof StorageFullError ? 'storageFull' : 'notSaved';
}
