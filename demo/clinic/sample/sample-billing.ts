import { cycleOf, dayIn } from '../billing-cycle.js';
import type { BillingLineRow } from '../row.js';
import { TENANT } from '../session.js';
import { USUAL_SETTINGS } from '../settings.js';
import type { SampleConversation } from './sample-conversation.js';
import { BILLED_FOR, messageId, type Ids } from './sample-message.js';
import { timeAgo } from './time-ago.js';

/** What was billed in a sample conversation, a line for each reply with a fee code. */
export function billingLineRows(
  sample: SampleConversation,
  ids: Ids,
  now: number,
): BillingLineRow[] {
  const patient = { id: ids.patient, name: `${sample.last}, ${sample.first}` };
  return sample.lines.flatMap(({ by, fee, ago }, at) => {
    if (fee === undefined) return [];
    const message = messageId(ids, at);
    const composedAt = timeAgo(ago, now);
    const serviceDate = dayIn(TENANT.timeZone, Date.parse(composedAt));
    const value = {
      id: `${message}-b`,
      messageId: message,
      conversationId: ids.conversation,
      patient,
      providerId: BILLED_FOR,
      enteredBy: by,
      feeCode: fee,
      serviceDate,
      composedAt,
      cycle: cycleOf(USUAL_SETTINGS.billingCycle, serviceDate).id,
      late: false,
    };
    return [{ kind: 'billing-line' as const, version: 1, value }];
  });
}
