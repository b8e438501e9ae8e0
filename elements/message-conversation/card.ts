import { html, type TemplateResult } from 'lit';

import { circleX, hand } from '../icons.js';

export interface CardParts {
  readonly held: boolean;
  readonly title: string;
  /** Whose it is and since when. */
  readonly aside: string;
  /** One sentence. */
  readonly why: string;
  /** What was written, and every way on. */
  readonly rest: unknown;
}

/** What needs a decision: what happened, why, and what can be done. */
export function renderCardFrame({ held, title, aside, why, rest }: CardParts): TemplateResult {
  return html`<article class="card" aria-label="${title}, ${aside}">
    <p class="card-head">
      <strong>${held ? hand : circleX}<span>${title}</span></strong>
      <span class="meta">${aside}</span>
    </p>
    <p>${why}</p>
    ${rest}
  </article>`;
}

export function renderChoice(
  label: string | TemplateResult,
  disabled: boolean,
  run: () => void,
): TemplateResult {
  return html`<button type="button" class="button small" ?disabled=${disabled} @click=${run}>
    ${label}
  </button>`;
}
