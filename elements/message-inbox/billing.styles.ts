import { css } from 'lit';

/** The billing report lies over list and conversation, which keep their place and their scrolling under it. */
export const billingStyles = css`
  .report {
    position: absolute;
    inset: 0;
    grid-area: 1 / 2 / -1 / -1;
    background: var(--_surface);
  }

  .report-head {
    flex: none;
    padding: calc(12 * var(--_s)) calc(20 * var(--_s)) 0;
  }

  .report-head .icon:dir(rtl) {
    transform: scaleX(-1);
  }

  intray-billing-report {
    flex: 1;
    min-block-size: 0;
    overflow: auto;
  }

  [data-page='billing'] .list,
  [data-page='billing'] .conversation,
  [data-page='billing'] intray-message-conversation,
  [data-page='billing'] .composer,
  [data-page='billing'] .phone-bar {
    visibility: hidden;
  }

  @container inbox (width < 65rem) {
    .report {
      grid-area: 1 / 1 / -1 / -1;
    }
  }

  @container inbox (width < 40rem) {
    .report-head {
      padding-inline: calc(14 * var(--_s));
    }

    .report-head .button {
      min-block-size: calc(44 * var(--_u));
    }
  }

  @media print {
    .frame:has([data-page='billing']),
    [data-page='billing'],
    [data-page='billing'] .panes,
    [data-page='billing'] .report,
    [data-page='billing'] intray-billing-report {
      position: static;
      display: block;
      contain: none;
      block-size: auto;
      overflow: visible;
    }

    [data-page='billing'] :is(.views, .list, .conversation, .banner, .report-head) {
      display: none;
    }
  }
`;
