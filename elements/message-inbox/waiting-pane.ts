import { html, type TemplateResult } from 'lit';

import type { Intray } from '../../src/page/intray.js';
import type { ListFilter } from '../../src/store/inbox-queries.js';
import type { ConversationSelectedEvent } from '../events.js';
import type { ReplyInDraftEvent } from '../waiting-list/reply-in-draft-event.js';
import type { Words } from '../words/words.js';

export interface WaitingPaneContext {
  readonly words: Words;
  readonly intray: Intray | undefined;
  readonly filter: ListFilter;
  readonly conversationId: string;
  readonly open: (conversationId: string) => void;
  /** With its reply, and the focus in it. */
  readonly write: (conversationId: string) => void;
  /** Nothing waits any more where the focus was. */
  readonly left: () => void;
}

/** In place of the rows: what waits, and what can be done about it. */
export function renderWaitingPane(context: WaitingPaneContext): TemplateResult {
  const { words, intray, filter, conversationId, open, write, left } = context;
  return html`<intray-waiting-list
    .intray=${intray}
    .lang=${words.locale}
    .filter=${filter}
    conversation-id=${conversationId}
    exportparts="message, message-own, attachment"
    @intray-conversation-selected=${(event: ConversationSelectedEvent) => {
      // The inbox says so itself, once it shows it.
      event.stopPropagation();
      open(event.conversationId);
    }}
    @reply-in-draft=${(event: ReplyInDraftEvent) => {
      write(event.conversationId);
    }}
    @intray-waiting-left=${left}
  ></intray-waiting-list>`;
}
