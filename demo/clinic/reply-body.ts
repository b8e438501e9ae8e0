import type { WireReplyOptions } from '../../src/sync/contract.js';
import { readBasedOn, type BasedOn } from './based-on.js';
import { Fields } from './fields.js';

export interface ReplyBody {
  readonly body: string;
  readonly options: WireReplyOptions;
  readonly attachmentIds: readonly string[];
  readonly basedOn: BasedOn;
  readonly composedAt: string;
}

/** The body of a reply; a field of a wrong form refuses it. */
export function readReply(text: string): ReplyBody {
  const fields = Fields.ofBody(text);
  return {
    body: fields.text('body'),
    options: readOptions(fields.fields('options')),
    attachmentIds: fields.ids('attachmentIds'),
    basedOn: readBasedOn(fields.fields('basedOn')),
    composedAt: fields.time('composedAt'),
  };
}

function readOptions(fields: Fields): WireReplyOptions {
  return {
    allowResponse: fields.flag('allowResponse'),
    allowAttachments: fields.flag('allowAttachments'),
    maskName: fields.flag('maskName'),
    ...fields.optional('feeCode'),
    ...fields.optional('billingProviderId'),
    ...fields.optional('notifyIfUnreadAfter'),
  };
}
