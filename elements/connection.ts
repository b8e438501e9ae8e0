import { ContextConsumer } from '@lit/context';
import type { LitElement, ReactiveController } from 'lit';

import type { Session } from '../src/model/session.js';
import {
  defaultIntray,
  serverNow,
  storeOf,
  type Intray,
  type IntrayStatus,
} from '../src/page/intray.js';
import type { Store } from '../src/store/database.js';
import { readSession } from '../src/store/session-queries.js';
import { intrayContext } from './intray-context.js';

type Host = LitElement & { readonly intray?: Intray | undefined };

const NOTHING_YET: IntrayStatus = {
  online: true,
  lastSyncedAt: null,
  waiting: 0,
  held: 0,
  refused: 0,
  leaving: 0,
  leavingSince: null,
  locked: false,
  degraded: [],
  user: null,
  firstSync: null,
  signIn: null,
  offlineSince: null,
  problem: null,
  lost: 0,
  setAside: 0,
  waitingOfOthers: [],
};

/** Finds the handle (own property, else context, else the last `connect()`) and what follows from it. */
export class Connection implements ReactiveController {
  handle: Intray | undefined;
  store: Store | undefined;
  session: Session | undefined;
  readonly #host: Host;
  readonly #context: ContextConsumer<typeof intrayContext, Host>;
  #sessionOf = '';

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
    this.#context = new ContextConsumer(host, { context: intrayContext, subscribe: true });
  }

  get status(): IntrayStatus {
    return this.handle?.status ?? NOTHING_YET;
  }

  /** Epoch ms by the server's clock, against which message times are read. */
  get now(): number {
    return this.handle === undefined ? Date.now() : serverNow(this.handle);
  }

  hostConnected(): void {
    addEventListener('intray-connected', this.#changed);
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    if (!this.#host.isConnected) return;
    this.#follow(this.#host.intray ?? this.#context.value ?? defaultIntray());
    const store = this.handle && storeOf(this.handle);
    // Another person's session says nothing of what this one may do.
    if (store?.name !== this.store?.name) this.session = undefined;
    this.store = store;
    void this.#refreshSession();
  }

  hostDisconnected(): void {
    removeEventListener('intray-connected', this.#changed);
    this.#follow(undefined);
  }

  readonly #changed = (): void => {
    this.#host.requestUpdate();
  };

  #follow(handle: Intray | undefined): void {
    if (handle === this.handle) return;
    this.handle?.removeEventListener('intray-status-changed', this.#changed);
    this.handle = handle;
    handle?.addEventListener('intray-status-changed', this.#changed);
  }

  /**
   * Defaults and limits may change with every pull, the person with the store. One that cannot be read takes nothing
   * from the screen; the next update tries again.
   */
  async #refreshSession(): Promise<void> {
    const { store } = this;
    const of = `${store?.name ?? ''} ${String(this.status.lastSyncedAt)}`;
    if (of === this.#sessionOf) return;
    this.#sessionOf = of;
    try {
      const session = store && (await readSession(store));
      if (this.store !== store) return;
      this.session = session;
      this.#host.requestUpdate();
    } catch {
      this.#sessionOf = '';
    }
  }
}
