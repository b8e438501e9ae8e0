import { css } from 'lit';

export const rowStyles = css`
  .rows[hidden] {
    display: none !important;
  }

  .rows.window {
    padding-block: var(--_before, 0) var(--_after, 0);
    overflow-anchor: none;
  }

  .rows li {
    inline-size: 100%;
  }

  .row {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto auto;
    align-content: start;
    align-items: baseline;
    gap: 1px calc(12 * var(--_s));
    inline-size: 100%;
    block-size: calc(96 * var(--_u));
    padding: calc(8 * var(--_s)) calc(12 * var(--_s)) calc(8 * var(--_s)) calc(28 * var(--_s));
    border-block-end: 1px solid var(--_border);
    overflow: hidden;
  }

  :dir(rtl) .row {
    padding-inline: calc(28 * var(--_s)) calc(12 * var(--_s));
  }

  .row:hover {
    background: var(--_surface-3);
  }

  .row:focus-visible {
    outline-offset: -2px;
  }

  .row[aria-current] {
    background: var(--_accent-soft);
    box-shadow: inset 3px 0 var(--_accent);
  }

  :dir(rtl) .row[aria-current] {
    box-shadow: inset -3px 0 var(--_accent);
  }

  .row.unread::before {
    content: '';
    position: absolute;
    inset-block-start: calc(8 * var(--_s) + 6 * var(--_u));
    inset-inline-start: calc(12 * var(--_s));
    inline-size: calc(8 * var(--_u));
    block-size: calc(8 * var(--_u));
    border-radius: 50%;
    background: var(--_unread);
  }

  .name {
    grid-column: 1 / span 2;
  }

  .row time {
    grid-area: 1 / 3;
    justify-self: end;
    color: var(--_muted);
    font-size: calc(12 * var(--_u));
    font-variant-numeric: tabular-nums;
  }

  .subject,
  .excerpt {
    grid-column: 1 / -1;
    font-size: calc(13 * var(--_u));
    line-height: calc(18 * var(--_u));
  }

  .excerpt {
    min-block-size: calc(18 * var(--_u));
    color: var(--_muted);
  }

  .unread .name,
  .unread .subject {
    font-weight: 650;
  }

  .unread time {
    color: var(--_text);
    font-weight: 600;
  }

  .items {
    display: flex;
    grid-column: 1 / -1;
    gap: calc(12 * var(--_s));
    padding-block-start: calc(3 * var(--_s));
  }

  /* Spoken after the files, seen before them. */
  .item.owner {
    order: -1;
  }

  .item {
    display: inline-flex;
    align-items: center;
    gap: calc(6 * var(--_s));
    flex: none;
    max-inline-size: 100%;
    white-space: nowrap;
  }

  .item.files {
    flex-shrink: 99;
    min-inline-size: 0;
    overflow: hidden;
  }

  /* The first to be cut; the state is the last. */
  .item.owner,
  .item.person {
    flex: 0 999 auto;
    min-inline-size: calc(14 * var(--_u));
  }

  .items .state {
    flex-shrink: 1;
    min-inline-size: 0;
  }

  .state.strong {
    color: var(--_text);
    font-weight: 600;
  }

  .state.danger {
    color: var(--_danger);
    font-weight: 600;
  }

  .aside {
    display: none;
  }

  .compact .row {
    block-size: calc(56 * var(--_u));
  }

  .compact .excerpt {
    display: none;
  }

  /* Still part of the row's name. */
  .compact .items {
    position: absolute;
    inset-block-start: 100%;
  }

  .compact .subject {
    grid-column: 1;
  }

  .compact .aside {
    display: inline-flex;
    grid-area: 2 / 2 / auto / span 2;
    justify-self: end;
    align-self: center;
    color: var(--_muted);
    font-size: calc(12 * var(--_u));
  }

  .compact .aside.strong {
    color: var(--_text);
  }

  .compact .aside.danger {
    color: var(--_danger);
  }

  .aside .icon {
    inline-size: calc(14 * var(--_u));
    block-size: calc(14 * var(--_u));
  }

  .without-preview .row {
    block-size: calc(77 * var(--_u));
  }

  .without-preview.compact .row {
    block-size: calc(56 * var(--_u));
  }

  @media (forced-colors: active) {
    .row[aria-current] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }

    .row.unread::before {
      forced-color-adjust: none;
      background: Highlight;
    }
  }
`;
