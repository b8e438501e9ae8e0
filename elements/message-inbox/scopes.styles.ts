import { css } from 'lit';

/** The column of views. */
export const scopeStyles = css`
  .views {
    padding: calc(16 * var(--_s)) calc(8 * var(--_s)) 0;
    background: var(--_surface-2);
  }

  .views h2 {
    padding: 0 calc(8 * var(--_s)) calc(12 * var(--_s));
    font-size: calc(14 * var(--_u));
    font-weight: 650;
  }

  nav {
    flex: 1;
    overflow: auto;
    /* Room for the focus ring. */
    padding: 4px;
    margin: -4px;
  }

  .scopes .apart {
    margin-block-start: calc(8 * var(--_s));
    padding-block-start: calc(8 * var(--_s));
    position: relative;
  }

  .scopes .apart::before {
    content: '';
    position: absolute;
    inset: 0 calc(8 * var(--_s)) auto;
    border-block-start: 1px solid var(--_border);
  }

  .scope {
    display: flex;
    align-items: center;
    gap: calc(9 * var(--_s));
    inline-size: 100%;
    min-block-size: calc(32 * var(--_u));
    padding: calc(4 * var(--_s)) calc(8 * var(--_s));
    border-radius: var(--_radius);
  }

  .scope .icon {
    color: var(--_muted);
  }

  .scope:hover {
    background: var(--_surface-3);
  }

  .scope[aria-current] {
    background: var(--_accent-soft);
    font-weight: 650;
  }

  .scope[aria-current] .icon,
  .scope[aria-current] .scope-count {
    color: var(--_accent);
  }

  .scope-name {
    flex: 1;
  }

  .scope-count {
    display: inline-flex;
    align-items: center;
    gap: calc(4 * var(--_s));
    color: var(--_muted);
    font-size: calc(13 * var(--_u));
    font-variant-numeric: tabular-nums;
  }

  .scope .scope-count.danger,
  .scope .scope-count.danger .icon {
    color: var(--_danger);
    font-weight: 600;
  }

  .views .status {
    margin: calc(8 * var(--_s)) calc(8 * var(--_s)) 0;
    border-block-start: 1px solid var(--_border);
  }

  @media (forced-colors: active) {
    .scope[aria-current] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
