import type { LitElement, ReactiveController } from 'lit';

import type { Store } from '../../src/store/database.js';
import type { Composition } from './composition.js';
import type { Consequence } from './confirm-dialog.js';

type Host = LitElement & { readonly conversationId: string };

/** Who has been asked, since this page was loaded, whether a reply shall end a conversation. */
const knowEnding = new Set<string>();

/** The question that a person answers before a reply ends or reopens its conversation. */
export class Question implements ReactiveController {
  asking: Consequence | undefined;
  readonly #host: Host;
  #conversationId = '';
  /** The newest message when the question was asked. */
  #askedOn: string | null = null;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector('dialog');
  }

  hostUpdate(): void {
    const { conversationId } = this.#host;
    if (conversationId === this.#conversationId) return;
    this.#conversationId = conversationId;
    this.#dialog?.close();
    this.asking = undefined;
  }

  hostUpdated(): void {
    const dialog = this.#dialog;
    // A question whose conversation has gone from the screen must not stand there with no answer.
    if (dialog?.open === true && !dialog.querySelector('button')) dialog.close();
  }

  /** Ending is asked about once, so that the fortieth is as quick as any; reopening is rare. */
  toAsk({ rules }: Composition, store: Store | undefined): Consequence | undefined {
    if (rules.reply === 'stays') return undefined;
    const isKnown = rules.reply === 'ends' && knowEnding.has(store?.name ?? '');
    return isKnown ? undefined : rules.reply;
  }

  /** Resolves once it stands there. */
  async ask(asking: Consequence, { view }: Composition): Promise<void> {
    this.asking = asking;
    this.#askedOn = view.basedOn.messageId;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const dialog = this.#dialog;
    if (dialog?.open === false) dialog.showModal();
  }

  /** What was asked about may have changed while the question stood there, or somebody may have written. */
  holdsFor({ rules, view }: Composition): boolean {
    return rules.reply === this.asking && view.basedOn.messageId === this.#askedOn;
  }

  /** The answer was yes. */
  confirmed(store: Store): void {
    if (this.asking === 'ends') knowEnding.add(store.name);
  }

  readonly closed = (): void => {
    this.asking = undefined;
    this.#host.requestUpdate();
  };
}
