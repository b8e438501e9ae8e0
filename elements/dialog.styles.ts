import { css } from 'lit';

/** A question that waits for an answer. */
export const dialogs = css`
  dialog {
    max-inline-size: min(400px, 90vw);
    padding: calc(20 * var(--_s));
    border: 1px solid var(--_border-strong);
    border-radius: calc(var(--_radius) + 2px);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: var(--_shadow);
  }

  dialog::backdrop {
    background: rgb(16 32 40 / 40%);
  }

  dialog h3 {
    margin-block-end: calc(8 * var(--_s));
    font-size: calc(15 * var(--_u));
    font-weight: 650;
  }

  dialog .choices {
    display: flex;
    flex-flow: row wrap;
    gap: calc(8 * var(--_s));
    justify-content: flex-end;
    margin-block-start: calc(16 * var(--_s));
  }
`;
