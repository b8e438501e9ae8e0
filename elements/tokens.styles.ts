import { css } from 'lit';

/**
 * The public tokens with their defaults, and the private ones that follow from them. Without a `theme` the
 * page's own `color-scheme` decides, so that a portal which is always light stays light. `--_u` is one pixel
 * of the drawing at 14 px text and grows with it; `--_s` is one pixel of space.
 */
export const tokens = css`
  :host {
    --_text: var(--intray-color-text, light-dark(#17242a, #e4ebed));
    --_muted: var(--intray-color-muted, light-dark(#52626a, #a2b1b8));
    --_surface: var(--intray-color-surface, light-dark(#ffffff, #182126));
    --_surface-2: var(--intray-color-surface-2, light-dark(#f4f6f7, #12191d));
    --_surface-3: light-dark(#e9eef0, #243036);
    --_border: var(--intray-color-border, light-dark(#dce2e5, #2e3b42));
    --_border-strong: light-dark(#7a8a92, #748690);
    --_accent: var(--intray-color-accent, light-dark(#0b5f73, #74c7da));
    --_accent-strong: light-dark(
      color-mix(in srgb, var(--_accent) 78%, black),
      color-mix(in srgb, var(--_accent) 74%, white)
    );
    --_on-accent: var(--intray-color-on-accent, light-dark(#ffffff, #062630));
    --_soft: var(--intray-color-accent, light-dark(#0d829b, #11b7d9));
    --_accent-soft: light-dark(
      color-mix(in srgb, var(--_soft) 12%, var(--_surface)),
      color-mix(in srgb, var(--_soft) 14%, var(--_surface))
    );
    --_unread: var(--intray-color-unread, var(--_accent));
    --_danger: var(--intray-color-danger, light-dark(#a03018, #f5a593));
    --_danger-soft: light-dark(#fcf0ec, #38211c);
    --_danger-border: light-dark(#e3b3a6, #7c4335);
    --_on-danger: light-dark(#ffffff, #2c0d06);
    --_notice: light-dark(#e4e9eb, #2a363c);
    --_notice-text: light-dark(#2c3a41, #d5dfe3);
    --_shadow:
      0 1px 2px light-dark(rgb(16 32 40 / 6%), rgb(0 0 0 / 40%)),
      0 4px 12px light-dark(rgb(16 32 40 / 6%), rgb(0 0 0 / 35%));
    --_u: calc(var(--intray-font-size, 0.875rem) / 14);
    --_s: calc(var(--intray-space, 4px) / 4);
    --_radius: var(--intray-radius, 6px);
    --_ring: 2px;
  }

  :host([theme='light']) {
    color-scheme: light;
  }

  :host([theme='dark']) {
    color-scheme: dark;
  }

  :host([theme='auto']) {
    color-scheme: light dark;
  }

  :host([hidden]) {
    display: none !important;
  }

  @media (prefers-contrast: more) {
    :host {
      --_muted: var(--_text);
      --_border: var(--_border-strong);
      --_ring: 3px;
    }
  }

  @media (forced-colors: active) {
    :host {
      --_border: CanvasText;
      --_border-strong: CanvasText;
      --_danger: CanvasText;
      --_danger-border: CanvasText;
    }
  }

  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }

  .root {
    color: var(--_text);
    font-family: var(
      --intray-font,
      system-ui,
      -apple-system,
      'Segoe UI',
      Roboto,
      'Noto Sans',
      Arial,
      sans-serif
    );
    font-size: calc(14 * var(--_u));
    font-weight: 400;
    line-height: calc(20 * var(--_u));
    text-align: start;
  }
`;
