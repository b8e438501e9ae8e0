import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';

import type { FileView } from '../../src/store/attachment-queries.js';
import { image } from '../panel-icons.js';
import type { Words } from '../words/words.js';
import { renderName, shownName } from './file-name.js';

export interface PictureContext {
  readonly words: Words;
  readonly file: FileView | undefined;
  readonly failed: boolean;
  readonly save: (file: FileView) => void;
  readonly closed: () => void;
}

/** A picture that was sent, drawn on a canvas of its own; or a sentence where it cannot be. */
export function renderPictureDialog(context: PictureContext): TemplateResult {
  const { file, closed } = context;
  return html`<dialog class="picture" aria-labelledby="picture" @close=${closed}>
    ${file === undefined ? nothing : keyed(file.id, renderPicture(file, context))}
  </dialog>`;
}

function renderPicture(file: FileView, { words, failed, save }: PictureContext): TemplateResult {
  const name = shownName(file.name, words);
  return html`<h3 id="picture">${renderName(name)}</h3>
    <canvas role="img" aria-label=${words.say('pictureOf', name)} ?hidden=${failed}></canvas>
    <p role="status">${failed ? html`${image} ${words.say('pictureFailed')}` : nothing}</p>
    <form method="dialog" class="choices">
      <button
        type="button"
        class="button"
        @click=${() => {
          save(file);
        }}
      >
        ${words.say('save')}
      </button>
      <button type="submit" class="button" autofocus>${words.say('close')}</button>
    </form>`;
}
