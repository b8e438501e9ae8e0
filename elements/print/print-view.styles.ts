import { css } from 'lit';

/** Ink on paper, whatever the theme. Sizes are points, because paper has no pixels. */
export const styles = css`
  :host {
    display: none;
  }

  @media print {
    :host {
      display: block;
      color: black;
      background: white;
      font:
        10pt/1.4 Helvetica,
        Arial,
        sans-serif;
      color-scheme: light;
    }
  }

  table {
    inline-size: 100%;
    border-collapse: collapse;
  }

  td {
    padding: 0;
  }

  thead td {
    padding-block-end: 12pt;
  }

  p,
  h1,
  h2 {
    margin: 0;
    font-size: inherit;
    overflow-wrap: anywhere;
  }

  h1 {
    font-size: 14pt;
  }

  .running {
    padding-block-end: 4pt;
    border-block-end: 0.5pt solid black;
    font-size: 8.5pt;
  }

  .facts,
  .notes {
    margin-block-end: 10pt;
  }

  .notes {
    padding: 4pt 6pt;
    border: 0.75pt solid black;
    font-weight: bold;
  }

  article {
    margin-block-end: 12pt;
  }

  h2,
  .detail {
    break-after: avoid;
  }

  .detail {
    font-size: 8.5pt;
  }

  .body {
    margin: 3pt 0 0 12pt;
    orphans: 2;
    widows: 2;
  }

  .body p {
    min-block-size: 1lh;
    white-space: pre-wrap;
  }
`;
