import { html, nothing, type TemplateResult } from 'lit';

import { durationMs } from '../../src/model/duration.js';
import { bell } from '../panel-icons.js';
import type { OptionsContext } from './options.js';

/** Whether the clinic is told that the patient has not read this, and on which day that would be. */
export function renderUnread({
  reply,
  words,
  locked,
  now,
  choose,
}: OptionsContext): TemplateResult {
  const { notifyIfUnreadAfter: chosen } = reply.choices;
  const { unreadChoices } = reply.session;
  const known = chosen === undefined || unreadChoices.includes(chosen);
  const choices = known ? unreadChoices : [...unreadChoices, chosen];
  return html`<div class="unread">
    <div class="option">
      ${bell}<label for="unread">${words.say('ifUnread')}</label>
      <select
        id="unread"
        aria-describedby="unread-day"
        ?disabled=${locked}
        @change=${({ target }: Event) => {
          if (target instanceof HTMLSelectElement)
            choose({ notifyIfUnreadAfter: target.value === '' ? undefined : target.value });
        }}
      >
        <option value="" .selected=${chosen === undefined}>${words.say('doNotNotify')}</option>
        ${choices.map(
          (choice) =>
            html`<option value=${choice} .selected=${choice === chosen}>
              ${words.say('notifyAfter', words.times.duration(choice))}
            </option>`,
        )}
      </select>
    </div>
    <span class="meta" id="unread-day"
      >${chosen === undefined ? nothing : words.times.weekday(now + durationMs(chosen))}</span
    >
  </div>`;
}
