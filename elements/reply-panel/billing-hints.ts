import { html, nothing, type TemplateResult } from 'lit';

import type { BillingLine } from '../../src/model/billing-line.js';
import { info } from '../icons.js';
import { dayWords } from '../words/days.js';
import type { Composition } from './composition.js';
import type { OptionsContext } from './options.js';

/** Whose bills of this week matter now; undefined: the reply is not billed. */
export function billedPatient(reply: Composition | undefined): string | undefined {
  if (!reply?.choices.billable || reply.rules.billableOff !== undefined) return undefined;
  return reply.view.patient.id;
}

/** Codes to choose from: those that this person billed lately, then the rest of the clinic's own list. */
export function offeredCodes({ reply, hints }: OptionsContext): readonly OfferedCode[] {
  const { list = [] } = reply.session.feeCodes;
  const labels = new Map(list.map(({ code, label }) => [code, label]));
  const codes = new Set([...(hints?.recentCodes ?? []), ...labels.keys()]);
  return [...codes].map((code) => ({ code, label: labels.get(code) ?? '' }));
}

interface OfferedCode {
  readonly code: string;
  /** Empty: the clinic gives it none. */
  readonly label: string;
}

/** What may make a claim worthless. Rules differ and expire, so nothing is ever stopped by it. */
export function renderBillingHints(context: OptionsContext): TemplateResult | typeof nothing {
  if (billedPatient(context.reply) === undefined) return nothing;
  const hints = [...alreadyBilled(context), ...notEligible(context)];
  return html`<div class="billing-hints" role="status">
    ${hints.map((hint) => html`<p class="consequence">${info}<span>${hint}</span></p>`)}
  </div>`;
}

function alreadyBilled(context: OptionsContext): readonly string[] {
  const { words, hints } = context;
  const billed = hints?.thisWeek ?? [];
  const said = billed.map((line) => lineWords(line, context)).join(', ');
  return billed.length === 0 ? [] : [words.say('billedThisWeek', said)];
}

/** K303A (Nov 23, Dana Lee) */
function lineWords(
  { feeCode, serviceDate, providerId }: BillingLine,
  { words, nameOf }: OptionsContext,
): string {
  return `${feeCode} (${dayWords(serviceDate, words.locale, 'day')}, ${nameOf(providerId)})`;
}

/** A clerk may answer for a physician, but some codes pay only for what the physician writes. */
function notEligible({ reply, words }: OptionsContext): readonly string[] {
  const { user, feeCodes } = reply.session;
  const { providers = [] } = feeCodes;
  const isEligible = providers.length === 0 || providers.includes(user.id);
  return isEligible ? [] : [words.say('authorNotProvider')];
}
