import { css } from 'lit';

export const choiceStyles = css`
  fieldset {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }

  legend {
    float: inline-start;
    padding: 0;
    margin-inline-end: calc(12 * var(--_s));
    font-weight: 600;
    line-height: calc(28 * var(--_u));
  }

  .now {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(4 * var(--_s)) calc(12 * var(--_s));
    min-block-size: calc(28 * var(--_u));
    color: var(--_muted);
    font-size: calc(13 * var(--_u));
  }

  .bubbles,
  .others {
    clear: both;
    padding-block-start: calc(8 * var(--_s));
  }

  .bubbles {
    display: flex;
    flex-wrap: wrap;
    gap: calc(8 * var(--_s));
  }

  .bubble,
  .else {
    display: inline-flex;
    align-items: center;
    gap: calc(8 * var(--_s));
    min-block-size: calc(36 * var(--_u));
    cursor: pointer;
  }

  .bubble {
    max-inline-size: 100%;
    padding: calc(4 * var(--_s)) calc(14 * var(--_s)) calc(4 * var(--_s)) calc(10 * var(--_s));
    border: 1px solid var(--_border-strong);
    border-radius: calc(18 * var(--_u));
    background: var(--_surface);
    overflow-wrap: anywhere;
    transition: background-color 120ms ease-out;
  }

  .bubble:hover {
    background: var(--_surface-3);
  }

  .bubble .icon {
    color: var(--_muted);
  }

  .bubble:has(:checked) {
    border-color: var(--_accent);
    outline: 1px solid var(--_accent);
    outline-offset: 0;
    background: var(--_accent-soft);
    font-weight: 600;
  }

  .bubble:has(:focus-visible) {
    outline: var(--_ring) solid var(--_accent);
    outline-offset: 2px;
  }

  .bubble.has {
    border-style: dashed;
    background: var(--_surface-2);
    color: var(--_muted);
    cursor: not-allowed;
  }

  .bubble:has(:disabled):hover {
    background: var(--_surface-2);
  }

  .bubble .meta {
    font-weight: 400;
  }

  input[type='radio'] {
    flex: none;
    inline-size: calc(16 * var(--_u));
    block-size: calc(16 * var(--_u));
    margin: 0;
    accent-color: var(--_accent);
  }

  .bubble input:focus-visible {
    outline: none;
  }

  fieldset:disabled label {
    color: var(--_muted);
    cursor: not-allowed;
  }

  .others,
  .pick {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(8 * var(--_s)) calc(12 * var(--_s));
  }

  .pick {
    flex: 1 1 18em;
  }

  .select,
  .search {
    position: relative;
    display: inline-flex;
    flex: 0 1 auto;
    align-items: center;
    max-inline-size: 100%;
  }

  .select .icon,
  .search .icon {
    position: absolute;
    inset-inline-end: calc(10 * var(--_s));
    color: var(--_muted);
    pointer-events: none;
  }

  .search .icon {
    inset-inline: calc(10 * var(--_s)) auto;
  }

  .select select,
  .search input {
    appearance: none;
    min-block-size: calc(34 * var(--_u));
    max-inline-size: 100%;
    padding: calc(4 * var(--_s)) calc(12 * var(--_s));
    padding-inline-end: calc(34 * var(--_s));
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
    text-overflow: ellipsis;
  }

  /* Not as wide as the longest name: that would change when the list is filled. */
  .select select,
  .search input {
    inline-size: calc(340 * var(--_u));
  }

  .select select {
    /* Else the widest of a thousand names is looked for, which takes as long as all the rest of filling it. */
    field-sizing: content;
  }

  .search input {
    padding-inline: calc(34 * var(--_s)) calc(12 * var(--_s));
  }

  .search input::placeholder {
    color: var(--_muted);
    opacity: 1;
  }

  select:disabled,
  .search input:disabled {
    border-color: var(--_border);
    background: var(--_surface-3);
    color: var(--_muted);
  }

  @container (width < 480px) {
    legend {
      float: none;
    }
  }

  /* The page of a phone. */
  @container style(--_page: 1) {
    .bubble,
    .else,
    .now .button,
    .select select,
    .search input {
      min-block-size: calc(44 * var(--_u));
    }

    .bubble {
      border-radius: calc(22 * var(--_u));
    }

    .select,
    .select select,
    .search,
    .search input {
      inline-size: 100%;
      flex: 1;
    }

    .select select,
    .search input {
      font-size: calc(16 * var(--_u));
    }
  }

  @media (forced-colors: active) {
    .bubble:has(:checked) {
      outline: 2px solid Highlight;
    }
  }
`;
