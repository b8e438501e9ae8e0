import { css } from 'lit';

/** A few lines above the rows; more of them scroll, so that the list keeps its place. */
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
    gap: calc(4 * var(--_s));
    padding: calc(8 * var(--_s)) calc(12 * var(--_s));
    background: var(--_notice);
    color: var(--_notice-text);
    border-block-end: 1px solid var(--_border);
  }

  h2,
  summary {
    display: flex;
    align-items: center;
    gap: calc(8 * var(--_s));
    min-block-size: calc(24 * var(--_u));
    font-size: calc(14 * var(--_u));
    font-weight: 650;
  }

  summary {
    border-radius: var(--_radius);
    cursor: pointer;
  }

  li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(4 * var(--_s)) calc(12 * var(--_s));
    padding-block: calc(2 * var(--_s));
  }

  .told {
    flex: 1 1 20em;
    overflow-wrap: anywhere;
  }

  .told strong {
    font-weight: 650;
    margin-inline-end: calc(4 * var(--_s));
  }

  .acts,
  .remind,
  .remind label {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(8 * var(--_s));
  }

  .remind,
  .remind label {
    gap: calc(4 * var(--_s));
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
    display: flex;
    align-items: center;
    gap: calc(8 * var(--_s));
    inline-size: fit-content;
    min-block-size: calc(24 * var(--_u));
    font-size: calc(13 * var(--_u));
  }

  .outside input {
    margin: 0;
    accent-color: var(--_accent);
  }

  .strip .meta {
    color: inherit;
  }

  @container style(--_page: 1) {
    .button.small,
    .strip select,
    .outside,
    summary {
      min-block-size: calc(44 * var(--_u));
    }
  }
`;
