import { css } from 'lit';

export const statusStyles = css`
  .foot .status {
    display: none;
    min-inline-size: 0;
  }

  .status {
    position: relative;
  }

  .status-line {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    gap: calc(2 * var(--_s));
    inline-size: 100%;
    min-block-size: calc(32 * var(--_u));
    padding-block: calc(9 * var(--_s));
    border-radius: 4px;
  }

  .status-line .item {
    align-items: flex-start;
    white-space: normal;
  }

  .status-line:hover {
    color: var(--_text);
  }

  .foot .status-line {
    flex-flow: row wrap;
    align-items: center;
    gap: 0 calc(10 * var(--_s));
    min-block-size: calc(24 * var(--_u));
    padding-block: 0;
  }

  .status-box {
    position: absolute;
    z-index: 2;
    inset-block-end: calc(100% + 4 * var(--_s));
    inset-inline-start: 0;
    display: grid;
    gap: calc(8 * var(--_s));
    inline-size: min(320px, 92cqi);
    padding: calc(14 * var(--_s)) calc(16 * var(--_s));
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) + 2px);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: var(--_shadow);
    font-size: calc(13 * var(--_u));
    line-height: calc(18 * var(--_u));
  }

  .foot .status {
    position: static;
  }

  .foot .status-box {
    inset-inline: calc(8 * var(--_s));
    inline-size: auto;
  }

  .status-title {
    display: flex;
    align-items: center;
    gap: calc(8 * var(--_s));
    font-size: calc(14 * var(--_u));
    font-weight: 650;
  }

  .limit {
    padding-inline-start: calc(24 * var(--_s));
    color: var(--_muted);
  }

  .limit strong {
    display: block;
    color: var(--_text);
    font-weight: 600;
  }

  .status-box .meta {
    padding-inline-start: calc(24 * var(--_s));
  }

  @container inbox (width < 65rem) {
    .foot .status {
      display: block;
    }
  }
`;
