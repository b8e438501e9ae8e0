import { css } from 'lit';

/** What the panels share that act on a conversation: head, what scrolls, and the acts at the foot. */
export const panels = css`
  /* Where the host of a panel is short of height, what was written and chosen scrolls; the buttons stay. */
  :host,
  .root,
  form[part] {
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
    gap: calc(8 * var(--_s));
    font-size: calc(14 * var(--_u));
    font-weight: 650;
  }

  .head h3 .icon {
    color: var(--_accent);
  }

  .name {
    display: none;
    flex: 1;
    font-size: calc(17 * var(--_u));
    font-weight: 650;
    line-height: calc(22 * var(--_u));
  }

  .saved {
    display: inline-flex;
    align-items: center;
    gap: calc(6 * var(--_s));
    margin-inline-start: auto;
    text-align: end;
  }

  .content {
    min-block-size: 0;
    overflow: auto;
  }

  .problem:not(:empty) {
    padding-block-start: calc(6 * var(--_s));
    color: var(--_danger);
    font-weight: 600;
  }

  .act {
    flex: none;
  }

  .hint strong {
    font-weight: 600;
  }

  .missing {
    padding: calc(20 * var(--_s));
  }

  @container (width < 480px) {
    form[part] {
      padding-inline: calc(14 * var(--_s));
    }

    .head,
    .act {
      margin-inline: calc(-14 * var(--_s));
      padding-inline: calc(14 * var(--_s));
    }
  }

  /* A page of its own, as the inbox shows it on a phone. A browser without style queries keeps the order above. */
  @container style(--_page: 1) {
    /* Whose it is comes before when it was saved. */
    .name {
      display: block;
      flex: 1 1 auto;
      min-inline-size: 55%;
    }

    .saved .icon {
      display: none;
    }

    .content {
      flex: 1;
    }

    .act {
      border-block-start: 1px solid var(--_border);
    }

    .act .button {
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

    .head h3 {
      display: none;
    }
  }

  /* Both: the name stands beside the way back, above the tabs. */
  @container style(--_tabs: 1) and style(--_page: 1) {
    .head {
      inset-block-start: calc(-97 * var(--_u));
      inset-inline: calc(52 * var(--_u)) 0;
      min-block-size: calc(52 * var(--_u));
      padding-inline-start: 0;
    }
  }
`;
