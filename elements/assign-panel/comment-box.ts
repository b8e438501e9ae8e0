import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

import { commentDrafts } from '../drafts/comment-drafts.js';
import { lock } from '../icons.js';
import type { Words } from '../words/words.js';

export interface CommentBoxContext {
  readonly words: Words;
  readonly text: string;
  /** Why nothing can be written; undefined: it can. */
  readonly off: string | undefined;
  /** Why the draft is not on disk. */
  readonly problem: string | undefined;
  readonly typed: (text: string) => void;
}

/** Where colleagues write to each other: another ground, a lock and a sentence say that no patient will read it. */
export function renderCommentBox(context: CommentBoxContext): TemplateResult {
  const { words } = context;
  const label = words.say('commentsForStaff');
  return html`<div class="staff-only" part="comments">
    <p class="staff-title" aria-hidden="true">${lock}${label}</p>
    ${renderCommentField(context, label)}
  </div>`;
}

/** The field alone, where what stands around it has said whom it is for. */
export function renderCommentField(
  { text, off, problem, typed }: CommentBoxContext,
  label: string,
): TemplateResult {
  return html`<textarea
      class="comment"
      rows="2"
      dir="auto"
      aria-label=${label}
      aria-describedby=${off === undefined ? nothing : 'comment-off'}
      ?disabled=${off !== undefined}
      .value=${live(text)}
      @input=${({ target }: Event) => {
        if (target instanceof HTMLTextAreaElement) typed(target.value);
      }}
      @blur=${() => void commentDrafts.saver.settle()}
    ></textarea>
    ${off === undefined ? nothing : html`<p class="meta" id="comment-off">${off}</p>`}
    <p class="problem" role="alert">${problem}</p>`;
}
