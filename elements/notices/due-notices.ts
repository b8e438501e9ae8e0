import type { LitElement, TemplateResult } from 'lit';

import type { Notices } from '../../src/store/notice-queries.js';
import type { Connection } from '../connection.js';
import { LiveQuery } from '../live-query.js';
import type { RowState } from '../message-inbox/row-state.js';
import type * as NoticesModule from '../parts/notices.js';
import { noticesPart } from '../parts/parts.js';
import type { Words } from '../words/words.js';

/** What the list and the icon show of unread notices, once the part that knows of them has come. */
export class DueNotices {
  readonly #query: LiveQuery<Notices>;
  #part: typeof NoticesModule | undefined;

  constructor(host: LitElement, connection: Connection) {
    this.#query = new LiveQuery(host, {
      connection,
      keys: () => [this.#part],
      watch: (...asked) => this.#part?.watchNotices(...asked),
    });
    void noticesPart.defined.then(noticesPart.module).then((part) => {
      this.#part = part;
      host.requestUpdate();
    });
  }

  get count(): number {
    return this.#query.value?.notices.length ?? 0;
  }

  /** Of a row; undefined where there is no notice. */
  flag(conversationId: string, words: Words, now: number): RowState | undefined {
    return (
      this.#query.value && this.#part?.noticeFlag(this.#query.value, conversationId, words, now)
    );
  }

  /** In a corner of the icon. */
  dot(): TemplateResult | undefined {
    return this.count > 0 ? this.#part?.renderNoticeDot() : undefined;
  }
}
