import type { LitElement } from 'lit';

import { watchCommentDraft, watchDraft } from '../../src/store/draft-queries.js';
import type { CommentDraft, Draft } from '../../src/store/views.js';
import type { Connection } from '../connection.js';
import { ofConversation, type LiveQuery } from '../live-query.js';
import type { ComposeTab } from './compose-tabs.js';

type Host = LitElement & { readonly conversationId: string };

/** Which tab of the open conversation holds words that were not sent. */
export class DraftMarks {
  readonly #reply: LiveQuery<Draft | undefined>;
  readonly #comment: LiveQuery<CommentDraft | undefined>;

  constructor(host: Host, connection: Connection) {
    this.#reply = ofConversation(host, connection, watchDraft);
    this.#comment = ofConversation(host, connection, watchCommentDraft);
  }

  get shown(): Record<ComposeTab, boolean> {
    return { reply: hasText(this.#reply.value), assign: hasText(this.#comment.value) };
  }
}

function hasText(draft: { readonly text: string } | undefined): boolean {
  return draft !== undefined && draft.text.trim() !== '';
}
