import { html, type LitElement, type TemplateResult } from 'lit';

import { untilFetched } from '../../src/page/until-fetched.js';
import type { Connection } from '../connection.js';
import type * as ConversationModule from '../parts/conversation.js';
import type { NeedsPart } from '../parts/part.js';
import { conversationPart } from '../parts/parts.js';
import { renderBack } from './back-button.js';
import type { PaneContext } from './conversation-pane.js';
import type { DraftMarks } from './draft-marks.js';
import { renderPartMissing } from './part-missing.js';

type Host = LitElement & { readonly conversationId: string };

export interface PlaceContext extends Omit<PaneContext, 'drafts'> {
  /** All that belongs to a conversation comes in a file of its own. */
  readonly part: NeedsPart;
}

/** What stands beside the list: a word before a conversation is chosen, and nothing until its part has come. */
export class ConversationPlace {
  readonly #host: Host;
  readonly #connection: Connection;
  #pane: ((context: PaneContext) => TemplateResult) | undefined;
  #drafts: DraftMarks | undefined;

  constructor(host: Host, connection: Connection) {
    this.#host = host;
    this.#connection = connection;
    void conversationPart.defined
      .then(() => untilFetched(conversationPart.module))
      .then((part) => this.#take(part));
  }

  #take({ renderConversationPane, DraftMarks }: typeof ConversationModule): void {
    this.#pane = renderConversationPane;
    this.#drafts = new DraftMarks(this.#host, this.#connection);
    this.#host.requestUpdate();
  }

  render({ part, ...context }: PlaceContext): TemplateResult {
    const { words, conversationId, back } = context;
    if (conversationId === '')
      return html`<p class="nothing-chosen">${words.say('chooseConversation')}</p>`;
    if (part.here && this.#pane && this.#drafts)
      return this.#pane({ ...context, drafts: this.#drafts.shown });
    return html`${renderBack(words, back)} ${renderPartMissing(part, words)}`;
  }
}
