import type { LitElement } from 'lit';

import { watchCommentDraft } from '../../src/store/comment-queries.js';
import { watchDraft } from '../../src/store/conversation-queries.js';
import type { CommentDraft, Draft } from '../../src/store/views.js';
import type { Connection } from '../connection.js';
import { LiveQuery } from '../live-query.js';
import type { ComposeTab } from './compose-tabs.js';

type Host = LitElement & { readonly conversationId: string };

/** Which tab of the open conversation holds words that were not sent. */
export class DraftMarks {
  readonly #reply: LiveQuery<Draft | undefined>;
  readonly #comment: LiveQuery<CommentDraft | undefined>;

  constructor(host: Host, connection: Connection) {
    const keys = (): string[] => [host.conversationId];
    this.#reply = new LiveQuery(host, {
      connection,
      keys,
      watch: (store, next, fail) =>
        host.conversationId === '' ? undefined : watchDraft(store, host.conversationId, next, fail),
    });
    this.#comment = new LiveQuery(host, {
      connection,
      keys,
      watch: (store, next, fail) =>
        host.conversationId === ''
          ? undefined
          : watchCommentDraft(store, host.conversationId, next, fail),
    });
  }

  get shown(): Record<ComposeTab, boolean> {
    return { reply: hasText(this.#reply.value), assign: hasText(this.#comment.value) };
  }
}

function hasText(draft: { readonly text: string } | undefined): boolean {
  return draft !== undefined && draft.text.trim() !== '';
}
