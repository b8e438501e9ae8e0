import { css } from 'lit';

export const attachStyles = css`
  .attach {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(4 * var(--_s)) calc(12 * var(--_s));
    padding-block-start: calc(8 * var(--_s));
  }

  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: calc(4 * var(--_s)) calc(8 * var(--_s));
    min-inline-size: 0;
    max-inline-size: 100%;
  }

  .chip {
    display: inline-flex;
    align-items: center;
    gap: calc(6 * var(--_s));
    min-inline-size: 0;
    max-inline-size: 100%;
    min-block-size: calc(28 * var(--_u));
    padding-inline: calc(8 * var(--_s));
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface-2);
  }

  .chip > .icon {
    color: var(--_muted);
  }

  .chip .meta {
    flex: none;
  }

  .sealing {
    flex-wrap: wrap;
    border-style: dashed;
    border-color: var(--_border-strong);
  }

  .remove {
    display: inline-grid;
    flex: none;
    place-items: center;
    inline-size: calc(24 * var(--_u));
    block-size: calc(24 * var(--_u));
    margin-inline-end: calc(-5 * var(--_s));
    border-radius: 4px;
    color: var(--_muted);
  }

  .remove:hover:enabled {
    background: var(--_surface-3);
    color: var(--_text);
  }

  .remove .icon {
    inline-size: calc(14 * var(--_u));
    block-size: calc(14 * var(--_u));
  }

  .attach-row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(4 * var(--_s)) calc(10 * var(--_s));
  }

  .attach-button {
    display: inline-flex;
    align-items: center;
    gap: calc(8 * var(--_s));
    min-block-size: calc(28 * var(--_u));
    font-weight: 550;
    text-decoration: none;
  }

  .attach-button:hover:enabled {
    text-decoration: underline;
  }

  .attach > .file-line,
  .not-attached {
    flex: 1 1 100%;
  }

  .not-attached {
    display: flex;
    align-items: flex-start;
    gap: calc(8 * var(--_s));
  }

  .not-attached:has(.refusal) {
    padding: calc(6 * var(--_s)) calc(10 * var(--_s));
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius);
  }

  .not-attached > [role='status'] {
    flex: 1;
    min-inline-size: 0;
  }

  .refusal {
    font-size: calc(13 * var(--_u));
    line-height: calc(18 * var(--_u));
    overflow-wrap: anywhere;
  }

  .refusal strong {
    font-weight: 600;
  }

  .drop {
    position: absolute;
    z-index: 1;
    inset: 0;
    display: grid;
    place-content: center;
    gap: calc(8 * var(--_s));
    justify-items: center;
    padding: calc(20 * var(--_s));
    border: 2px dashed var(--_accent);
    border-radius: calc(var(--_radius) + 2px);
    background: color-mix(in srgb, var(--_accent-soft) 94%, transparent);
    font-weight: 600;
    text-align: center;
    overflow-wrap: anywhere;
    pointer-events: none;
  }

  @media (forced-colors: active) {
    .drop {
      border-color: Highlight;
      background: Canvas;
    }
  }

  @container style(--_page: 1) {
    .attach {
      padding-block: calc(8 * var(--_s));
    }

    .chips,
    .chip {
      flex: 1 1 100%;
    }

    .chip,
    .attach-button {
      min-block-size: calc(44 * var(--_u));
    }

    .chip .file-name {
      flex: 1 1 0;
    }

    .remove {
      inline-size: calc(44 * var(--_u));
      block-size: calc(44 * var(--_u));
    }
  }
`;
