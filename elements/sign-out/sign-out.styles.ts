import { css } from 'lit';

export const styles = css`
  dialog {
    max-inline-size: min(520px, 94vw);
    max-block-size: 92dvb;
    overflow: auto;
  }

  .unsent {
    max-block-size: calc(176 * var(--_u));
    margin-block: calc(12 * var(--_s));
    overflow: auto;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface-2);
  }

  .unsent li {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 calc(12 * var(--_s));
    padding: calc(6 * var(--_s)) calc(12 * var(--_s));
  }

  .unsent li + li {
    border-block-start: 1px solid var(--_border);
  }

  .name {
    font-weight: 600;
    overflow-wrap: anywhere;
  }

  .ways {
    display: grid;
    gap: calc(12 * var(--_s));
  }

  .way {
    display: grid;
    grid-template-columns: calc(190 * var(--_u)) minmax(0, 1fr);
    gap: calc(6 * var(--_s)) calc(12 * var(--_s));
    align-items: start;
  }

  .way .meta {
    display: grid;
    gap: calc(4 * var(--_s));
    align-self: center;
  }

  progress {
    inline-size: 100%;
    accent-color: var(--_accent);
  }

  .danger:not(:disabled) {
    border-color: var(--_danger-border);
    color: var(--_danger);
  }

  label {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(8 * var(--_s));
    color: var(--_text);
  }

  input {
    min-block-size: calc(34 * var(--_u));
    padding: calc(4 * var(--_s)) calc(8 * var(--_s));
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
  }

  @media (width < 480px) {
    .unsent {
      max-block-size: calc(120 * var(--_u));
    }

    .way {
      grid-template-columns: minmax(0, 1fr);
    }

    .button,
    input {
      min-block-size: calc(44 * var(--_u));
    }
  }
`;
