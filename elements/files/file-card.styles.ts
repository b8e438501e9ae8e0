import { css } from 'lit';

export const fileCardStyles = css`
  :host {
    display: block;
    color: var(--_text);
  }

  .cards {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: calc(6 * var(--_s));
    padding-block-start: calc(6 * var(--_s));
  }

  .file-card {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(6 * var(--_s)) calc(10 * var(--_s));
    min-block-size: calc(46 * var(--_u));
    padding: calc(6 * var(--_s)) calc(10 * var(--_s));
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) + 2px);
    background: var(--_surface);
  }

  .file-card > .icon {
    align-self: flex-start;
    inline-size: calc(20 * var(--_u));
    block-size: calc(20 * var(--_u));
    margin-block-start: calc(6 * var(--_u));
    color: var(--_muted);
  }

  .deleted {
    border: 1px dashed var(--_border-strong);
    background: none;
  }

  .deleted .file-name {
    color: var(--_muted);
    text-decoration: line-through;
  }

  del {
    min-inline-size: 0;
    text-decoration: none;
  }

  /* Beside the buttons while there is room for a short name. */
  .told {
    flex: 1 1 calc(124 * var(--_u));
    min-inline-size: 0;
  }

  .title {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    column-gap: calc(6 * var(--_s));
  }

  .title .file-name,
  del {
    max-inline-size: 100%;
  }

  .card-acts {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: calc(6 * var(--_s));
    max-inline-size: 100%;
    margin-inline-start: auto;
  }

  .card-acts:empty {
    display: none;
  }

  .count {
    display: flex;
    align-items: center;
    gap: calc(6 * var(--_s));
    padding-block-start: calc(6 * var(--_s));
  }

  .picture {
    max-inline-size: min(1000px, 92vw);
  }

  .picture h3 {
    overflow-wrap: anywhere;
  }

  canvas[hidden] {
    display: none !important;
  }

  canvas {
    display: block;
    max-inline-size: 100%;
    max-block-size: 66vh;
    margin-inline: auto;
    background: var(--_surface-2);
  }

  @container style(--_page: 1) {
    .card-acts .button,
    .picture .button {
      min-inline-size: calc(44 * var(--_u));
      min-block-size: calc(44 * var(--_u));
    }
  }
`;
