import { css } from 'lit';

export const optionStyles = css`
  .options {
    display: grid;
    gap: calc(4 * var(--_s)) calc(28 * var(--_s));
    padding-block-start: calc(8 * var(--_s));
  }

  .options > :not(.column) {
    grid-column: 1 / -1;
  }

  @container (width >= 420px) {
    .options {
      grid-template-columns: fit-content(54%) minmax(0, 1fr);
    }
  }

  .column {
    display: flex;
    flex-direction: column;
    gap: calc(4 * var(--_s));
  }

  .option {
    display: inline-flex;
    align-items: center;
    column-gap: calc(8 * var(--_s));
    min-block-size: calc(28 * var(--_u));
  }

  .option:has(:disabled) {
    color: var(--_muted);
  }

  input[type='checkbox'] {
    flex: none;
    inline-size: calc(16 * var(--_u));
    block-size: calc(16 * var(--_u));
    margin: 0;
    accent-color: var(--_accent);
  }

  .billing,
  .unread {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(4 * var(--_s)) calc(12 * var(--_s));
  }

  .unread .option {
    flex-wrap: wrap;
    max-inline-size: 100%;
  }

  .boxed {
    display: inline-flex;
    max-inline-size: 100%;
    align-items: center;
    gap: calc(6 * var(--_s));
    min-block-size: calc(28 * var(--_u));
    padding-inline: calc(8 * var(--_s));
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  .boxed:focus-within {
    outline: var(--_ring) solid var(--_accent);
    outline-offset: 2px;
  }

  .boxed:has([aria-invalid]) {
    border-color: var(--_danger);
  }

  .boxed input,
  .boxed select {
    min-inline-size: 0;
    border: 0;
    outline: 0;
    background: none;
    color: inherit;
    font: inherit;
  }

  .boxed input {
    inline-size: 9ch;
    text-transform: uppercase;
  }

  .unread select {
    min-block-size: calc(28 * var(--_u));
    max-inline-size: 100%;
    padding-inline: calc(8 * var(--_s));
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  .consequence {
    display: flex;
    align-items: flex-start;
    gap: calc(8 * var(--_s));
    padding: calc(8 * var(--_s)) calc(12 * var(--_s));
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface-2);
    font-size: calc(13 * var(--_u));
    line-height: calc(18 * var(--_u));
  }

  .billing-hints:not(:has(*)) {
    display: none;
  }

  .fold {
    display: none;
  }

  .summary {
    align-items: center;
    gap: calc(8 * var(--_s));
    inline-size: 100%;
    min-block-size: calc(34 * var(--_u));
    margin-block-start: calc(8 * var(--_s));
    padding-inline: calc(12 * var(--_s));
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface-2);
    font-size: calc(13 * var(--_u));
    line-height: calc(18 * var(--_u));
  }

  .summary:hover {
    background: var(--_surface-3);
  }

  .summary .cut {
    flex: 1;
    min-inline-size: 0;
  }

  .summary strong {
    font-weight: 600;
  }

  .summary[aria-expanded='true'] .icon:last-child {
    transform: rotate(180deg);
  }

  /* The pane around the panel, where it says how tall it is. */
  @container (height < 640px) {
    .fold {
      display: flex;
    }

    .fold[aria-expanded='false'] ~ .options {
      display: none;
    }
  }

  @container style(--_page: 1) {
    .fold {
      display: none;
    }

    .fold[aria-expanded='false'] ~ .options,
    .options {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
      padding-block-start: calc(10 * var(--_s));
    }

    .column {
      gap: 0;
    }

    .option {
      min-block-size: calc(46 * var(--_u));
      column-gap: calc(10 * var(--_s));
    }

    .column > .option,
    .billing,
    .unread {
      border-block-start: 1px solid var(--_border);
    }

    .billing,
    .unread {
      justify-content: space-between;
    }

    .boxed,
    .unread select {
      min-block-size: calc(36 * var(--_u));
      font-size: calc(16 * var(--_u));
    }

    input[type='checkbox'] {
      inline-size: calc(20 * var(--_u));
      block-size: calc(20 * var(--_u));
    }
  }
`;
