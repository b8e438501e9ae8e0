import { css } from 'lit';

export const stripStyles = css`
  .strip {
    flex: none;
    border-block: var(--_staff-edge);
    background: var(--_staff-note);
    color: var(--_staff-note-text);
  }

  .strip-line {
    display: flex;
    align-items: center;
    gap: calc(8 * var(--_s));
    inline-size: 100%;
    min-block-size: calc(32 * var(--_u));
    padding: calc(4 * var(--_s)) calc(20 * var(--_s));
    font-size: calc(13 * var(--_u));
    line-height: calc(18 * var(--_u));
  }

  .strip-line:focus-visible {
    outline-offset: -2px;
  }

  .strip-line strong {
    font-weight: 600;
  }

  .count {
    flex: none;
    font-variant-numeric: tabular-nums;
  }

  .short {
    display: none;
  }

  /* It has what the others leave, and gives way before anything wraps. */
  .last {
    flex: 1 1 0;
    min-inline-size: 0;
  }

  .last::before {
    content: '· ';
  }

  .chevron {
    display: grid;
    margin-inline-start: auto;
  }

  .strip-line[aria-expanded='true'] .chevron {
    transform: scaleY(-1);
  }

  .strip-body {
    padding: 0 calc(20 * var(--_s)) calc(10 * var(--_s)) calc(44 * var(--_s));
  }

  :dir(rtl) .strip-body {
    padding-inline: calc(44 * var(--_s)) calc(20 * var(--_s));
  }

  .said {
    display: grid;
    gap: calc(8 * var(--_s));
    max-block-size: calc(160 * var(--_u));
    overflow: auto;
    padding-block-end: calc(4 * var(--_s));
    color: var(--_text);
    border-radius: 4px;
  }

  .said li {
    display: block;
    overflow-wrap: anywhere;
  }

  .by {
    margin-inline-end: calc(8 * var(--_s));
    color: var(--_staff-note-text);
    font-size: calc(12 * var(--_u));
    font-variant-numeric: tabular-nums;
  }

  .by strong {
    font-weight: 600;
  }

  .words {
    white-space: pre-wrap;
  }

  .how {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 calc(8 * var(--_s));
    color: var(--_staff-note-text);
  }

  .how.refused {
    color: var(--_danger);
    font-weight: 600;
  }

  .how .link {
    min-block-size: calc(24 * var(--_u));
  }

  .add {
    display: grid;
    gap: calc(6 * var(--_s));
    padding-block-start: calc(6 * var(--_s));
  }

  .add-line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(4 * var(--_s)) calc(12 * var(--_s));
  }

  .strip .meta {
    color: var(--_staff-note-text);
  }

  .strip .how.refused {
    color: var(--_danger);
  }

  .mark-unread {
    display: grid;
    place-items: center;
    min-inline-size: calc(34 * var(--_u));
    min-block-size: calc(34 * var(--_u));
    border-radius: var(--_radius);
    color: var(--_muted);
  }

  .mark-unread:hover {
    background: var(--_surface-3);
  }

  .mark-unread[aria-disabled] {
    color: var(--_border-strong);
    cursor: not-allowed;
  }

  /* The Assign tab shows the same comment, and its own field for it. */
  @container style(--_assigning: 1) {
    .add {
      display: none;
    }
  }

  @container (width < 480px) {
    .strip-line {
      min-block-size: calc(44 * var(--_u));
      padding-inline: calc(14 * var(--_s));
    }

    .strip-body {
      padding-inline: calc(14 * var(--_s));
    }

    .count {
      margin-inline-start: auto;
      font-weight: 600;
    }

    .chevron {
      margin-inline-start: 0;
    }

    .long {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }

    .short {
      display: inline;
    }

    .last {
      display: none;
    }

    .how .link,
    .add .button,
    .mark-unread {
      min-block-size: calc(44 * var(--_u));
    }

    .mark-unread {
      min-inline-size: calc(44 * var(--_u));
    }

    .mark-unread .icon {
      inline-size: calc(20 * var(--_u));
      block-size: calc(20 * var(--_u));
    }
  }

  @media print {
    .strip {
      display: none;
    }
  }
`;
