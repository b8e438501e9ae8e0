import { css } from 'lit';

/** The line above the panes. */
export const bannerStyles = css`
  .banner {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(4 * var(--_s)) calc(10 * var(--_s));
    min-block-size: calc(44 * var(--_u));
    padding: calc(6 * var(--_s)) calc(16 * var(--_s));
    background: var(--_notice);
    color: var(--_notice-text);
    border-block-end: 1px solid var(--_border);
  }

  .banner p {
    flex: 1 1 16em;
  }

  .banner strong {
    font-weight: 650;
  }

  .banner-time {
    font-size: calc(13 * var(--_u));
    font-variant-numeric: tabular-nums;
  }

  @container inbox (width < 40rem) {
    .banner-time {
      display: none;
    }

    .banner .button {
      min-block-size: calc(44 * var(--_u));
    }
  }
`;
