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
  }
`;
