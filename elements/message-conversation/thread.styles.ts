import { css } from 'lit';

export const threadStyles = css`
  .thread {
    display: flex;
    flex: 1;
    flex-direction: column;
    min-block-size: 0;
    overflow: auto;
    overscroll-behavior: contain;
    padding: calc(12 * var(--_s)) calc(20 * var(--_s));
  }

  /* Short threads rest at the bottom, where the reply is written. */
  ol {
    display: grid;
    gap: calc(10 * var(--_s));
    margin-block-start: auto;
  }

  li {
    display: flex;
    min-inline-size: 0;
  }

  .day {
    display: flex;
    flex: 1;
    align-items: center;
    gap: calc(16 * var(--_s));
    color: var(--_muted);
    font-size: calc(12 * var(--_u));
    font-weight: 600;
    line-height: calc(16 * var(--_u));
  }

  .day::before,
  .day::after {
    content: '';
    flex: 1;
    border-block-start: 1px solid var(--_border);
  }

  .message {
    max-inline-size: 83%;
    border-radius: calc(10 * var(--_u));
  }

  .message.own {
    margin-inline-start: auto;
  }

  .change {
    margin-inline-start: auto;
    border-radius: 4px;
  }

  .sender,
  .files,
  .state {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 calc(6 * var(--_s));
    line-height: calc(18 * var(--_u));
  }

  .sender {
    align-items: baseline;
    padding: 0 calc(2 * var(--_s)) calc(2 * var(--_s));
  }

  .sender strong {
    color: var(--_text);
    font-weight: 600;
  }

  .sender > strong {
    font-size: calc(13 * var(--_u));
  }

  .sender time {
    margin-inline-start: auto;
    padding-inline-start: calc(12 * var(--_s));
  }

  .bubble {
    padding: calc(8 * var(--_s)) calc(12 * var(--_s));
    border: 1px solid var(--_border);
    border-radius: calc(10 * var(--_u));
    border-start-start-radius: 4px;
    background: var(--_surface);
  }

  .own .bubble {
    border-color: transparent;
    border-start-start-radius: calc(10 * var(--_u));
    border-start-end-radius: 4px;
    background: var(--_accent-soft);
  }

  .pending .bubble {
    border: 1px dashed var(--_border-strong);
    background: var(--_surface);
  }

  .body {
    font-size: calc(15 * var(--_u));
    line-height: calc(22 * var(--_u));
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }

  .files {
    padding-block-start: calc(6 * var(--_s));
    font-size: calc(13 * var(--_u));
  }

  .state {
    justify-content: flex-end;
    padding: calc(2 * var(--_s)) calc(2 * var(--_s)) 0;
    text-align: end;
  }

  /* One line for both: their targets are higher than a line, and must not lie over each other. */
  .acts {
    display: inline-flex;
    align-items: center;
    gap: calc(8 * var(--_s));
    white-space: nowrap;
  }

  .state .link {
    min-block-size: calc(24 * var(--_u));
    margin-block: calc(-3 * var(--_u));
  }

  .card {
    flex: 1;
    display: grid;
    gap: calc(8 * var(--_s));
    min-inline-size: 0;
    padding: calc(12 * var(--_s)) calc(14 * var(--_s));
    border: 1px solid var(--_danger-border);
    border-inline-start: 3px solid var(--_danger);
    border-radius: calc(var(--_radius) + 2px);
    background: var(--_surface);
  }

  .card-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 calc(12 * var(--_s));
  }

  .card-head strong {
    display: inline-flex;
    align-items: center;
    gap: calc(8 * var(--_s));
    color: var(--_danger);
    font-size: calc(15 * var(--_u));
    font-weight: 650;
    line-height: calc(22 * var(--_u));
  }

  blockquote {
    margin: 0;
    padding-inline-start: calc(10 * var(--_s));
    border-inline-start: 2px solid var(--_border-strong);
  }

  .choices {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(8 * var(--_s));
  }

  .choices .meta {
    flex: 1 1 12em;
  }

  @container (width < 480px) {
    .thread {
      padding-inline: calc(14 * var(--_s));
    }

    .message {
      max-inline-size: 90%;
    }

    .choices .button {
      min-block-size: calc(44 * var(--_u));
    }

    .state .link {
      min-block-size: calc(44 * var(--_u));
      margin-block: calc(-13 * var(--_u));
      padding-inline: calc(4 * var(--_s));
    }
  }

  /* Who gave it to whom is the staff's, as the strip below. */
  @media print {
    .change {
      display: none;
    }
  }

  @media (forced-colors: active) {
    .own .bubble {
      border-color: CanvasText;
    }
  }
`;
