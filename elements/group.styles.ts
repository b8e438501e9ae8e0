import { css } from 'lit';

/** The line above those of a list that belong together. */
export const groupStyles = css`
  .group {
    display: flex;
    align-items: center;
    gap: calc(8 * var(--_s));
    min-block-size: calc(29 * var(--_u));
    padding: 0 calc(12 * var(--_s));
    border-block-end: 1px solid var(--_border);
    background: var(--_surface-2);
    color: var(--_muted);
    font-size: calc(12 * var(--_u));
    font-weight: 650;
  }

  .group .icon {
    inline-size: calc(14 * var(--_u));
    block-size: calc(14 * var(--_u));
  }

  .group.needs {
    background: var(--_danger-soft);
    color: var(--_danger);
  }
`;
