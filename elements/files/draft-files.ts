import type { LitElement, ReactiveController } from 'lit';

import { removeFile } from '../../src/commands/remove-file.js';
import type { ConversationFiles, FileView } from '../../src/store/attachment-queries.js';
import type { Store } from '../../src/store/database.js';
import type { Connection } from '../connection.js';
import { ofConversation, type LiveQuery } from '../live-query.js';
import { filesPart } from '../parts/parts.js';
import { Attaching, type Watching } from './attaching.js';
import { followFiles, readFiles } from './follow-files.js';

type Host = LitElement & { readonly conversationId: string };

/** What is under way for each conversation of each person on this page. */
const attachings = new WeakMap<Store, Map<string, Attaching>>();

/** The files of the draft that is shown: taken from the store, kept there, never carried along. */
export class DraftFiles implements ReactiveController, Watching {
  readonly #host: Host;
  readonly #connection: Connection;
  readonly #query: LiveQuery<ConversationFiles>;
  #watched: Attaching | undefined;

  constructor(host: Host, connection: Connection) {
    this.#host = host;
    this.#connection = connection;
    this.#query = ofConversation(host, connection, followFiles);
    host.addController(this);
  }

  /** In the order in which they were attached. */
  get files(): readonly FileView[] {
    return this.#query.value?.files.filter(({ place }) => place === 'draft') ?? [];
  }

  /** What is under way, or was refused, for the conversation that is shown. */
  get attaching(): Attaching | undefined {
    return this.#watched;
  }

  get busy(): boolean {
    return this.#watched?.busy ?? false;
  }

  hostUpdate(): void {
    if (this.#host.isConnected) this.#watch(this.#attaching());
  }

  hostConnected(): void {
    // The files of the thread beside it come in the same part, and may have been out of reach.
    filesPart.module().catch(() => undefined);
  }

  hostDisconnected(): void {
    this.#watch(undefined);
  }

  /** Resolves when each file is part of the draft, refused or stopped. */
  async add(files: readonly File[]): Promise<void> {
    this.#watch(this.#attaching());
    const { session } = this.#connection;
    if (files.length > 0) await this.#watched?.add(files, session?.limits.attachments);
  }

  async remove(id: string): Promise<void> {
    const { store } = this.#connection;
    if (store) await removeFile(store, id);
    await this.refresh();
  }

  /** Stops what is under way and takes every file out of the draft. */
  async clear(): Promise<void> {
    this.#watched?.stop();
    this.#watched?.dismiss();
    for (const { id } of this.files) await this.remove(id);
  }

  changed(): void {
    this.#host.requestUpdate();
  }

  landed(): Promise<void> {
    return this.refresh();
  }

  /** Shows what the store has now, without waiting for its own word. */
  async refresh(): Promise<void> {
    const { store } = this.#connection;
    const { conversationId } = this.#host;
    if (store === undefined || conversationId === '') return;
    const [read] = await Promise.allSettled([readFiles(store, conversationId)]);
    const isShown =
      store === this.#connection.store && conversationId === this.#host.conversationId;
    // What the store fails to give is told by the query.
    if (read.status === 'rejected' || !isShown) return;
    this.#query.value = read.value;
    this.#host.requestUpdate();
  }

  #watch(attaching: Attaching | undefined): void {
    if (attaching === this.#watched) return;
    this.#watched?.watching.delete(this);
    this.#watched = attaching;
    attaching?.watching.add(this);
  }

  #attaching(): Attaching | undefined {
    const { store } = this.#connection;
    const { conversationId } = this.#host;
    if (store === undefined || conversationId === '') return undefined;
    const ofStore = attachings.get(store) ?? new Map<string, Attaching>();
    attachings.set(store, ofStore);
    const one = ofStore.get(conversationId) ?? new Attaching(store, conversationId);
    ofStore.set(conversationId, one);
    return one;
  }
}
