import { html, nothing, type TemplateResult } from 'lit';

import { patientViewOf, type PatientView } from '../../src/model/patient-view.js';
import { chevronDown, eye, paperclip } from '../icons.js';
import { renderName, shownName as fileName } from '../files/file-name.js';
import type { Words } from '../words/words.js';
import type { Composition } from './composition.js';
import type { Fold } from './fold.js';

export interface PreviewContext {
  readonly reply: Composition;
  readonly words: Words;
  /** Where there is no room beside the text, it opens from one line. */
  readonly fold: Fold;
}

/** What the patient will see, made from the request that will be sent. */
export function renderPreview({ reply, words, fold }: PreviewContext): TemplateResult {
  const { opened, toggle } = fold;
  const seen = patientViewOf(reply.request, reply.session);
  return html`<section class="preview ${opened ? 'opened' : ''}" aria-labelledby="preview">
    <h4 id="preview" class="meta">${eye}${words.say('patientWillSee')}</h4>
    <button type="button" class="summary" aria-expanded=${opened} @click=${toggle}>
      ${eye}<span class="cut"
        >${words.say('patientWillSeeThis')} ${summary(seen, reply, words)}</span
      >
      ${chevronDown}
    </button>
    <div class="seen">
      <p class="from"><bdi>${shownName(seen, words)}</bdi></p>
      <p class="meta">${seen.clinic}</p>
      ${renderRecipient(reply, words)}
      <p class="body" dir="auto">${seen.body}</p>
      ${renderFiles(reply, words)}
      ${seen.mayAnswer ? renderAnswerBox(seen, words) : html`<p class="ended">${words.say('patientEnded')}</p>`}
      ${seen.disclaimer === undefined ? nothing : html`<p class="meta">${seen.disclaimer}</p>`}
    </div>
  </section>`;
}

function shownName({ name }: PatientView, words: Words): string {
  return name ?? words.say('maskedName');
}

function summary(seen: PatientView, { files }: Composition, words: Words): TemplateResult {
  const rest = [
    ...(files.length > 0 ? [words.say('files', files.length)] : []),
    words.say(seen.mayAnswer ? 'canAnswer' : 'cannotAnswer'),
    ...(seen.mayAttach ? [words.say('canAttach')] : []),
  ];
  return html`<strong><bdi>${shownName(seen, words)}</bdi></strong> · ${rest.join(' · ')}`;
}

/** Somebody else than the patient will read it. */
function renderRecipient({ view }: Composition, words: Words): TemplateResult | typeof nothing {
  const { recipient, patient } = view;
  if (recipient === null) return nothing;
  return html`<p class="meta">
    ${words.say('to')} <bdi>${recipient.name}</bdi>, ${recipient.relationship}
    (${words.say('about', patient.name)})
  </p>`;
}

/** Each with what becomes of it, as the patient is told. */
function renderFiles(
  { files, session }: Composition,
  words: Words,
): TemplateResult | typeof nothing {
  if (files.length === 0) return nothing;
  const said = words.say('patientKeeps', session.retention.attachmentDays);
  return html`<ul role="list" class="seen-files">
    ${files.map(
      ({ name }) =>
        html`<li>
          ${paperclip}
          <div>
            ${renderName(fileName(name, words))}
            <p class="meta">${said}</p>
          </div>
        </li>`,
    )}
  </ul>`;
}

/** A picture of the patient's own box: nothing in it can be used here. */
function renderAnswerBox({ mayAttach }: PatientView, words: Words): TemplateResult {
  return html`<p class="answer">
    <span>${words.say('writeAReply')}</span>
    ${mayAttach ? html`<span>${paperclip}${words.say('attach')}</span>` : nothing}
  </p>`;
}
