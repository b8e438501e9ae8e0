import type { LitElement } from 'lit';

import type { AssignPanel } from '../assign-panel/assign-panel.js';
import type { MessageConversation } from '../message-conversation/message-conversation.js';
import type { ReplyPanel } from '../reply-panel/reply-panel.js';
import type { ComposeTab } from './compose-tabs.js';

/** Which tab of the open conversation is shown, and, where there is room for one page only, whether it is the page. */
export class Composer {
  tab: ComposeTab = 'reply';
  isPage = false;
  readonly #host: LitElement;

  constructor(host: LitElement) {
    this.#host = host;
  }

  /** Every conversation opens with its reply. */
  reset(): void {
    this.tab = 'reply';
    this.isPage = false;
  }

  readonly choose = (tab: ComposeTab): void => {
    this.tab = tab;
    this.#host.requestUpdate();
  };

  /** Shows a tab, as the page where there is one only, and puts the focus into it. */
  async compose(tab: ComposeTab): Promise<void> {
    this.isPage = true;
    this.choose(tab);
    await this.#host.updateComplete;
    const panel = this.#host.renderRoot.querySelector<ReplyPanel | AssignPanel>(
      '[role=tabpanel]:not([hidden])',
    );
    await panel?.updateComplete;
    panel?.focus();
  }

  /** Back to the conversation. */
  async leave(): Promise<void> {
    this.isPage = false;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const { renderRoot } = this.#host;
    renderRoot.querySelector<MessageConversation>('intray-message-conversation')?.focusHeading();
  }

  get hasOnePage(): boolean {
    return this.#host.renderRoot.querySelector('.phone-bar')?.checkVisibility() === true;
  }
}
