import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';

import { noteWholeBody } from '../../src/commands/note-whole-body.js';
import { completeConversation } from '../../src/page/intray.js';
import { holdShown } from '../../src/page/hold-shown.js';
import type { ConversationView } from '../../src/store/views.js';
import type { Connection } from '../connection.js';
import type { Words } from '../words/words.js';

/**
 * Keeps the messages of the conversation that is shown on this device, and fetches anew those that a full device let
 * go of: at once, and again with each answer of the server. Without a connection it says so.
 */
export class MissingBody implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #connection: Connection;
  #shown = '';
  #letGo: () => void = () => undefined;
  #asked = '';
  #fetching = false;

  constructor(host: ReactiveControllerHost, connection: Connection) {
    this.#host = host;
    this.#connection = connection;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#hold('', '');
  }

  /** After each drawing. */
  show(view: ConversationView | undefined): void {
    const { store } = this.#connection;
    this.#hold(store?.name ?? '', store ? (view?.id ?? '') : '');
    if (view?.bodyGone === true) void this.#fetch(view.id);
  }

  render(view: ConversationView, words: Words): TemplateResult | typeof nothing {
    if (!view.bodyGone) return nothing;
    return html`<p class="notice body-gone">
      ${words.say(this.#fetching ? 'bodyFetched' : 'bodyGone')}
    </p>`;
  }

  #hold(database: string, conversationId: string): void {
    const shown = conversationId && `${database} ${conversationId}`;
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#letGo();
    this.#letGo = shown === '' ? () => undefined : holdShown(database, conversationId);
  }

  async #fetch(id: string): Promise<void> {
    const { handle, status, store } = this.#connection;
    const moment = `${this.#shown} ${String(status.online)} ${String(status.lastSyncedAt)}`;
    if (!handle || !store || !status.online || this.#fetching || moment === this.#asked) return;
    this.#asked = moment;
    this.#is(true);
    const [end] = await Promise.allSettled([completeConversation(handle, id)]);
    const whole = end.status === 'fulfilled' && end.value.kind === 'complete';
    // A store that was closed meanwhile has nobody to tell.
    if (whole) await noteWholeBody(store, id).catch(() => undefined);
    this.#is(false);
  }

  #is(fetching: boolean): void {
    this.#fetching = fetching;
    this.#host.requestUpdate();
  }
}
