import { css } from 'lit';

export const styles = css`
  .content {
    display: grid;
    gap: calc(12 * var(--_s));
    padding: calc(12 * var(--_s)) 3px 3px;
    margin-inline: -3px;
  }

  .pending {
    display: inline-flex;
    align-items: center;
    gap: calc(6 * var(--_s));
  }

  .act {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(8 * var(--_s)) calc(12 * var(--_s));
    padding-block-start: calc(12 * var(--_s));
  }

  .hint {
    flex: 1 1 12em;
    font-size: calc(13 * var(--_u));
    line-height: calc(18 * var(--_u));
  }

  .hint strong {
    color: var(--_text);
  }

  /* A page of its own, as the inbox shows it on a phone. */
  @container style(--_page: 1) {
    .content {
      align-content: start;
    }

    .act .button {
      flex: 1 1 100%;
    }
  }
`;
