import { css } from 'lit';

/** What whoever bills from the report has to know, in grey boxes above it. */
export const noticeStyles = css`
  .notices {
    display: grid;
    gap: calc(8 * var(--_s));
  }

  .notices:not(:has(*)) {
    display: none;
  }

  .notice {
    display: flex;
    gap: calc(10 * var(--_s));
    padding: calc(10 * var(--_s)) calc(16 * var(--_s));
    border-radius: calc(var(--_radius) + 2px);
    background: var(--_notice);
    color: var(--_notice-text);
  }

  .notice .icon {
    margin-block: calc(2 * var(--_u));
  }

  .notice strong {
    font-weight: 650;
  }

  summary {
    inline-size: fit-content;
    margin-block-start: calc(4 * var(--_s));
    cursor: pointer;
  }

  .notice li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(4 * var(--_s)) calc(12 * var(--_s));
    min-block-size: calc(28 * var(--_u));
  }

  .state {
    display: inline-flex;
    align-items: center;
    gap: calc(4 * var(--_s));
  }

  .state.danger {
    font-weight: 600;
  }

  @media (forced-colors: active) {
    .notice {
      border: 1px solid CanvasText;
    }
  }

  @media print {
    .notice {
      border: 1px solid black;
      background: none;
      color: black;
    }

    .notice summary,
    .notice button {
      display: none;
    }

    /* On paper nobody can open it. */
    .notice details::details-content {
      display: block;
      block-size: auto;
      content-visibility: visible;
    }
  }
`;
