import { css } from 'lit';

export const styles = css`
  .head h3 {
    align-self: stretch;
    padding-inline-end: calc(4 * var(--_s));
    margin-block-end: -1px;
    border-block-end: 2px solid var(--_accent);
  }

  :dir(rtl) .icon {
    transform: scaleX(-1);
  }

  .short {
    display: none;
  }

  .content {
    display: flex;
    flex-direction: column;
    padding: 3px;
    margin: -3px;
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

  @container (width < 480px) {
    .since {
      margin-inline: calc(-14 * var(--_s));
      padding-inline: calc(14 * var(--_s));
    }
  }

  /* A page of its own, as the inbox shows it on a phone. */
  @container style(--_page: 1) {
    .head {
      flex-wrap: wrap;
      row-gap: 0;
    }

    .name {
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

    textarea {
      font-size: calc(16 * var(--_u));
      line-height: calc(23 * var(--_u));
      min-block-size: calc(69 * var(--_u) + 18 * var(--_s));
    }

    .buttons .button {
      flex: 1;
    }
  }

  /* Under the inbox's tabs, where the head has no heading. */
  @container style(--_tabs: 1) {
    .head::after {
      display: none;
    }
  }

  @container style(--_tabs: 1) and style(--_page: 1) {
    .head {
      flex-wrap: nowrap;
    }
  }
`;
