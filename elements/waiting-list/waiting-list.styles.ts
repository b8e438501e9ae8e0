import { css } from 'lit';

/** Cards and bubbles as in a conversation, in the width of a list. */
export const styles = css`
  :host {
    display: block;
  }

  ol.conversations {
    gap: 0;
    margin: 0;
  }

  .conversation {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    padding-block-end: calc(12 * var(--_s));
    border-block-end: 1px solid var(--_border);
  }

  .conversation ol {
    grid-template-columns: minmax(0, 1fr);
    padding-inline: calc(12 * var(--_s));
  }

  .whose {
    display: flex;
    align-items: baseline;
    gap: calc(8 * var(--_s));
    inline-size: 100%;
    min-block-size: calc(34 * var(--_u));
    padding: calc(6 * var(--_s)) calc(12 * var(--_s));
    font-size: calc(14 * var(--_u));
    line-height: calc(20 * var(--_u));
  }

  .whose:hover {
    background: var(--_surface-3);
  }

  .whose:focus-visible {
    outline-offset: -3px;
  }

  .whose[aria-current] {
    background: var(--_accent-soft);
    box-shadow: inset 3px 0 0 var(--_accent);
  }

  .whose .name {
    font-weight: 650;
    overflow-wrap: anywhere;
  }

  .whose .subject {
    flex: 1;
    color: var(--_muted);
    font-size: calc(13 * var(--_u));
    font-weight: 400;
  }

  .whose .icon {
    align-self: center;
    rotate: -90deg;
    color: var(--_muted);
  }

  .message {
    max-inline-size: 100%;
  }

  .message.own {
    margin-inline-start: 0;
    flex: 1;
  }

  .change {
    margin-inline-start: 0;
  }

  .change .state {
    justify-content: flex-start;
    text-align: start;
  }

  /* Own words are known; those that decide stand whole. */
  .pending .body,
  blockquote .body {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 6;
  }

  .delivery {
    display: inline-flex;
    align-items: center;
    gap: calc(4 * var(--_s));
  }

  .more,
  .notice:not(:empty) {
    margin: calc(12 * var(--_s));
  }

  @container style(--_page: 1) {
    .whose,
    .choices .button,
    .more {
      min-block-size: calc(44 * var(--_u));
    }

    .state .link {
      min-block-size: calc(44 * var(--_u));
      margin-block: calc(-13 * var(--_u));
      padding-inline: calc(4 * var(--_s));
    }
  }

  @media (forced-colors: active) {
    .whose[aria-current] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
