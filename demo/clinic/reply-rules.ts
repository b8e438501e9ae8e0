import { Problem } from './problem.js';
import type { ReplyBody } from './reply-body.js';
import type { ConversationRow } from './row.js';
import { BILLING_PROVIDERS, BODY_LENGTH, permissionsOf, UNREAD_CHOICES } from './session.js';

const FEE_CODE = /^[^\p{Cc}]{1,12}$/u;

/** Refuses what this person may not do in this conversation; nothing is altered silently. */
export function checkPermissions(row: ConversationRow, reply: ReplyBody, staffId: string): void {
  const { permissions } = row.value;
  if (!permissions.reply) {
    throw notAllowed(permissions.reason ?? 'This patient may not be messaged.');
  }
  if (reply.options.allowAttachments && !permissions.attachments) {
    throw notAllowed('Attachments are not allowed in this conversation.');
  }
  if (reply.options.feeCode !== undefined && !permissionsOf(staffId).bill) {
    throw notAllowed('You may not bill.');
  }
}

/** Refuses a reply that no person may send. */
export function checkValues({ body, options, attachmentIds }: ReplyBody): void {
  if (attachmentIds.length > 0) throw invalid('An attachment is not known.');
  if (body.trim() === '') throw invalid('The message is empty.');
  checkLength(body);
  if (options.allowAttachments && !options.allowResponse) {
    throw invalid('allowAttachments needs allowResponse.');
  }
  checkChoices(options);
}

export function checkLength(body: string): void {
  if (body.length <= BODY_LENGTH) return;
  throw invalid(`The message is longer than ${BODY_LENGTH} characters.`);
}

function checkChoices({ notifyIfUnreadAfter, billingProviderId, feeCode }: ReplyBody['options']) {
  if (notifyIfUnreadAfter !== undefined && !UNREAD_CHOICES.includes(notifyIfUnreadAfter)) {
    throw invalid('notifyIfUnreadAfter is not one of the choices.');
  }
  if (billingProviderId !== undefined && !BILLING_PROVIDERS.includes(billingProviderId)) {
    throw invalid('billingProviderId is not one of the providers.');
  }
  if (feeCode !== undefined && !FEE_CODE.test(feeCode)) throw invalid('feeCode is not a code.');
}

function notAllowed(detail: string): Problem {
  return new Problem(403, 'not-allowed', detail);
}

function invalid(detail: string): Problem {
  return new Problem(422, 'invalid', detail);
}
