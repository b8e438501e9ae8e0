import { html, type TemplateResult } from 'lit';

import type { ReplyOptions } from '../../src/model/reply-options.js';
import { chevronDown } from '../icons.js';
import type { Words } from '../words/words.js';
import type { Composition } from './composition.js';
import type { Fold } from './fold.js';

export interface SummaryContext {
  readonly reply: Composition;
  readonly words: Words;
  readonly fold: Fold;
}

/** Where there is little height: one line that names all that is not as the clinic has it by default. */
export function renderSummary(context: SummaryContext): TemplateResult {
  const { reply, words, fold } = context;
  const different = differences(reply, words).join(' · ');
  return html`<button
    type="button"
    class="summary fold"
    aria-expanded=${fold.opened}
    @click=${fold.toggle}
  >
    <span class="cut"
      ><strong>${words.say('options')}</strong> ${different || words.say('asUsual')}</span
    >
    ${chevronDown}
  </button>`;
}

/** In words, from what will be sent: a folded option must never surprise anybody. */
function differences({ request, session }: Composition, words: Words): string[] {
  const { options } = request;
  const { defaults } = session;
  return (Object.keys(TELL) as Told[]).flatMap((key) =>
    options[key] === defaults[key] ? [] : [TELL[key](options, words)],
  );
}

type Told = Exclude<keyof ReplyOptions, 'billingProviderId'>;

const TELL: Record<Told, (options: ReplyOptions, words: Words) => string> = {
  allowResponse: ({ allowResponse }, words) =>
    words.say(allowResponse ? 'canAnswer' : 'cannotAnswer'),
  allowAttachments: ({ allowAttachments }, words) =>
    words.say(allowAttachments ? 'canAttach' : 'cannotAttach'),
  maskName: ({ maskName }, words) => words.say(maskName ? 'maskName' : 'nameShown'),
  feeCode: ({ feeCode }, words) =>
    feeCode === undefined ? words.say('notBillable') : `${words.say('billable')} ${feeCode}`,
  notifyIfUnreadAfter: ({ notifyIfUnreadAfter: after }, words) =>
    after === undefined
      ? words.say('doNotNotify')
      : words.say('notifyAfter', words.times.duration(after)),
};
