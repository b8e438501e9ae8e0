import { css } from 'lit';

/** Title and acts, notices, totals; the lines take what is left of the height. */
export const styles = css`
  :host {
    display: block;
    block-size: 100%;
    min-block-size: 480px;
  }

  .frame {
    container: report / inline-size;
    block-size: 100%;
    min-block-size: 480px;
    background: var(--_surface);
  }

  .page {
    display: flex;
    flex-direction: column;
    gap: calc(12 * var(--_s));
    block-size: 100%;
    min-block-size: inherit;
    padding: calc(20 * var(--_s)) calc(20 * var(--_s)) calc(12 * var(--_s));
    overflow: auto;
  }

  .page > * {
    flex: none;
  }

  header {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-start;
    justify-content: space-between;
    gap: calc(12 * var(--_s));
  }

  h2 {
    font-size: calc(20 * var(--_u));
    line-height: calc(26 * var(--_u));
    font-weight: 650;
  }

  .title {
    display: grid;
    gap: calc(4 * var(--_s));
    justify-items: start;
  }

  /* As near as the gap lets it, or the ring would lie over the line below. */
  h2:focus-visible {
    outline-offset: 1px;
  }

  .acts {
    display: flex;
    flex-wrap: wrap;
    gap: calc(8 * var(--_s));
  }

  .select {
    position: relative;
    display: inline-flex;
    align-items: center;
    max-inline-size: 100%;
  }

  .select select {
    appearance: none;
    min-block-size: calc(34 * var(--_u));
    max-inline-size: 100%;
    padding: calc(4 * var(--_s)) calc(32 * var(--_s)) calc(4 * var(--_s)) calc(12 * var(--_s));
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    text-overflow: ellipsis;
    cursor: pointer;
  }

  .select select:hover {
    background: var(--_surface-3);
  }

  .select .icon {
    position: absolute;
    inset-inline-end: calc(10 * var(--_s));
    color: var(--_muted);
    pointer-events: none;
  }

  .problem:empty {
    display: none;
  }

  .problem {
    color: var(--_danger);
    font-weight: 600;
  }

  .calm {
    flex: 1;
    align-content: center;
  }

  footer {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: calc(4 * var(--_s)) calc(16 * var(--_s));
  }

  footer .icon {
    vertical-align: text-bottom;
  }

  .said {
    color: var(--_text);
  }

  @container report (width < 640px) {
    .page {
      padding-inline: calc(14 * var(--_s));
    }

    .acts,
    .select,
    .select select,
    .acts .button {
      inline-size: 100%;
    }

    .select select,
    .acts .button {
      min-block-size: calc(44 * var(--_u));
    }
  }

  @media print {
    :host,
    .frame,
    .page {
      block-size: auto;
      min-block-size: 0;
      overflow: visible;
      background: none;
      color: black;
      color-scheme: light;
    }

    .page {
      display: block;
      padding: 0;
    }

    .page > * {
      margin-block-end: calc(12 * var(--_s));
    }

    .acts {
      display: none;
    }

    h2:focus-visible {
      outline: none;
    }
  }
`;
