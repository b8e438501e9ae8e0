import { css } from 'lit';

/** What every screen shares: buttons, the focus ring, icons, and words for screen readers only. */
export const controls = css`
  h2,
  h3,
  p,
  ul,
  ol {
    margin: 0;
    padding: 0;
  }

  ul,
  ol {
    list-style: none;
  }

  button,
  select,
  textarea {
    margin: 0;
    color: inherit;
    font: inherit;
  }

  button {
    border: 0;
    background: none;
    padding: 0;
    text-align: inherit;
    cursor: pointer;
    transition:
      background-color 120ms ease-out,
      color 120ms ease-out;
  }

  button:disabled {
    cursor: not-allowed;
  }

  :focus {
    outline: none;
  }

  :focus-visible {
    outline: var(--_ring) solid var(--_accent);
    outline-offset: 2px;
  }

  .icon {
    flex: none;
    inline-size: calc(16 * var(--_u));
    block-size: calc(16 * var(--_u));
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .meta {
    color: var(--_muted);
    font-size: calc(12 * var(--_u));
    line-height: calc(16 * var(--_u));
    font-variant-numeric: tabular-nums;
  }

  .meta .icon {
    inline-size: calc(14 * var(--_u));
    block-size: calc(14 * var(--_u));
  }

  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: calc(8 * var(--_s));
    min-block-size: calc(34 * var(--_u));
    padding: calc(4 * var(--_s)) calc(12 * var(--_s));
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font-weight: 550;
    text-align: center;
  }

  .button.small {
    min-block-size: calc(28 * var(--_u));
    padding-block: calc(2 * var(--_s));
  }

  .button:hover,
  .button:active {
    background: var(--_surface-3);
  }

  .button.primary {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
    padding-inline: calc(16 * var(--_s));
  }

  .button.primary:hover,
  .button.primary:active {
    background: var(--_accent-strong);
  }

  .button:disabled,
  .button.primary:disabled {
    border-color: var(--_border);
    background: var(--_surface-3);
    color: var(--_muted);
  }

  .link {
    color: var(--_accent);
    text-decoration: underline;
    text-underline-offset: 2px;
    border-radius: 4px;
  }

  .link:disabled {
    color: var(--_muted);
    text-decoration: none;
  }

  .spoken {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .cut {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  @media (prefers-reduced-motion: reduce) {
    * {
      transition: none !important;
    }
  }

  @media (forced-colors: active) {
    .icon {
      color: inherit !important;
    }

    .button.primary {
      border: 2px solid ButtonText;
      background: ButtonFace;
      color: ButtonText;
    }
  }
`;
