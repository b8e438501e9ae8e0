import { css } from 'lit';

/** Rows are all of one height, whatever stands in them, because only some of them are drawn. */
export const tableStyles = css`
  .pane {
    flex: 1 0 calc(280 * var(--_u));
    min-block-size: calc(280 * var(--_u));
    overflow: auto;
    overflow-anchor: none;
    /* The ring inside, or the edge of the page would cut it. */
    outline-offset: -2px;
  }

  .lines {
    padding-block: var(--_before, 0) var(--_after, 0);
  }

  table {
    inline-size: 100%;
    border-spacing: 0;
    white-space: nowrap;
  }

  th,
  td {
    block-size: calc(37 * var(--_u));
    padding: 0 calc(16 * var(--_s)) 0 0;
    border-block-end: 1px solid var(--_border);
    text-align: start;
  }

  th:last-child,
  td:last-child {
    padding-inline-end: calc(2 * var(--_s));
    text-align: end;
  }

  th {
    position: sticky;
    inset-block-start: 0;
    border-block-end-color: var(--_border-strong);
    background: var(--_surface);
    color: var(--_muted);
    font-size: calc(12 * var(--_u));
    font-weight: 600;
    line-height: 1.3;
    /* Long heads, French ones above all, would push the table out of a narrow pane. */
    white-space: normal;
  }

  th button {
    display: inline-flex;
    align-items: center;
    gap: calc(4 * var(--_s));
    min-block-size: calc(28 * var(--_u));
    border-radius: 4px;
    outline-offset: -2px;
    font-weight: 600;
    text-align: start;
  }

  th button:hover {
    color: var(--_text);
  }

  th .icon {
    inline-size: calc(14 * var(--_u));
    block-size: calc(14 * var(--_u));
  }

  th .ascending .icon {
    transform: scaleY(-1);
  }

  td .cut {
    max-inline-size: 16em;
  }

  td.number {
    font-variant-numeric: tabular-nums;
  }

  .code {
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }

  .soon {
    font-weight: 600;
  }

  .voided td {
    color: var(--_muted);
  }

  .voided .code {
    text-decoration: line-through;
  }

  .check {
    display: inline-flex;
    align-items: center;
    gap: calc(6 * var(--_s));
    vertical-align: middle;
    margin-inline-end: calc(12 * var(--_s));
  }

  .check .icon {
    inline-size: calc(14 * var(--_u));
    block-size: calc(14 * var(--_u));
  }

  .sizer {
    visibility: collapse;
  }

  @media print {
    .pane {
      block-size: auto;
      min-block-size: 0;
      overflow: visible;
    }

    .lines {
      padding: 0;
    }

    table {
      white-space: normal;
      font-size: 9pt;
    }

    th,
    td {
      position: static;
      background: none;
      color: black;
      break-inside: avoid;
    }

    th:last-child,
    td:last-child,
    th .icon {
      display: none;
    }

    td .cut {
      max-inline-size: none;
      white-space: normal;
    }
  }
`;
