import { css } from 'lit';

export const styles = css`
  :host {
    display: inline-block;
    --_ground: var(--intray-icon-ground, var(--_surface));
  }

  .root {
    display: inline-flex;
    align-items: center;
    gap: calc(8 * var(--_s));
    min-inline-size: calc(40 * var(--_u));
    min-block-size: calc(40 * var(--_u));
    justify-content: center;
    border-radius: calc(10 * var(--_u));
    color: inherit;
    font-family: inherit;
  }

  .envelope {
    position: relative;
    display: grid;
    place-items: center;
    inline-size: calc(40 * var(--_u));
    block-size: calc(40 * var(--_u));
  }

  .envelope > .icon,
  slot[name='icon'] .icon {
    inline-size: calc(26 * var(--_u));
    block-size: calc(26 * var(--_u));
    stroke-width: 1.6;
  }

  .never .icon {
    stroke-dasharray: 3.2 2.2;
  }

  .badge,
  .dot {
    position: absolute;
    display: grid;
    place-items: center;
    box-shadow: 0 0 0 2px var(--_ground);
  }

  .badge {
    inset-block-start: 0;
    inset-inline-start: calc(21 * var(--_u));
    block-size: calc(18 * var(--_u));
    min-inline-size: calc(18 * var(--_u));
    padding-inline: calc(5 * var(--_s));
    border-radius: calc(9 * var(--_u));
    background: var(--_unread);
    color: var(--_on-accent);
    font-size: calc(11 * var(--_u));
    font-weight: 700;
    line-height: 1;
    font-variant-numeric: tabular-nums;
  }

  .dot {
    inset-block-end: calc(3 * var(--_u));
    inset-inline-start: calc(2 * var(--_u));
    inline-size: calc(15 * var(--_u));
    block-size: calc(15 * var(--_u));
    border-radius: 50%;
    background: var(--_danger);
    color: var(--_on-danger);
  }

  .dot .icon {
    inline-size: calc(10 * var(--_u));
    block-size: calc(10 * var(--_u));
    stroke-width: 3.5;
    stroke-dasharray: none;
  }

  .dot.assigned {
    inset-inline: auto calc(2 * var(--_u));
    background: var(--_unread);
    color: var(--_on-accent);
  }

  .dot.notice {
    inset-block: 0 auto;
    inset-inline-start: calc(-2 * var(--_u));
    background: var(--_unread);
    color: var(--_on-accent);
  }

  .cloud {
    position: absolute;
    inset-block-end: calc(3 * var(--_u));
    inset-inline-start: calc(1 * var(--_u));
    display: grid;
    border-radius: 50%;
    background: var(--_ground);
  }

  .cloud .icon {
    inline-size: calc(16 * var(--_u));
    block-size: calc(16 * var(--_u));
    stroke-width: 2;
    stroke-dasharray: none;
  }

  @media (forced-colors: active) {
    .badge,
    .dot {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
`;
