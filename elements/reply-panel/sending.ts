import type { LitElement } from 'lit';

import type { NewReply } from '../../src/commands/send-reply.js';
import type { Store } from '../../src/store/database.js';
import type { UsedDraft } from '../../src/store/draft-table.js';
import type { Connection } from '../connection.js';
import { BeforeSendEvent, ReplyEvent } from '../events.js';
import type { Composing } from './composing.js';
import type { Composition } from './composition.js';
import type { Question } from './question.js';

/** What queues a reply, with all that follows from its button. */
export type SendCommand = (store: Store, reply: NewReply) => Promise<unknown>;

interface Parts {
  readonly connection: Connection;
  readonly composing: Composing;
  readonly question: Question;
  /** Whether a reply can be sent as it stands. */
  readonly maySend: (reply: Composition) => boolean;
}

/** The way of what is written from a button to a command: the question first, where there is one to ask. */
export class Sending {
  /** A reply is on its way to the disk. */
  busy = false;
  readonly #host: LitElement;
  readonly #connection: Connection;
  readonly #composing: Composing;
  readonly #question: Question;
  readonly #maySend: Parts['maySend'];
  /** What a yes will run. */
  #asked: SendCommand | undefined;

  constructor(host: LitElement, { connection, composing, question, maySend }: Parts) {
    this.#host = host;
    this.#connection = connection;
    this.#composing = composing;
    this.#question = question;
    this.#maySend = maySend;
  }

  /**
   * Resolves when the command is done, or the person is asked; does nothing where nothing can be sent. What closes the
   * conversation in any case asks neither whether to end nor whether to reopen it.
   */
  async start(command: SendCommand, { asks = true } = {}): Promise<void> {
    this.#composing.draft.follow();
    const { reply } = this.#composing;
    if (!reply || this.busy || !this.#maySend(reply)) return;
    const asking = asks ? this.#question.toAsk(reply, this.#connection.store) : undefined;
    if (asking === undefined) return this.#queue(reply, command);
    this.#asked = command;
    return this.#question.ask(asking, reply);
  }

  /** The answer was yes: runs what it was asked for. False where that holds no more: nothing was run. */
  async confirm(): Promise<boolean> {
    const { reply } = this.#composing;
    const { store } = this.#connection;
    if (!reply || !store || !this.#asked) return false;
    if (!this.#question.holdsFor(reply) || !this.#maySend(reply)) return false;
    this.#question.confirmed(store);
    await this.#queue(reply, this.#asked);
    return true;
  }

  /** Resolves when the command is done, has failed, or was kept back by the host or by words from elsewhere. */
  async #queue(reply: Composition, command: SendCommand): Promise<void> {
    const { store } = this.#connection;
    if (!store) return;
    const id = crypto.randomUUID();
    const { view, request } = reply;
    if (!this.#host.dispatchEvent(new BeforeSendEvent(view.id, id, request.options))) return;
    this.#is(true);
    const { draft } = this.#composing;
    const { key } = draft;
    try {
      await this.#run(store, id, reply, command);
    } catch (error) {
      draft.failed(key, error);
    } finally {
      this.#is(false);
    }
  }

  async #run(store: Store, id: string, reply: Composition, command: SendCommand): Promise<void> {
    const { draft, files } = this.#composing;
    const { key, content } = draft;
    const kept = await draft.settle();
    if (kept === undefined) return;
    const { id: conversationId } = reply.view;
    await command(store, { ...this.#newReply(reply), ...kept, id });
    draft.used(key, content);
    await files.draft.refresh();
    this.#host.dispatchEvent(
      new ReplyEvent('queued', { conversationId, replyId: id, state: 'waiting' }),
    );
  }

  #newReply({ request, choices, view, files }: Composition): Omit<NewReply, keyof UsedDraft> {
    const undoMs = (this.#connection.handle?.undoSeconds ?? 0) * 1000;
    const { id: conversationId, basedOn } = view;
    return {
      ...request,
      conversationId,
      choices,
      basedOn,
      undoMs,
      fileIds: files.map(({ id }) => id),
    };
  }

  #is(busy: boolean): void {
    this.busy = busy;
    this.#host.requestUpdate();
  }
}
