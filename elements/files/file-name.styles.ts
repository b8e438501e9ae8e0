import { css } from 'lit';

/** Names, badges and progress of files, in the composer and in the thread. */
export const fileNameStyles = css`
  .file-name {
    display: inline-flex;
    min-inline-size: 0;
    font-size: calc(13 * var(--_u));
    font-weight: 550;
    line-height: calc(18 * var(--_u));
    overflow-wrap: anywhere;
  }

  .stem {
    min-inline-size: 1em;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: pre;
  }

  .ending {
    flex: none;
    white-space: pre;
  }

  .badge {
    display: inline-flex;
    flex: none;
    align-items: center;
    gap: calc(4 * var(--_s));
    padding-inline: calc(4 * var(--_s));
    border: 1px solid var(--_border-strong);
    border-radius: 4px;
    font-size: calc(12 * var(--_u));
    font-weight: 600;
    line-height: calc(16 * var(--_u));
  }

  .badge .icon {
    inline-size: calc(12 * var(--_u));
    block-size: calc(12 * var(--_u));
  }

  .file-line {
    display: flex;
    align-items: flex-start;
    gap: calc(6 * var(--_s));
  }

  .file-line .icon {
    margin-block-start: 1px;
  }

  .strong {
    color: var(--_text);
    font-weight: 600;
  }

  progress {
    appearance: none;
    flex: 1 1 calc(60 * var(--_u));
    min-inline-size: calc(40 * var(--_u));
    max-inline-size: calc(110 * var(--_u));
    block-size: calc(6 * var(--_u));
    align-self: center;
    border: 1px solid var(--_border-strong);
    border-radius: calc(3 * var(--_u));
    overflow: hidden;
    background: var(--_surface);
  }

  progress::-webkit-progress-bar {
    background: transparent;
  }

  progress::-webkit-progress-value {
    background: var(--_accent);
    transition: inline-size 200ms linear;
  }

  progress::-moz-progress-bar {
    background: var(--_accent);
  }

  @media (prefers-reduced-motion: reduce) {
    progress::-webkit-progress-value {
      transition: none;
    }
  }

  @media (forced-colors: active) {
    progress {
      forced-color-adjust: none;
      border-color: CanvasText;
      background: Canvas;
    }

    progress::-webkit-progress-value {
      background: Highlight;
    }

    progress::-moz-progress-bar {
      background: Highlight;
    }
  }
`;
