import { css } from 'lit';

/** What stands in place of rows while there are none. */
export const calmStyles = css`
  .calm {
    display: grid;
    justify-items: center;
    gap: calc(4 * var(--_s));
    padding: calc(48 * var(--_s)) calc(28 * var(--_s));
    text-align: center;
  }

  .calm .icon {
    inline-size: calc(28 * var(--_u));
    block-size: calc(28 * var(--_u));
    margin-block-end: calc(8 * var(--_s));
    color: var(--_muted);
    stroke-width: 1.5;
  }

  .calm-sentence {
    font-weight: 650;
  }

  .lock-screen {
    display: grid;
    place-items: center;
    min-block-size: 100%;
    background: var(--_surface);
    outline-offset: -4px;
  }

  .calm-next {
    color: var(--_muted);
    font-size: calc(13 * var(--_u));
    font-variant-numeric: tabular-nums;
  }
`;
