import type { ReplyOptions } from './reply-options.js';

/**
 * The options as a person has set them: what is switched off remembers what it was, so that switching it on
 * again brings it back. Kept in the draft; what is sent is `optionsOf`.
 */
export interface ReplyChoices {
  readonly allowResponse: boolean;
  readonly allowAttachments: boolean;
  readonly maskName: boolean;
  readonly billable: boolean;
  readonly feeCode: string;
  readonly billingProviderId?: string | undefined;
  readonly notifyIfUnreadAfter?: string | undefined;
}

/** How every reply starts: from the clinic's defaults, never from the reply before it. */
export function choicesOf(options: ReplyOptions): ReplyChoices {
  const { allowResponse, allowAttachments, maskName, feeCode } = options;
  const { billingProviderId, notifyIfUnreadAfter } = options;
  return {
    allowResponse,
    allowAttachments,
    maskName,
    billable: feeCode !== undefined,
    feeCode: feeCode ?? '',
    billingProviderId,
    notifyIfUnreadAfter,
  };
}

/** What the person and the patient may do; what is not allowed is never sent, whatever was chosen before. */
export interface Allowed {
  readonly attachments: boolean;
  readonly bill: boolean;
}

/** What is sent of the choices: files only with an answer, a fee code only while it is billable. */
export function optionsOf(choices: ReplyChoices, allowed: Allowed): ReplyOptions {
  const { allowResponse, allowAttachments, maskName, notifyIfUnreadAfter } = choices;
  return {
    allowResponse,
    allowAttachments: allowResponse && allowAttachments && allowed.attachments,
    maskName,
    ...(choices.billable && allowed.bill ? billing(choices) : {}),
    ...(notifyIfUnreadAfter === undefined ? {} : { notifyIfUnreadAfter }),
  };
}

function billing({ feeCode, billingProviderId }: ReplyChoices): Partial<ReplyOptions> {
  return {
    feeCode: cleanFeeCode(feeCode),
    ...(billingProviderId === undefined ? {} : { billingProviderId }),
  };
}

export function cleanFeeCode(typed: string): string {
  return typed.trim().toUpperCase();
}

export function areSameChoices(a: ReplyChoices, b: ReplyChoices): boolean {
  return JSON.stringify(choiceList(a)) === JSON.stringify(choiceList(b));
}

function choiceList(choices: ReplyChoices): readonly unknown[] {
  const { allowResponse, allowAttachments, maskName, billable, feeCode } = choices;
  const { billingProviderId, notifyIfUnreadAfter } = choices;
  const flags = [allowResponse, allowAttachments, maskName, billable];
  return [...flags, feeCode, billingProviderId ?? null, notifyIfUnreadAfter ?? null];
}

/**
 * The choices of two texts that become one draft. The later ones stand, except where they would let something out
 * or end something that the other text was not meant to: a masked text stays masked, an answer stays allowed.
 */
export function joinChoices(
  first: ReplyChoices | undefined,
  second: ReplyChoices | undefined,
): ReplyChoices | undefined {
  if (first === undefined || second === undefined) return first ?? second;
  return {
    ...second,
    maskName: first.maskName || second.maskName,
    allowResponse: first.allowResponse || second.allowResponse,
  };
}
