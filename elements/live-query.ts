import type { LitElement, ReactiveController } from 'lit';

import type { Store } from '../src/store/database.js';
import type { Connection } from './connection.js';

type Release = () => void;

export interface LiveQueryOptions<Value> {
  readonly connection: Connection;
  /** A new first key empties the value; new later ones keep it until the next answer. */
  readonly keys: () => readonly unknown[];
  /** Returns nothing while there is nothing to ask for. */
  readonly watch: (
    store: Store,
    next: (value: Value) => void,
    fail: (error: unknown) => void,
  ) => Release | undefined;
}

/** Keeps one value of the store on an element: subscribed while connected, anew when what it asks changes. */
export class LiveQuery<Value> implements ReactiveController {
  value: Value | undefined;
  /** The store has answered, be it with nothing. */
  ready = false;
  failed = false;
  readonly #host: LitElement;
  readonly #options: LiveQueryOptions<Value>;
  #keys: readonly unknown[] = [];
  #release: Release | undefined;

  constructor(host: LitElement, options: LiveQueryOptions<Value>) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostUpdate(): void {
    if (!this.#host.isConnected) return;
    const { connection, keys } = this.#options;
    const wanted = [connection.store, ...keys()];
    if (isSame(wanted, this.#keys)) return;
    const other = wanted[0] !== this.#keys[0] || wanted[1] !== this.#keys[1];
    this.hostDisconnected();
    if (other) this.#forget();
    this.#keys = wanted;
    if (connection.store !== undefined) this.#subscribe(connection.store);
  }

  hostDisconnected(): void {
    this.#release?.();
    this.#release = undefined;
    this.#keys = [this.#keys[0], this.#keys[1], Symbol('released')];
  }

  /** A released subscription may still speak once; only the newest is heard. */
  #subscribe(store: Store): void {
    const asked = this.#keys;
    const isCurrent = (): boolean => this.#keys === asked;
    this.#release = this.#options.watch(
      store,
      (value) => {
        if (isCurrent()) this.#answer(value, false);
      },
      () => {
        if (isCurrent()) this.#answer(this.value, true);
      },
    );
  }

  #answer(value: Value | undefined, failed: boolean): void {
    this.value = value;
    this.ready = true;
    this.failed = failed;
    this.#host.requestUpdate();
  }

  #forget(): void {
    this.value = undefined;
    this.ready = false;
    this.failed = false;
  }
}

/** What is asked of the conversation that an element shows; nothing while it shows none. */
export function ofConversation<Value>(
  host: LitElement & { readonly conversationId: string },
  connection: Connection,
  watch: (
    store: Store,
    conversationId: string,
    next: (value: Value) => void,
    fail: (error: unknown) => void,
  ) => Release,
): LiveQuery<Value> {
  return new LiveQuery(host, {
    connection,
    keys: () => [host.conversationId],
    watch: (store, next, fail) => {
      const { conversationId } = host;
      return conversationId === '' ? undefined : watch(store, conversationId, next, fail);
    },
  });
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((key, index) => Object.is(key, b[index]));
}
