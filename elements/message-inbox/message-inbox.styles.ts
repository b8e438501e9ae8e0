import { css } from 'lit';

/** Panes by the inbox's own width: three from 65rem, two from 40, else one page at a time. */
export const styles = css`
  :host {
    display: block;
    block-size: 100%;
    min-block-size: 480px;
  }

  /* Panes lie on top of the frame, so that a long list never makes the inbox taller than its place. */
  .frame {
    position: relative;
    container: inbox / inline-size;
    block-size: 100%;
    min-block-size: 480px;
    background: var(--_surface);
  }

  .layers {
    position: absolute;
    inset: 0;
    display: flex;
    flex-direction: column;
    overflow: hidden;
  }

  .banner {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(4 * var(--_s)) calc(10 * var(--_s));
    min-block-size: calc(44 * var(--_u));
    padding: calc(6 * var(--_s)) calc(16 * var(--_s));
    background: var(--_notice);
    color: var(--_notice-text);
    border-block-end: 1px solid var(--_border);
  }

  .banner p {
    flex: 1 1 16em;
  }

  .banner strong {
    font-weight: 650;
  }

  .banner-time {
    font-size: calc(13 * var(--_u));
    font-variant-numeric: tabular-nums;
  }

  .panes {
    position: relative;
    display: grid;
    flex: 1;
    grid-template: minmax(0, 1fr) / 12.5rem 22.5rem minmax(0, 1fr);
    min-block-size: 0;
  }

  .pane {
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
    min-block-size: 0;
  }

  .pane + .pane {
    border-inline-start: 1px solid var(--_border);
  }

  .views {
    padding: calc(16 * var(--_s)) calc(8 * var(--_s)) 0;
    background: var(--_surface-2);
  }

  .views h2 {
    padding: 0 calc(8 * var(--_s)) calc(12 * var(--_s));
    font-size: calc(14 * var(--_u));
    font-weight: 650;
  }

  nav {
    flex: 1;
    overflow: auto;
    /* Room for the focus ring. */
    padding: 4px;
    margin: -4px;
  }

  .scopes .apart {
    margin-block-start: calc(8 * var(--_s));
    padding-block-start: calc(8 * var(--_s));
    position: relative;
  }

  .scopes .apart::before {
    content: '';
    position: absolute;
    inset: 0 calc(8 * var(--_s)) auto;
    border-block-start: 1px solid var(--_border);
  }

  .scope {
    display: flex;
    align-items: center;
    gap: calc(9 * var(--_s));
    inline-size: 100%;
    min-block-size: calc(32 * var(--_u));
    padding: calc(4 * var(--_s)) calc(8 * var(--_s));
    border-radius: var(--_radius);
  }

  .scope .icon {
    color: var(--_muted);
  }

  .scope:hover {
    background: var(--_surface-3);
  }

  .scope[aria-current] {
    background: var(--_accent-soft);
    font-weight: 650;
  }

  .scope[aria-current] .icon,
  .scope[aria-current] .scope-count {
    color: var(--_accent);
  }

  .scope-name {
    flex: 1;
  }

  .scope-count {
    display: inline-flex;
    align-items: center;
    gap: calc(4 * var(--_s));
    color: var(--_muted);
    font-size: calc(13 * var(--_u));
    font-variant-numeric: tabular-nums;
  }

  .scope .scope-count.danger,
  .scope .scope-count.danger .icon {
    color: var(--_danger);
    font-weight: 600;
  }

  .views .status {
    margin: calc(8 * var(--_s)) calc(8 * var(--_s)) 0;
    border-block-start: 1px solid var(--_border);
  }

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

  .nothing-chosen {
    margin: auto;
    padding: calc(20 * var(--_s));
    color: var(--_muted);
    text-align: center;
  }

  .icon-button {
    display: none;
    place-items: center;
    min-inline-size: calc(44 * var(--_u));
    min-block-size: calc(44 * var(--_u));
    margin-inline-start: calc(-10 * var(--_s));
    border-radius: var(--_radius);
  }

  .icon-button .icon {
    inline-size: calc(20 * var(--_u));
    block-size: calc(20 * var(--_u));
  }

  :dir(rtl) .icon-button .icon {
    transform: scaleX(-1);
  }

  .icon-button:hover {
    background: var(--_surface-3);
  }

  .phone-bar {
    display: none;
  }

  @container inbox (width < 65rem) {
    .panes {
      grid-template-columns: 20rem minmax(0, 1fr);
    }

    .views {
      display: none;
    }
  }

  @container inbox (width < 56.25rem) {
    .panes {
      grid-template-columns: 19rem minmax(0, 1fr);
    }
  }

  /* Hidden pages keep their place and their scrolling; only visibility takes them from the reader. */
  @container inbox (width < 40rem) {
    .panes {
      grid-template-columns: minmax(0, 1fr);
    }

    .pane {
      --_page: 1;
      grid-area: 1 / 1;
      border: 0 !important;
    }

    .banner-time {
      display: none;
    }

    .banner .button {
      min-block-size: calc(44 * var(--_u));
    }

    [data-page='list'] .conversation,
    [data-page='conversation'] .list,
    [data-page='compose'] .list,
    [data-page='compose'] intray-message-conversation,
    [data-page='compose'] .phone-bar,
    [data-page='conversation'] .composer {
      visibility: hidden;
    }

    .icon-button {
      display: grid;
    }

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

    .scope[aria-current] {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
