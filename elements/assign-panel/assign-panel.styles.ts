import { css } from 'lit';

export const styles = css`
  /* Where the host of the panel is short of height, the choices and the comment scroll; the button stays. */
  :host,
  .root,
  form {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
  }

  :host {
    container-type: inline-size;
  }

  .root {
    position: relative;
    flex: 1;
    background: var(--_surface);
  }

  form {
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
    display: grid;
    gap: calc(12 * var(--_s));
    min-block-size: 0;
    padding: calc(12 * var(--_s)) 3px 3px;
    margin-inline: -3px;
    overflow: auto;
  }

  .pending {
    display: inline-flex;
    align-items: center;
    gap: calc(6 * var(--_s));
  }

  .act {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(8 * var(--_s)) calc(12 * var(--_s));
    padding-block-start: calc(12 * var(--_s));
  }

  .hint {
    flex: 1 1 12em;
    font-size: calc(13 * var(--_u));
    line-height: calc(18 * var(--_u));
  }

  .hint strong {
    color: var(--_text);
    font-weight: 600;
  }

  .missing {
    padding: calc(20 * var(--_s));
  }

  @container (width < 480px) {
    form {
      padding-inline: calc(14 * var(--_s));
    }

    .head,
    .act {
      margin-inline: calc(-14 * var(--_s));
      padding-inline: calc(14 * var(--_s));
    }
  }

  /* Under the inbox's tabs, which name the panel: what is left of its head stands in their line. */
  @container style(--_tabs: 1) {
    form {
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

  /* A page of its own, as the inbox shows it on a phone. */
  @container style(--_page: 1) {
    .name {
      display: block;
    }

    .content {
      flex: 1;
      align-content: start;
    }

    .act {
      border-block-start: 1px solid var(--_border);
    }

    .act .button {
      flex: 1 1 100%;
      min-block-size: calc(44 * var(--_u));
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
