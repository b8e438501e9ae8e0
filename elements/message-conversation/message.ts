import { html, nothing, type TemplateResult } from 'lit';

import { isInRecord } from '../../src/model/record-copy.js';
import type { ConversationView, ThreadMessage } from '../../src/store/views.js';
import { check, checkCheck, messageSquareX } from '../icons.js';
import type { Words } from '../words/words.js';

export interface MessageContext {
  readonly view: ConversationView;
  readonly words: Words;
  /** Arrived after the author of held work had looked: the cause of the hold, with the word for it. */
  readonly newSince: ReadonlyMap<string, 'newSince' | 'newMeanwhile'>;
}

/** A message of the thread: the patient's at the left, the clinic's at the right. */
export function renderMessage(message: ThreadMessage, context: MessageContext): TemplateResult {
  const { words } = context;
  const staff = message.from.kind === 'staff';
  const states = staff ? statesOf(message, words) : [];
  const role = roleOf(message, context);
  const time = words.times.clock(message.sentAt);
  const spoken = [
    message.authorName,
    role,
    ...news(message, context),
    time,
    ...(message.attachmentIds.length > 0 ? [words.say('files', message.attachmentIds.length)] : []),
    ...states.map(({ text }) => text),
  ];
  return html`<article
    class="message ${staff ? 'own' : ''}"
    part="message ${staff ? 'message-own' : ''}"
    aria-label=${spoken.filter((part) => part !== '').join(', ')}
  >
    <p class="sender meta">
      <strong><bdi>${message.authorName}</bdi></strong>
      <span>${role}${news(message, context).map((text) => html` · <strong>${text}</strong>`)}</span>
      <time>${time}</time>
    </p>
    <div class="bubble">
      ${message.body === '' ? nothing : html`<p class="body" dir="auto">${message.body}</p>`}
      ${renderFiles(message, context)}
    </div>
    ${states.map(({ icon, text }) => html`<p class="state meta">${icon}<span>${text}</span></p>`)}
  </article>`;
}

function roleOf(message: ThreadMessage, { view, words }: MessageContext): string {
  const { from, shownAs } = message;
  if (from.kind === 'staff') return shownAs === undefined ? '' : words.say('shownAs', shownAs);
  if (from.kind === 'patient') return words.say('patient');
  return view.recipient?.name === from.name ? view.recipient.relationship : words.say('caregiver');
}

function news({ id }: ThreadMessage, { newSince, words }: MessageContext): string[] {
  const word = newSince.get(id);
  return word === undefined ? [] : [words.say(word)];
}

function statesOf(message: ThreadMessage, words: Words): { icon: TemplateResult; text: string }[] {
  const ended = { icon: messageSquareX, text: words.say('ended') };
  const state = readState(message, words);
  return message.options?.allowResponse === false ? [state, ended] : [state];
}

function readState(message: ThreadMessage, words: Words): { icon: TemplateResult; text: string } {
  const { sentAt, readAt, readBy } = message;
  if (readAt === undefined) {
    return { icon: check, text: words.say('sentAt', words.when(sentAt, sentAt)) };
  }
  const time = words.when(readAt, sentAt);
  const name = readBy?.name ?? words.say('patient');
  return { icon: checkCheck, text: words.say('readBy', name, time) };
}

/** Counted until the part with the files is here. */
function renderFiles(
  message: ThreadMessage,
  { view, words }: MessageContext,
): TemplateResult | typeof nothing {
  const { conversationId, attachmentIds, sentAt } = message;
  if (attachmentIds.length === 0) return nothing;
  return html`<intray-file-list
    .conversationId=${conversationId}
    .fileIds=${attachmentIds}
    .sentAt=${sentAt}
    .own=${message.from.kind === 'staff'}
    .inRecord=${isInRecord(view.recordCopies, sentAt)}
    exportparts="attachment"
    >${words.say('files', attachmentIds.length)}</intray-file-list
  >`;
}
