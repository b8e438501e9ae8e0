import type { ReplyChoices } from '../../src/model/reply-choices.js';

/** The attributes with which a host sets a reply's starting values. */
export interface Presets {
  readonly denyResponse: boolean;
  readonly allowAttachments: boolean;
  readonly maskName: boolean;
  readonly billable: boolean;
  readonly feeCode: string;
  readonly notifyAfter: string;
}

/** The host's own starting values; an absent attribute leaves the clinic's default. */
export function presetOf(host: Presets): Partial<ReplyChoices> {
  return {
    ...(host.denyResponse && { allowResponse: false }),
    ...(host.allowAttachments && { allowAttachments: true }),
    ...(host.maskName && { maskName: true }),
    ...(host.billable && { billable: true }),
    ...(host.feeCode !== '' && { feeCode: host.feeCode }),
    ...(host.notifyAfter !== '' && { notifyIfUnreadAfter: host.notifyAfter }),
  };
}
