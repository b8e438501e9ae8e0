import { css } from 'lit';

/** The conversation with Reply and Assign below it; on a phone, each a page. */
export const composerStyles = css`
  /* The panel inside asks how tall this is. */
  .conversation {
    position: relative;
    container-type: size;
    background: var(--_surface-2);
  }

  intray-message-conversation {
    flex: 1;
    min-block-size: 0;
  }

  .composer {
    --_tabs: 1;
    position: relative;
    display: flex;
    flex: none;
    flex-direction: column;
    min-block-size: 0;
    max-block-size: 60%;
    background: var(--_surface);
  }

  .composer > [role='tabpanel'] {
    flex: 0 1 auto;
    min-block-size: 0;
  }

  .page-head {
    display: none;
  }

  .tabs {
    display: flex;
    flex: none;
    gap: calc(20 * var(--_s));
    block-size: calc(41 * var(--_u));
    padding-inline: calc(20 * var(--_s));
    border-block-end: 1px solid var(--_border);
  }

  .tab {
    display: inline-flex;
    align-items: center;
    gap: calc(8 * var(--_s));
    margin-block-end: -1px;
    padding-inline: calc(2 * var(--_s));
    border-block-end: 2px solid transparent;
    color: var(--_muted);
    white-space: nowrap;
  }

  .tab:hover {
    color: var(--_text);
  }

  .tab:focus-visible {
    outline-offset: -4px;
  }

  .tab[aria-selected='true'] {
    border-block-end-color: var(--_accent);
    color: var(--_text);
    font-weight: 650;
  }

  .tab[aria-selected='true'] .icon {
    color: var(--_accent);
  }

  .tab-draft {
    font-size: calc(12 * var(--_u));
  }

  .assigning {
    --_assigning: 1;
  }

  .phone-bar {
    display: none;
  }

  @container inbox (width < 40rem) {
    .phone-bar {
      display: flex;
      flex: none;
      gap: calc(8 * var(--_s));
      padding: calc(12 * var(--_s)) calc(14 * var(--_s));
      border-block-start: 1px solid var(--_border);
      background: var(--_surface);
    }

    .phone-bar .button {
      flex: 1;
      min-block-size: calc(44 * var(--_u));
    }

    .composer {
      position: absolute;
      inset: 0;
      max-block-size: none;
    }

    .composer > [role='tabpanel'] {
      flex: 1;
    }

    .page-head {
      display: flex;
      flex: none;
      align-items: center;
      block-size: calc(52 * var(--_u));
      padding-inline: calc(14 * var(--_s));
      border-block-end: 1px solid var(--_border);
    }

    .tabs {
      block-size: calc(45 * var(--_u));
      padding-inline: calc(14 * var(--_s));
    }
  }

  @media (forced-colors: active) {
    .tab {
      border-block-end-color: Canvas;
    }

    .tab[aria-selected='true'] {
      border-block-end-color: Highlight;
    }
  }
`;
