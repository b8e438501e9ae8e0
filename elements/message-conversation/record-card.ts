import { html, nothing, type TemplateResult } from 'lit';

import type { Session } from '../../src/model/session.js';
import type { PendingRecordCopy } from '../../src/store/views.js';
import { clipboardCheck } from '../panel-icons.js';
import type { Words } from '../words/words.js';
import type { CardContext } from './attention-card.js';
import { renderCardFrame, renderChoice } from './card.js';

export interface RecordCardContext extends CardContext {
  /** Undefined: not known yet. */
  readonly session: Session | undefined;
}

/** A record copy that a person has to speak about: whether it is in the record, or what to do where it is not. */
export function renderRecordCard(
  copy: PendingRecordCopy,
  context: RecordCardContext,
): TemplateResult {
  return copy.recording === 'unconfirmed' ? confirmCard(copy, context) : failedCard(copy, context);
}

function confirmCard(copy: PendingRecordCopy, context: RecordCardContext): TemplateResult {
  const { words, now } = context;
  const { made, closes, system, composedAt } = copy;
  const counts = words.say('recordCounts', made?.messageCount ?? 0, made?.fileCount ?? 0);
  return renderCardFrame({
    held: true,
    title: words.say('recordAsk'),
    aside: words.say('recordSaved', words.when(made?.madeAt ?? composedAt, now), counts),
    why:
      system === ''
        ? words.say('recordNowhere', closes)
        : words.say('recordPutIt', systemName(copy, context), closes),
    rest: context.readonly ? nothing : confirmChoices(copy, context),
  });
}

function confirmChoices(copy: PendingRecordCopy, context: RecordCardContext): TemplateResult {
  const { words, actions } = context;
  return html`<div class="choices">
    ${renderChoice(html`${clipboardCheck}${words.say(yes(copy))}`, false, () => {
      actions.confirmCopy(copy);
    })}
    ${renderChoice(words.say('recordSaveAgain'), false, () => {
      actions.copyAgain(copy, {});
    })}
    ${otherFormats(copy, context).map((format) =>
      renderChoice(words.say('recordSaveAs', words.say('recordFormat', format)), false, () => {
        actions.copyAgain(copy, { format });
      }),
    )}
    ${filesChoice(copy, context)} ${leave(copy, context)}
  </div>`;
}

/** With the bytes of its files, where it has any; or without them. */
function filesChoice(
  copy: PendingRecordCopy,
  { words, actions }: CardContext,
): TemplateResult | typeof nothing {
  const withFiles = copy.wish?.withFiles !== true;
  if (copy.deliver || (withFiles && (copy.made?.fileCount ?? 0) === 0)) return nothing;
  return renderChoice(words.say('recordSaveFiles', withFiles), false, () => {
    actions.copyAgain(copy, { withFiles });
  });
}

/** What the person answers for. */
function yes({
  system,
  closes,
}: PendingRecordCopy): 'recordIsIn' | 'recordCloseAnyway' | 'recordDone' {
  if (system !== '') return 'recordIsIn';
  return closes ? 'recordCloseAnyway' : 'recordDone';
}

function failedCard(copy: PendingRecordCopy, context: RecordCardContext): TemplateResult {
  const { words, now, actions, readonly } = context;
  const { closes, ofReply, composedAt } = copy;
  return renderCardFrame({
    held: false,
    title: words.say('recordFailed', ofReply),
    aside: words.say('recordAsked', words.when(composedAt, now)),
    why: [whyFailed(copy, context), ...(closes ? [words.say('recordStaysOpen')] : [])].join(' '),
    rest: readonly
      ? nothing
      : html`<div class="choices">
          ${renderChoice(words.say('retry'), false, () => {
            actions.copyAgain(copy, {});
          })}
          ${copy.wish?.withFiles === true ? filesChoice(copy, context) : nothing}
          ${leave(copy, context)}
        </div>`,
  });
}

function whyFailed(copy: PendingRecordCopy, context: RecordCardContext): string {
  const { words } = context;
  const { state, lastError, detail } = copy;
  if (state === 'held') return words.say('recordUnsure');
  if (detail !== undefined) return detail;
  if (lastError?.reason === 'files-missing') return words.say('recordFilesMissing');
  if (lastError?.reason === 'not-made') return words.say('recordNotMade');
  return lastError?.reason === 'not-filed'
    ? words.say('recordNotFiled', systemName(copy, context))
    : words.say('recordRefused');
}

function leave(copy: PendingRecordCopy, { words, actions }: CardContext): TemplateResult {
  return renderChoice(words.say(leaveWord(copy)), false, () => {
    actions.leaveCopy(copy);
  });
}

/** Taking the copy back takes its closing back too. */
export function leaveWord({ closes }: PendingRecordCopy): 'recordLeaveOpen' | 'recordNoCopy' {
  return closes ? 'recordLeaveOpen' : 'recordNoCopy';
}

function systemName({ system }: PendingRecordCopy, { session }: RecordCardContext): string {
  return session?.recordSystems.find(({ id }) => id === system)?.name ?? system;
}

/** What the system takes beside the format that was made; a computer takes text too, for every PDF has lines as pictures. */
function otherFormats(
  { system, wish }: PendingRecordCopy,
  { session }: RecordCardContext,
): readonly string[] {
  const known = session?.recordSystems.find(({ id }) => id === system)?.formats ?? ['pdf', 'text'];
  return known.filter((format) => format !== wish?.format);
}

/** Named beside the queue: what happens when, in one line. */
export function recordSentence(
  copy: PendingRecordCopy,
  {
    words,
    online,
    behind,
  }: { readonly words: Words; readonly online: boolean; readonly behind: boolean },
  state: string,
): string {
  const reason = behind ? words.say('recordBehind') : online ? undefined : words.say('recordWaits');
  const then = copy.closes ? [words.say('recordThenCloses')] : [];
  return [words.say('recordPending'), howFar(copy, words, { reason, state }), ...then].join(' · ');
}

function howFar(
  { state: stands, recording, files }: PendingRecordCopy,
  words: Words,
  { reason, state }: { readonly reason: string | undefined; readonly state: string },
): string {
  const isQueued = stands === 'waiting' && recording === 'queued';
  if (isQueued && reason !== undefined) return reason;
  const comes =
    (isQueued || recording === 'making') && files !== undefined && files.here < files.of;
  return comes ? words.say('recordFetching', files.here, files.of) : state;
}
