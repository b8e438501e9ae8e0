import { css } from 'lit';

/** The choice of a record looks the same beside a button and in a menu. */
export const copySelectStyles = css`
  .copy-select {
    display: flex;
    align-items: center;
    gap: calc(6 * var(--_s));
  }

  .copy-select select {
    min-block-size: calc(34 * var(--_u));
    padding-inline: calc(8 * var(--_s));
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
  }

  .menu .copy-select {
    margin-block: calc(8 * var(--_s)) calc(12 * var(--_s));
  }
`;
