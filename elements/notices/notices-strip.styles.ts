import { css } from 'lit';

/** A line or two above the rows; what was opened scrolls, so that the list keeps its place. */
export const styles = css`
  :host {
    position: relative;
    display: block;
    flex: 0 1 auto;
    max-block-size: 40%;
    min-block-size: 0;
    overflow: auto;
  }

  .strip {
    display: grid;
    padding: calc(6 * var(--_s)) calc(12 * var(--_s));
    background: var(--_notice);
    color: var(--_notice-text);
    border-block-end: 1px solid var(--_border);
  }

  .told-of {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: calc(8 * var(--_s));
  }

  .told-of > .icon {
    margin-block-start: calc(8 * var(--_s));
  }

  .line,
  .outside,
  summary {
    display: flex;
    align-items: center;
    gap: calc(6 * var(--_s));
    min-block-size: calc(32 * var(--_u));
  }

  summary {
    font-size: calc(13 * var(--_u));
    font-weight: 600;
    border-radius: var(--_radius);
    cursor: pointer;
  }

  .told {
    flex: 1 1 0;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .told strong {
    display: block;
    font-weight: 650;
  }

  .strip .meta {
    color: inherit;
  }

  .names {
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .name + .name::before {
    content: ' · ';
  }

  .button.small {
    padding-inline: calc(8 * var(--_s));
  }

  .button.plain {
    padding-inline: calc(5 * var(--_s));
    border-color: transparent;
    background: none;
  }

  .button.plain:hover {
    background: var(--_surface-3);
  }

  .more[aria-expanded='true'] .icon {
    rotate: 180deg;
  }

  .notices > li {
    padding-block: calc(2 * var(--_s));
  }

  .notices > li + li {
    border-block-start: 1px solid var(--_border);
  }

  .sentence {
    font-size: calc(13 * var(--_u));
  }

  .going li {
    display: flex;
    align-items: center;
    gap: calc(6 * var(--_s));
    padding-block: calc(2 * var(--_s));
  }

  .remind,
  .remind label {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(4 * var(--_s));
    padding-block: calc(2 * var(--_s));
  }

  select {
    min-block-size: calc(28 * var(--_u));
    padding-inline: calc(6 * var(--_s));
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
  }

  .outside {
    inline-size: fit-content;
    font-size: calc(13 * var(--_u));
  }

  .outside input {
    margin: 0;
    accent-color: var(--_accent);
  }

  @container style(--_page: 1) {
    .button.small,
    .strip select,
    .outside,
    summary {
      min-block-size: calc(44 * var(--_u));
    }

    .button.plain {
      min-inline-size: calc(44 * var(--_u));
    }
  }
`;
