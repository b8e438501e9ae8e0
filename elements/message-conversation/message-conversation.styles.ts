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

  slot[name='actions'] {
    display: block;
    grid-area: 1 / 3 / span 2;
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

  dialog {
    max-inline-size: min(400px, 90vw);
    padding: calc(20 * var(--_s));
    border: 1px solid var(--_border-strong);
    border-radius: calc(var(--_radius) + 2px);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: var(--_shadow);
  }

  dialog::backdrop {
    background: rgb(16 32 40 / 40%);
  }

  dialog h3 {
    margin-block-end: calc(8 * var(--_s));
    font-size: calc(15 * var(--_u));
    font-weight: 650;
  }

  dialog .choices {
    justify-content: flex-end;
    margin-block-start: calc(16 * var(--_s));
  }

  @container (width < 480px) {
    header {
      padding-inline: calc(14 * var(--_s));
    }

    .about {
      grid-column: 1 / -1;
    }
  }
`;
