import { css } from 'lit';

export const styles = css`
  /* Where the host of the panel is short of height, what was written and chosen scrolls; the buttons stay. */
  :host,
  .root,
  form {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
  }

  :host {
    position: relative;
    container-type: inline-size;
  }

  .root {
    position: relative;
    flex: 1;
    background: var(--_surface);
  }

  form[part] {
    flex: 1;
    padding: 0 calc(20 * var(--_s)) calc(14 * var(--_s));
    border-block-start: 1px solid var(--_border);
  }

  .head {
    display: flex;
    flex: none;
    align-items: center;
    gap: calc(8 * var(--_s));
    min-block-size: calc(40 * var(--_u));
    margin-inline: calc(-20 * var(--_s));
    padding-inline: calc(20 * var(--_s));
    border-block-end: 1px solid var(--_border);
  }

  .head h3 {
    display: inline-flex;
    align-items: center;
    align-self: stretch;
    gap: calc(8 * var(--_s));
    padding-inline-end: calc(4 * var(--_s));
    margin-block-end: -1px;
    border-block-end: 2px solid var(--_accent);
    font-size: calc(14 * var(--_u));
    font-weight: 650;
  }

  .name {
    display: none;
    flex: 1;
    font-size: calc(17 * var(--_u));
    font-weight: 650;
    line-height: calc(22 * var(--_u));
  }

  .head h3 .icon {
    color: var(--_accent);
  }

  :dir(rtl) .icon {
    transform: scaleX(-1);
  }

  .saved {
    display: inline-flex;
    align-items: center;
    gap: calc(6 * var(--_s));
    margin-inline-start: auto;
    text-align: end;
  }

  .short {
    display: none;
  }

  .content {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    padding: 3px;
    margin: -3px;
    overflow: auto;
  }

  .act {
    flex: none;
  }

  .to {
    padding-block: calc(10 * var(--_s)) calc(6 * var(--_s));
    overflow-wrap: anywhere;
  }

  .to span {
    color: var(--_muted);
    margin-inline-end: calc(2 * var(--_s));
  }

  .to strong {
    font-weight: 600;
  }

  textarea {
    display: block;
    inline-size: 100%;
    min-block-size: calc(66 * var(--_u) + 18 * var(--_s));
    padding: calc(8 * var(--_s)) calc(12 * var(--_s));
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font-size: calc(15 * var(--_u));
    line-height: calc(22 * var(--_u));
    resize: none;
    overflow: auto;
  }

  textarea::placeholder {
    color: var(--_muted);
    opacity: 1;
  }

  textarea:focus-visible {
    outline-offset: -1px;
  }

  textarea:read-only {
    border-color: var(--_border);
    background: var(--_surface-3);
    color: var(--_muted);
  }

  .problem:not(:empty) {
    padding-block-start: calc(6 * var(--_s));
    color: var(--_danger);
    font-weight: 600;
  }

  .room {
    padding-block-start: calc(4 * var(--_s));
    text-align: end;
  }

  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: calc(8 * var(--_s));
    padding-block-start: calc(12 * var(--_s));
  }

  .missing {
    display: grid;
    gap: calc(12 * var(--_s));
    justify-items: start;
    padding: calc(20 * var(--_s));
  }

  .since {
    display: flex;
    align-items: center;
    gap: calc(8 * var(--_s));
    margin-inline: calc(-20 * var(--_s));
    padding: calc(6 * var(--_s)) calc(20 * var(--_s));
    background: var(--_notice);
    color: var(--_notice-text);
    font-size: calc(13 * var(--_u));
    line-height: calc(18 * var(--_u));
  }

  .since span {
    flex: 1;
  }

  .hint {
    padding-block-start: calc(8 * var(--_s));
    min-block-size: calc(24 * var(--_u));
  }

  .hint strong {
    font-weight: 600;
  }

  @container (width < 480px) {
    form {
      padding-inline: calc(14 * var(--_s));
    }

    .head,
    .since,
    .act {
      margin-inline: calc(-14 * var(--_s));
      padding-inline: calc(14 * var(--_s));
    }
  }

  /* A page of its own, as the inbox shows it on a phone. A browser without style queries keeps the order above. */
  @container style(--_page: 1) {
    .head {
      flex-wrap: wrap;
      row-gap: 0;
    }

    .name {
      display: block;
      flex: 1 1 0;
      min-inline-size: 0;
      padding-block: calc(10 * var(--_s));
    }

    .head::after {
      content: '';
      flex-basis: 100%;
      order: 1;
    }

    .head h3 {
      order: 2;
      min-block-size: calc(40 * var(--_u));
    }

    .long {
      display: none;
    }

    .short {
      display: inline;
    }

    .content {
      flex: 1;
    }

    textarea {
      font-size: calc(16 * var(--_u));
      line-height: calc(23 * var(--_u));
      min-block-size: calc(69 * var(--_u) + 18 * var(--_s));
    }

    .act {
      flex: none;
      border-block-start: 1px solid var(--_border);
    }

    .buttons .button {
      flex: 1;
      min-block-size: calc(44 * var(--_u));
    }
  }

  /* Under the inbox's tabs, which name the panel: what is left of its head stands in their line. */
  @container style(--_tabs: 1) {
    form[part] {
      border-block-start: 0;
    }

    .head {
      position: absolute;
      inset-block-start: calc(-41 * var(--_u));
      inset-inline-end: 0;
      margin: 0;
      border: 0;
    }

    .head h3,
    .head::after {
      display: none;
    }
  }

  /* Both: the name stands beside the way back, above the tabs. */
  @container style(--_tabs: 1) and style(--_page: 1) {
    .head {
      inset-block-start: calc(-97 * var(--_u));
      inset-inline: calc(52 * var(--_u)) 0;
      flex-wrap: nowrap;
      min-block-size: calc(52 * var(--_u));
      padding-inline-start: 0;
    }
  }
`;
