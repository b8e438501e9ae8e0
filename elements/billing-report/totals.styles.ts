import { css } from 'lit';

/** One box of cells, a bar where looking is quicker than reading. */
export const totalsStyles = css`
  .totals {
    display: flex;
    flex-wrap: wrap;
    gap: 1px;
    overflow: hidden;
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) + 2px);
    background: var(--_border);
  }

  .totals li {
    flex: 1 1 calc(150 * var(--_u));
    min-inline-size: 0;
    padding: calc(12 * var(--_s)) calc(16 * var(--_s));
    background: var(--_surface-2);
  }

  .totals .number {
    font-size: calc(20 * var(--_u));
    line-height: calc(26 * var(--_u));
    font-weight: 650;
    font-variant-numeric: tabular-nums;
  }

  meter {
    display: block;
    inline-size: 100%;
    max-inline-size: calc(160 * var(--_u));
    block-size: calc(6 * var(--_u));
    margin-block: calc(4 * var(--_u));
    border: 0;
    border-radius: 3px;
    background: var(--_surface-3);
  }

  meter::-webkit-meter-bar {
    block-size: 100%;
    border: 0;
    border-radius: 3px;
    background: var(--_surface-3);
  }

  meter::-webkit-meter-optimum-value {
    border-radius: 3px;
    background: var(--_accent);
  }

  meter::-moz-meter-bar {
    border-radius: 3px;
    background: var(--_accent);
  }

  @container report (width < 640px) {
    .totals li {
      flex-basis: calc(130 * var(--_u));
    }
  }

  @media (forced-colors: active) {
    meter {
      forced-color-adjust: none;
      border: 1px solid CanvasText;
      background: Canvas;
    }

    meter::-webkit-meter-bar {
      background: Canvas;
    }

    meter::-webkit-meter-optimum-value {
      background: Highlight;
    }
  }

  @media print {
    .totals,
    .totals li {
      background: none;
      color: black;
    }
  }
`;
