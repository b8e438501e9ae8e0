import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';

import type { Session } from '../../src/model/session.js';
import type { FileView } from '../../src/store/attachment-queries.js';
import { paperclip, x } from '../icons.js';
import { triangleAlert } from '../panel-icons.js';
import type { Words } from '../words/words.js';
import type { Attaching, NotAttached, Sealing } from './attaching.js';
import { renderBadge, renderName, renderNameWarning, shownName } from './file-name.js';
import { iconOf } from './file-icon.js';

export interface AttachContext {
  readonly words: Words;
  readonly session: Session;
  readonly files: readonly FileView[];
  readonly attaching: Attaching | undefined;
  /** Nothing can be changed now. */
  readonly locked: boolean;
  readonly pick: (files: readonly File[]) => void;
  readonly remove: (file: FileView) => void;
  readonly stop: () => void;
  readonly dismiss: () => void;
}

/** What goes with the reply, what is being sealed, what was not taken, and the way to more. */
export function renderAttachArea(context: AttachContext): TemplateResult {
  const { words, files, attaching } = context;
  const { current } = attaching ?? {};
  return html`<div class="attach" part="attachments">
    ${files.length === 0 ? nothing : renderChips(context)}
    ${current === undefined ? nothing : renderSealing(current, context)}
    <div class="attach-row">
      ${renderButton(context)}
      <span class="meta" id="attach-note"
        >${words.say('attachNote', context.session.retention.attachmentDays)}</span
      >
    </div>
    ${files.map(({ name }) => renderNameWarning(shownName(name, words), words))}
    ${renderNotAttached(context)}
    <slot name="attachments"></slot>
  </div>`;
}

function renderChips(context: AttachContext): TemplateResult {
  return html`<ul role="list" class="chips" aria-label=${context.words.say('filesOfReply')}>
    ${repeat(
      context.files,
      ({ id }) => id,
      (file) => renderChip(file, context),
    )}
  </ul>`;
}

function renderChip(file: FileView, { words, locked, remove }: AttachContext): TemplateResult {
  const name = shownName(file.name, words);
  const removing = words.say('removeNamed', name);
  return html`<li class="chip">
    ${iconOf(file)} ${renderName(name)} ${renderBadge(name)}
    <span class="meta">${words.say('fileSize', file.size)}</span>
    <button
      type="button"
      class="remove"
      aria-label=${removing}
      title=${removing}
      ?disabled=${locked}
      @click=${() => {
        remove(file);
      }}
    >
      ${x}
    </button>
  </li>`;
}

function renderSealing(
  sealing: Sealing,
  { words, attaching, stop }: AttachContext,
): TemplateResult {
  const { name, done, size } = sealing;
  const said = words.say('sealing', done, size);
  const waiting = attaching?.waiting ?? 0;
  return html`<div class="chip sealing">
    ${paperclip} ${renderName(shownName(name, words))}
    <progress max=${size} value=${done} aria-label="${name}, ${said}"></progress>
    <span class="meta">${said}${waiting > 0 ? `, ${words.say('sealingNext', waiting)}` : ''}</span>
    <button type="button" class="link" @click=${stop}>${words.say('stopAttaching')}</button>
  </div>`;
}

/** The file field itself cannot be drawn; the button opens it. */
function renderButton({ words, session, locked, pick }: AttachContext): TemplateResult {
  const { permissions, limits } = session;
  return html`<button
      type="button"
      class="link attach-button"
      aria-describedby="attach-note"
      ?disabled=${locked || !permissions.attach}
      @click=${openField}
    >
      ${paperclip}${words.say('attachFile')}
    </button>
    ${permissions.attach ? nothing : html`<span class="meta">– ${words.say('mayNotAttach')}</span>`}
    <input
      type="file"
      multiple
      hidden
      accept=${limits.attachments.types.join(',')}
      aria-label=${words.say('attachFile')}
      @change=${({ target }: Event) => {
        if (!(target instanceof HTMLInputElement)) return;
        pick([...(target.files ?? [])]);
        // The same file may be picked again.
        target.value = '';
      }}
    />`;
}

function openField({ currentTarget }: Event): void {
  if (!(currentTarget instanceof Element)) return;
  currentTarget.parentElement?.querySelector<HTMLInputElement>('input[type=file]')?.click();
}

/** Said once, when a pick is through; seen until it is dismissed or the next pick. */
function renderNotAttached({ words, session, attaching, dismiss }: AttachContext): TemplateResult {
  const { notAttached = [], attached = 0, busy = false } = attaching ?? {};
  const done = !busy && attached > 0 ? words.say('attached', attached) : '';
  return html`<div class="not-attached">
    <div role="status">
      <p class="spoken">${done}</p>
      ${notAttached.map((one) => renderRefusal(one, words, session))}
    </div>
    ${
      notAttached.length === 0
        ? nothing
        : html`<button
            type="button"
            class="remove"
            aria-label=${words.say('dismiss')}
            title=${words.say('dismiss')}
            @click=${dismiss}
          >
            ${x}
          </button>`
    }
  </div>`;
}

function renderRefusal({ name, why }: NotAttached, words: Words, session: Session): TemplateResult {
  const said = words.say('notAttached', shownName(name, words));
  const reason = words.say('refusedFile', why, session.limits.attachments);
  return html`<p class="file-line refusal">
    ${triangleAlert}<span
      ><strong><bdi>${said}</bdi></strong> ${reason}</span
    >
  </p>`;
}
