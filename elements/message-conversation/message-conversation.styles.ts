import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    container-type: inline-size;
    overflow: hidden;
  }

  .root {
    display: flex;
    flex-direction: column;
    block-size: 100%;
    background: var(--_surface-2);
  }

  header {
    position: relative;
    display: grid;
    flex: none;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-content: center;
    min-block-size: calc(80 * var(--_u));
    padding: calc(8 * var(--_s)) calc(20 * var(--_s));
    border-block-end: 1px solid var(--_border);
    background: var(--_surface);
  }

  header > * {
    grid-column: 2;
  }

  slot[name='back'] {
    display: block;
    grid-area: 1 / 1 / span 2;
    align-self: center;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    justify-content: flex-end;
    gap: calc(8 * var(--_s));
    grid-area: 1 / 3 / span 2;
    padding-inline-start: calc(12 * var(--_s));
  }

  .menu {
    box-sizing: border-box;
    inline-size: calc(300 * var(--_u));
    max-inline-size: calc(100vw - 28px);
    padding: calc(12 * var(--_s));
    border: 1px solid var(--_border-strong);
    border-radius: calc(var(--_radius) + 2px);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: var(--_shadow);
  }

  .menu p {
    margin-block-start: calc(8 * var(--_s));
    font-size: calc(13 * var(--_u));
    line-height: calc(18 * var(--_u));
  }

  .menu p + .button {
    margin-block-start: calc(12 * var(--_s));
  }

  /* Where a browser has no anchors, it stands in the middle. */
  @supports (position-area: block-end) {
    .menu {
      inset: auto;
      margin: calc(4 * var(--_s)) 0;
      position-area: block-end span-inline-start;
      position-try-fallbacks: flip-block;
    }
  }

  .who {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 calc(8 * var(--_s));
  }

  h2 {
    font-size: calc(17 * var(--_u));
    font-weight: 650;
    line-height: calc(22 * var(--_u));
    overflow-wrap: anywhere;
    border-radius: 4px;
  }

  h2:focus-visible {
    outline-offset: 0;
  }

  .delivery {
    display: inline-flex;
    align-items: center;
    gap: calc(4 * var(--_s));
  }

  .pill {
    padding: 0 calc(8 * var(--_s));
    border: 1px solid var(--_border-strong);
    border-radius: calc(10 * var(--_u));
    font-size: calc(12 * var(--_u));
    line-height: calc(18 * var(--_u));
  }

  .identifiers,
  .about {
    color: var(--_muted);
    font-size: calc(13 * var(--_u));
    line-height: calc(18 * var(--_u));
    font-variant-numeric: tabular-nums;
  }

  .about {
    grid-column: 2 / -1;
  }

  .about strong {
    color: var(--_text);
    font-weight: 650;
  }

  .notice:not(:empty) {
    padding: calc(6 * var(--_s)) calc(20 * var(--_s));
    border-block-start: 1px solid var(--_border);
  }

  .missing {
    margin: auto;
    padding: calc(20 * var(--_s));
    color: var(--_muted);
    text-align: center;
  }

  @container (width < 480px) {
    header {
      padding-inline: calc(14 * var(--_s));
    }

    .about {
      grid-column: 1 / -1;
    }

    .actions {
      padding-inline-start: calc(4 * var(--_s));
    }

    .menu-button {
      min-inline-size: calc(44 * var(--_u));
      min-block-size: calc(44 * var(--_u));
      padding: 0;
      border-color: transparent;
    }

    .menu-button .icon {
      inline-size: calc(20 * var(--_u));
      block-size: calc(20 * var(--_u));
    }

    .menu-label {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
  }

  /* The page of a phone. */
  @container style(--_page: 1) {
    .actions .button {
      min-block-size: calc(44 * var(--_u));
    }
  }
`;
