import { css } from 'lit';

export const previewStyles = css`
  .preview {
    min-inline-size: 0;
  }

  .preview h4 {
    display: none;
    align-items: center;
    gap: calc(6 * var(--_s));
    margin: 0 0 calc(10 * var(--_s));
    font-weight: 600;
  }

  .preview .summary {
    display: flex;
  }

  .seen {
    display: none;
    margin-block-start: calc(8 * var(--_s));
    padding: calc(12 * var(--_s));
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    box-shadow: var(--_shadow);
    font-size: calc(13 * var(--_u));
    line-height: calc(18 * var(--_u));
  }

  .opened .seen {
    display: block;
  }

  .from {
    font-weight: 600;
  }

  .seen .body {
    margin-block: calc(6 * var(--_s)) calc(8 * var(--_s));
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }

  .seen-files {
    display: grid;
    gap: calc(6 * var(--_s));
    margin-block-end: calc(8 * var(--_s));
    padding-block-start: calc(8 * var(--_s));
    border-block-start: 1px solid var(--_border);
  }

  .seen-files li {
    display: flex;
    gap: calc(6 * var(--_s));
  }

  .seen-files li > div {
    display: grid;
    min-inline-size: 0;
  }

  .ended,
  .answer {
    margin-block-end: calc(8 * var(--_s));
    padding: calc(5 * var(--_s)) calc(8 * var(--_s));
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    color: var(--_muted);
    font-size: calc(12 * var(--_u));
  }

  .answer {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: calc(4 * var(--_s)) calc(8 * var(--_s));
  }

  .answer span {
    display: inline-flex;
    align-items: center;
    gap: calc(4 * var(--_s));
  }

  .answer .icon {
    inline-size: calc(14 * var(--_u));
    block-size: calc(14 * var(--_u));
  }

  @container (width >= 620px) {
    .content {
      flex-direction: row;
      gap: calc(20 * var(--_s));
    }

    .write {
      flex: 1;
      min-inline-size: 0;
    }

    .preview {
      flex: none;
      align-self: flex-start;
      inline-size: calc(240 * var(--_u));
      margin-block-start: calc(12 * var(--_s));
      padding: calc(10 * var(--_s));
      border: 1px solid var(--_border);
      border-radius: calc(var(--_radius) + 2px);
      background: var(--_surface-2);
    }

    .preview h4 {
      display: flex;
    }

    .preview .summary {
      display: none;
    }

    .seen {
      display: block;
      margin: 0;
    }
  }

  @container style(--_page: 1) {
    .preview .summary {
      min-block-size: calc(46 * var(--_u));
      font-size: calc(14 * var(--_u));
    }
  }
`;
