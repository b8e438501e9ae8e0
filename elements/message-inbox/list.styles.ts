import { css } from 'lit';

export const listStyles = css`
  .list {
    background: var(--_surface);
  }

  .list-head {
    display: grid;
    flex: none;
    gap: calc(10 * var(--_s));
    padding: calc(10 * var(--_s)) calc(12 * var(--_s));
    border-block-end: 1px solid var(--_border);
  }

  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: calc(8 * var(--_s));
  }

  .chip {
    display: inline-flex;
    align-items: center;
    gap: calc(4 * var(--_s));
    min-block-size: calc(26 * var(--_u));
    padding: calc(2 * var(--_s)) calc(12 * var(--_s));
    border: 1px solid var(--_border-strong);
    border-radius: calc(13 * var(--_u));
    background: var(--_surface);
    font-size: calc(13 * var(--_u));
    line-height: calc(18 * var(--_u));
  }

  .chip:hover {
    background: var(--_surface-3);
  }

  .chip[aria-pressed='true'] {
    border-color: var(--_accent);
    background: var(--_accent-soft);
    font-weight: 600;
  }

  .chip .icon {
    inline-size: calc(14 * var(--_u));
    block-size: calc(14 * var(--_u));
    color: var(--_accent);
  }

  .scope-select {
    position: relative;
    display: none;
    align-items: center;
  }

  .scope-select .icon {
    position: absolute;
    inset-inline-start: calc(10 * var(--_s));
    pointer-events: none;
  }

  .scope-select .icon:last-child {
    inset-inline: auto calc(10 * var(--_s));
  }

  .scope-select select {
    appearance: none;
    inline-size: 100%;
    min-block-size: calc(32 * var(--_u));
    padding: calc(4 * var(--_s)) calc(34 * var(--_s));
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius);
    background: var(--_surface);
    font-weight: 650;
  }

  .scroller {
    position: relative;
    flex: 1;
    overflow: auto;
    overscroll-behavior: contain;
  }

  .calm .link {
    margin-block-start: calc(8 * var(--_s));
    min-block-size: calc(24 * var(--_u));
    font-variant-numeric: tabular-nums;
  }

  .first-sync {
    padding: calc(12 * var(--_s));
    border-block-end: 1px solid var(--_border);
    font-size: calc(13 * var(--_u));
  }

  .first-sync p {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 calc(12 * var(--_s));
    font-variant-numeric: tabular-nums;
  }

  .first-sync span {
    color: var(--_muted);
  }

  .first-sync strong {
    font-weight: 650;
  }

  progress {
    appearance: none;
    display: block;
    inline-size: 100%;
    block-size: calc(6 * var(--_u));
    margin-block-start: calc(6 * var(--_s));
    border: 1px solid var(--_border-strong);
    border-radius: calc(3 * var(--_u));
    background: var(--_surface);
    overflow: hidden;
  }

  progress::-webkit-progress-bar {
    background: var(--_surface);
  }

  progress::-webkit-progress-value {
    background: var(--_accent);
    transition: inline-size 200ms linear;
  }

  progress::-moz-progress-bar {
    background: var(--_accent);
  }

  .skeleton div {
    display: grid;
    align-content: start;
    gap: calc(10 * var(--_s));
    block-size: calc(96 * var(--_u));
    padding: calc(16 * var(--_s)) calc(28 * var(--_s));
    border-block-end: 1px solid var(--_border);
  }

  .skeleton i {
    block-size: calc(9 * var(--_u));
    inline-size: 45%;
    border-radius: calc(5 * var(--_u));
    background: var(--_surface-3);
  }

  .skeleton i:nth-child(2) {
    inline-size: 62%;
  }

  .skeleton i:nth-child(3) {
    inline-size: 88%;
  }

  .set-aside {
    display: flex;
    align-items: center;
    gap: calc(6 * var(--_s));
    padding: calc(6 * var(--_s)) calc(12 * var(--_s));
    border-block-start: 1px solid var(--_border);
  }

  .foot {
    position: relative;
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 calc(12 * var(--_s));
    min-block-size: calc(33 * var(--_u));
    padding: calc(2 * var(--_s)) calc(12 * var(--_s));
    border-block-start: 1px solid var(--_border);
  }

  @container inbox (width < 65rem) {
    .scope-select {
      display: flex;
    }
  }

  @container inbox (width < 40rem) {
    .scope-select select,
    .chip,
    .calm .link,
    .foot {
      min-block-size: calc(44 * var(--_u));
    }
  }

  @media (forced-colors: active) {
    .chip[aria-pressed='true'] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }

    progress::-webkit-progress-value {
      forced-color-adjust: none;
      background: Highlight;
    }
  }
`;
