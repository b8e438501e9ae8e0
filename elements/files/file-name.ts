import { html, nothing, type TemplateResult } from 'lit';

import { cleanFileName, extensionOf, nameWarning } from '../../src/model/file-name.js';
import { triangleAlert } from '../panel-icons.js';
import type { Words } from '../words/words.js';

/** Letters before the extension that are never cut: names differ at their end. */
const KEPT_BEFORE = 4;
/** A name of so few letters has room everywhere. */
const SHORT = 24;

/** What a file is called on the screen and on a disk; `''` is a name that did not open. */
export function shownName(name: string, words: Words): string {
  return name === '' ? words.say('unknownFile') : cleanFileName(name);
}

/** A clean name, cut in the middle where there is little room: what it ends with is always seen. */
export function renderName(name: string): TemplateResult {
  const letters = lettersOf(name);
  if (letters.length <= SHORT) return html`<bdi class="file-name">${name}</bdi>`;
  const kept = Math.min(letters.length / 2, extensionOf(name).length + 1 + KEPT_BEFORE);
  const at = Math.ceil(letters.length - kept);
  return html`<bdi class="file-name" title=${name}
    ><span class="spoken">${name}</span
    ><span class="stem" aria-hidden="true">${letters.slice(0, at).join('')}</span
    ><span class="ending" aria-hidden="true">${letters.slice(at).join('')}</span></bdi
  >`;
}

/** As a reader counts them: none is ever cut in two. */
function lettersOf(name: string): string[] {
  return Array.from(new Intl.Segmenter().segment(name), ({ segment }) => segment);
}

/** The kind that a name hides, apart from it; `kind`: what the bytes are where the name does not say so. */
export function renderBadge(name: string, kind?: string): TemplateResult | typeof nothing {
  const hidden = kind ?? (nameWarning(name) && extensionOf(name));
  return hidden === undefined
    ? nothing
    : html`<span class="badge">${triangleAlert}${hidden.toUpperCase()}</span>`;
}

/** What a name hides, in a sentence. */
export function renderNameWarning(name: string, words: Words): TemplateResult | typeof nothing {
  const warning = nameWarning(name);
  if (warning === undefined) return nothing;
  const sentence = words.say('hiddenKind', warning, extensionOf(name));
  return html`<p class="file-line strong meta">${triangleAlert}<span>${sentence}</span></p>`;
}
