import { html, nothing, type TemplateResult } from 'lit';

import { isActive, type FileFacts } from '../../src/model/file-type.js';
import type { FileView } from '../../src/store/attachment-queries.js';
import { fileX, triangleAlert } from '../panel-icons.js';
import type { Words } from '../words/words.js';
import { iconOf } from './file-icon.js';
import { lifeOf, linesOf, type FileLine, type LinesContext } from './file-lines.js';
import { renderBadge, renderName, renderNameWarning, shownName } from './file-name.js';

/** What a person can do with a file in the thread. */
export interface FileActs {
  readonly get: (file: FileView) => void;
  readonly stop: (file: FileView) => void;
  readonly open: (file: FileView) => void;
  readonly save: (file: FileView) => void;
  readonly remove: (file: FileView) => void;
}

export interface FileCardContext extends LinesContext {
  readonly acts: FileActs;
  /** What the bytes are, once they are here and looked at. */
  readonly facts: FileFacts | undefined;
  /** What went wrong on this device, in words. */
  readonly problem: string | undefined;
  /** It stands in a reply that was not attempted: `only` where nothing would be left of it. */
  readonly removal: 'none' | 'only' | 'free';
}

/** A file of a message or of a queued reply: what it is, where it stands in its life, what can be done with it. */
export function renderFileCard(file: FileView, context: FileCardContext): TemplateResult {
  const { words, facts } = context;
  const name = shownName(file.name, words);
  const deleted = lifeOf(file, context).state === 'deleted';
  const kind = facts?.honest === false && facts.kind !== 'unknown' ? facts.kind : undefined;
  return html`<li class="file-card ${deleted ? 'deleted' : ''}" part="attachment">
    ${deleted ? fileX : iconOf(file)}
    <div class="told">
      <p class="title">
        ${deleted ? html`<del>${renderName(name)}</del>` : renderName(name)}
        ${renderBadge(name, kind)} <span class="meta">${words.say('fileSize', file.size)}</span>
      </p>
      ${linesOf(file, context).map((line) => renderLine(line, file, name))}
      ${deleted ? nothing : [renderNameWarning(name, words), renderConcerns(context)]}
    </div>
    <div class="card-acts">${deleted ? nothing : renderActs(file, name, context)}</div>
  </li>`;
}

function renderLine(
  { text, icon, strong, done }: FileLine,
  file: FileView,
  name: string,
): TemplateResult {
  const bar =
    done === undefined
      ? nothing
      : html`<progress max=${file.size} value=${done} aria-label="${name}, ${text}"></progress>`;
  return html`<p class="file-line meta ${strong ? 'strong' : ''}">
    ${icon}${bar}<span>${text}</span>
  </p>`;
}

/** What the person should know before saving it. */
function renderConcerns({ words, facts, problem }: FileCardContext): TemplateResult[] {
  const said = [
    ...(problem === undefined ? [] : [problem]),
    ...(facts?.honest === false ? [words.say('dishonest')] : []),
    ...(facts?.honest && isActive(facts.kind) ? [words.say('activeKind')] : []),
    ...(facts?.tooLarge ? [words.say('tooLargeToShow')] : []),
  ];
  return said.map(
    (text) => html`<p class="file-line meta strong">${triangleAlert}<span>${text}</span></p>`,
  );
}

function renderActs(file: FileView, name: string, context: FileCardContext): unknown {
  const { words, acts, facts, removal } = context;
  if (file.place !== 'message') {
    if (removal === 'none') return nothing;
    if (removal === 'free')
      return renderAct(words.say('remove'), name, () => {
        acts.remove(file);
      });
    return html`<span class="meta">${words.say('removeNeedsReply')}</span>`;
  }
  const open = facts?.previewable
    ? renderAct(words.say('openFile'), name, () => {
        acts.open(file);
      })
    : nothing;
  // One button from Get to Save, so that whoever pressed it still stands on it when the file has come.
  const { word, run } = wayOf(file, words, acts);
  return [open, renderAct(word, name, run)];
}

function wayOf(
  file: FileView,
  words: Words,
  acts: FileActs,
): { readonly word: string; readonly run: () => void } {
  switch (file.bytes) {
    case 'here':
      return {
        word: words.say('save'),
        run: () => {
          acts.save(file);
        },
      };
    case 'wanted':
      return {
        word: words.say('stop'),
        run: () => {
          acts.stop(file);
        },
      };
    case 'away': {
      const word = words.say(file.trouble === undefined ? 'get' : 'tryAgain');
      return {
        word,
        run: () => {
          acts.get(file);
        },
      };
    }
  }
}

function renderAct(word: string, name: string, run: () => void): TemplateResult {
  return html`<button type="button" class="button small" aria-label="${word} ${name}" @click=${run}>
    ${word}
  </button>`;
}
