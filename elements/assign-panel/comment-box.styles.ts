import { css } from 'lit';

/** The material of everything that is for the staff only: ground, dashed edge, and a lock beside a sentence. */
export const commentStyles = css`
  :host {
    --_staff-note: var(--intray-color-staff-note, light-dark(#fff6d2, #2f2810));
    --_staff-note-border: light-dark(#a8861a, #9c8433);
    --_staff-note-text: light-dark(#584400, #f0dd9c);
    --_staff-note-field: light-dark(#fffdf3, #221d0d);
    --_staff-edge: 1px dashed var(--_staff-note-border);
  }

  .staff-only {
    padding: calc(8 * var(--_s)) calc(12 * var(--_s)) calc(12 * var(--_s));
    border: var(--_staff-edge);
    border-radius: calc(var(--_radius) + 2px);
    background: var(--_staff-note);
  }

  .staff-title {
    display: flex;
    align-items: center;
    gap: calc(8 * var(--_s));
    padding-block-end: calc(6 * var(--_s));
    color: var(--_staff-note-text);
    font-size: calc(13 * var(--_u));
    font-weight: 600;
    line-height: calc(18 * var(--_u));
  }

  .comment {
    display: block;
    inline-size: 100%;
    min-block-size: calc(44 * var(--_u));
    max-block-size: calc(120 * var(--_u));
    padding: calc(8 * var(--_s)) calc(12 * var(--_s));
    border: 1px solid var(--_staff-note-border);
    border-radius: var(--_radius);
    background: var(--_staff-note-field);
    color: var(--_text);
    font-size: calc(14 * var(--_u));
    line-height: calc(20 * var(--_u));
    resize: none;
    field-sizing: content;
    overflow: auto;
  }

  .comment:focus-visible {
    outline-offset: -1px;
  }

  .comment:disabled {
    border-style: dashed;
    background: transparent;
  }

  .staff-only .meta,
  .staff-only #comment-off {
    color: var(--_staff-note-text);
  }

  .problem:not(:empty) {
    padding-block-start: calc(6 * var(--_s));
    color: var(--_danger);
    font-weight: 600;
  }

  /* The page of a phone: a smaller text would make it zoom. */
  @container style(--_page: 1) {
    .comment {
      font-size: calc(16 * var(--_u));
      line-height: calc(23 * var(--_u));
    }
  }

  @media (prefers-contrast: more) {
    :host {
      --_staff-edge: 2px solid var(--_staff-note-border);
    }
  }

  /* Also where the browser prints the page as it stands, paper is no place for it. */
  @media print {
    .staff-only {
      display: none;
    }
  }

  @media (forced-colors: active) {
    :host {
      --_staff-note-border: CanvasText;
    }
  }
`;
