import { html, nothing, type LitElement, type TemplateResult } from 'lit';

import { joinCommentDrafts, type CommentDraftContent } from '../../src/model/comment-draft.js';
import { addComment } from '../../src/commands/add-comment.js';
import { watchComments } from '../../src/store/comment-queries.js';
import type { Store } from '../../src/store/database.js';
import type { CommentView } from '../../src/store/views.js';
import { renderCommentField } from '../assign-panel/comment-box.js';
import { COMMENT_PROBLEMS, commentDrafts } from '../drafts/comment-drafts.js';
import { DraftKeeper } from '../drafts/draft-keeper.js';
import type { Connection } from '../connection.js';
import { chevronDown } from '../icons.js';
import { lock } from '../icons.js';
import { ofConversation, type LiveQuery } from '../live-query.js';
import type { Words } from '../words/words.js';
import { renderComments } from './comments.js';
import type { Discarding } from './discard-dialog.js';
import { StickToEnd } from './stick-to-end.js';

type Host = LitElement & { readonly conversationId: string };

export interface StripContext {
  readonly words: Words;
  readonly now: number;
  readonly online: boolean;
  readonly readonly: boolean;
  readonly mayNotComment: boolean;
  /** The longest comment, in UTF-16 units. */
  readonly bodyLength: number;
  readonly act: (run: (store: Store) => Promise<unknown>) => void;
  readonly askBeforeDiscarding: (discarding: Discarding) => void;
}

/** What the staff said to each other, between the thread and the reply: opens in place, and never stands in the thread. */
export class StaffStrip {
  readonly #host: Host;
  readonly #field: DraftKeeper<CommentDraftContent>;
  readonly #comments: LiveQuery<readonly CommentView[]>;
  /** Of many comments, the newest are in sight. */
  readonly #end: StickToEnd;
  #opened = false;
  /** Pressed twice is said once. */
  #adding = false;

  constructor(host: Host, connection: Connection, report: (error: unknown) => void) {
    this.#host = host;
    this.#field = new DraftKeeper(host, connection, commentDrafts, report);
    this.#comments = ofConversation(host, connection, watchComments);
    this.#end = new StickToEnd(host, '.said');
  }

  /** Another conversation begins with a closed strip. */
  close(): void {
    this.#opened = false;
  }

  /** The words of an assignment that will not be: back into the field, above what stands there. */
  keepComment(assignmentId: string): void {
    const kept = this.#all.find((comment) => comment.assignmentId === assignmentId);
    if (kept === undefined) return;
    const now = this.#field.newest;
    this.#field.write(joinCommentDrafts({ text: kept.body }, now));
  }

  get #all(): readonly CommentView[] {
    return this.#comments.value ?? [];
  }

  render(context: StripContext): TemplateResult {
    const { words } = context;
    this.#end.show(this.#opened ? this.#host.conversationId : '');
    return html`<section class="strip" part="comments" aria-label=${words.say('staffOnly')}>
      <button
        type="button"
        class="strip-line"
        aria-expanded=${this.#opened}
        @click=${() => {
          this.#opened = !this.#opened;
          this.#host.requestUpdate();
        }}
      >
        ${lock}<strong>${words.say('staffOnly')}</strong>${this.#renderSummary(words)}
        <span class="chevron">${chevronDown}</span>
      </button>
      ${this.#opened ? this.#renderOpened(context) : nothing}
    </section>`;
  }

  #renderSummary(words: Words): TemplateResult {
    const last = this.#all.at(-1);
    const count = this.#all.length;
    const said = count === 0 ? words.say('noComments') : words.say('comments', count);
    const isShort = last === undefined || this.#opened;
    return html`<span class="count"
        ><span class="long">${said}</span
        ><span class="short" aria-hidden="true">${count}</span></span
      >
      ${
        isShort
          ? nothing
          : html`<span class="last cut"
              >${words.say('lastComment', last.authorName, last.body)}</span
            >`
      }`;
  }

  #renderOpened(context: StripContext): TemplateResult {
    const { words, now, online, act, askBeforeDiscarding } = context;
    const mine = !context.readonly;
    return html`<div class="strip-body" @keydown=${this.#keydown(context)}>
      ${renderComments(this.#all, {
        words,
        now,
        online,
        act: mine ? act : undefined,
        askBeforeDiscarding,
        left: () => {
          this.#host.renderRoot.querySelector<HTMLElement>('.strip-line')?.focus();
        },
      })}
      ${mine ? this.#renderAdd(context) : nothing}
    </div>`;
  }

  #renderAdd(context: StripContext): TemplateResult {
    const { words, mayNotComment } = context;
    const { content, problem } = this.#field;
    const why = this.#whyNot(context);
    return html`<div class="add">
      ${renderCommentField(
        {
          words,
          text: content.text,
          off: mayNotComment ? words.say('mayNotComment') : undefined,
          problem: problem && words.say(COMMENT_PROBLEMS[problem]),
          typed: (text) => {
            this.#field.write({ ...this.#field.newest, text });
          },
        },
        words.say('commentsForStaff'),
      )}
      <p class="add-line">
        <button
          type="button"
          class="button small"
          aria-describedby=${why === undefined ? nothing : 'add-off'}
          ?disabled=${why !== undefined}
          @click=${() => {
            this.#add(context);
          }}
        >
          ${words.say('addComment')}
        </button>
        ${
          why === undefined || mayNotComment
            ? nothing
            : html`<span class="meta" id="add-off">${why}</span>`
        }
      </p>
    </div>`;
  }

  #whyNot({ words, mayNotComment, bodyLength }: StripContext): string | undefined {
    const { text } = this.#field.content;
    const over = text.length - bodyLength;
    if (mayNotComment) return words.say('mayNotComment');
    if (over > 0) return words.say('whyCommentTooLong', over);
    return text.trim() === '' ? words.say('commentEmpty') : undefined;
  }

  readonly #keydown =
    (context: StripContext) =>
    (event: KeyboardEvent): void => {
      // The portal's own shortcuts are not meant for somebody who is typing to a colleague.
      event.stopPropagation();
      const isAdd = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
      if (isAdd && this.#whyNot(context) === undefined) this.#add(context);
    };

  /** The focus stays in the field: the button goes off with the words. */
  #add({ act }: StripContext): void {
    const { conversationId } = this.#host;
    const { key, content } = this.#field;
    this.#host.renderRoot.querySelector<HTMLElement>('.comment')?.focus();
    if (this.#adding) return;
    this.#adding = true;
    act(async (store) => {
      try {
        // Words from elsewhere came to stand before the typed ones: to be read first.
        const draft = await this.#field.settle();
        if (draft === undefined) return;
        await addComment(store, { conversationId, body: content.text, ...draft });
        this.#field.used(key, content, { text: '', to: content.to });
      } finally {
        this.#adding = false;
      }
    });
  }
}
