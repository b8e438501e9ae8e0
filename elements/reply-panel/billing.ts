import { html, nothing, type TemplateResult } from 'lit';

import { offeredCodes } from './billing-hints.js';
import { asksProvider } from './composition.js';
import { renderCheck, type OptionsContext } from './options.js';

/** Billable, and what it then needs: a fee code, and whose it is where that is not clear. */
export function renderBilling(context: OptionsContext): TemplateResult {
  const { reply, words, locked, choose } = context;
  const { billableOff } = reply.rules;
  const off = billableOff !== undefined;
  const check = renderCheck({
    name: words.say('billable'),
    checked: reply.choices.billable && !off,
    disabled: locked || off,
    reason: off ? words.say('mayNotBill') : undefined,
    choose: (billable) => choose({ billable }),
  });
  return html`<div class="billing">
    ${check} ${reply.choices.billable && !off ? renderDetails(context) : nothing}
  </div>`;
}

function renderDetails(context: OptionsContext): TemplateResult {
  return html`${renderFeeCode(context)}
  ${asksProvider(context.reply.session) ? renderProvider(context) : nothing}`;
}

function renderFeeCode(context: OptionsContext): TemplateResult {
  const { reply, words, locked, choose } = context;
  const isWrong = reply.feeFault === 'malformed' || reply.feeFault === 'missing';
  return html`<label class="boxed">
      <span class="meta">${words.say('feeCode')}</span>
      <input
        id="fee-code"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        maxlength="20"
        list="fee-codes"
        required
        aria-describedby="hint"
        aria-invalid=${isWrong ? 'true' : nothing}
        .value=${reply.choices.feeCode}
        ?disabled=${locked}
        @input=${({ target }: Event) => {
          if (target instanceof HTMLInputElement) choose({ feeCode: target.value });
        }}
      />
    </label>
    <datalist id="fee-codes">
      ${offeredCodes(context).map(({ code, label }) => html`<option value=${code}>${label}</option>`)}
    </datalist>`;
}

/** Who is billed may be another than who writes: the author is recorded either way. */
function renderProvider({ reply, words, locked, choose, nameOf }: OptionsContext): TemplateResult {
  const { providers = [] } = reply.session.feeCodes;
  const { billingProviderId: chosen } = reply.choices;
  const known = chosen === undefined || providers.includes(chosen);
  return html`<div class="boxed">
    <label class="meta" for="provider">${words.say('provider')}</label>
    <select
      id="provider"
      ?disabled=${locked}
      @change=${({ target }: Event) => {
        if (target instanceof HTMLSelectElement)
          choose({ billingProviderId: target.value === '' ? undefined : target.value });
      }}
    >
      <option value="" .selected=${chosen === undefined}>–</option>
      ${(known ? providers : [...providers, chosen]).map(
        (id) => html`<option value=${id} .selected=${id === chosen}>${nameOf(id)}</option>`,
      )}
    </select>
  </div>`;
}
