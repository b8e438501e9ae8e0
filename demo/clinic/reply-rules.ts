import { Problem } from './problem.js';
import type { ReplyBody } from './reply-body.js';
import type { ConversationRow } from './row.js';
import { permissionsOf, type ClinicSettings, type FeeCodes } from './settings.js';

const FEE_CODE = /^[^\p{Cc}]{1,12}$/u;

/** Refuses what this person may not do in this conversation; nothing is altered silently. */
export function checkPermissions(
  settings: ClinicSettings,
  { value: { permissions } }: ConversationRow,
  {
    reply: { options, attachmentIds },
    staffId,
  }: { readonly reply: ReplyBody; readonly staffId: string },
): void {
  const own = permissionsOf(settings, staffId);
  if (!own.reply) throw notAllowed('You may not reply to patients.');
  if (!permissions.reply) {
    throw notAllowed(permissions.reason ?? 'This patient may not be messaged.');
  }
  if (options.allowAttachments && !permissions.attachments) {
    throw notAllowed('Attachments are not allowed in this conversation.');
  }
  if (attachmentIds.length > 0 && !own.attach) throw notAllowed('You may not attach files.');
  if (isBilled(options) && !own.bill) throw notAllowed('You may not bill.');
}

/** Refuses a reply that no person may send. */
export function checkValues(
  { limits, unreadChoices, feeCodes }: ClinicSettings,
  { body, options, attachmentIds }: ReplyBody,
): void {
  checkBody(body, attachmentIds, limits.bodyLength);
  if (options.allowAttachments && !options.allowResponse) {
    throw invalid('allowAttachments needs allowResponse.');
  }
  const { notifyIfUnreadAfter } = options;
  if (notifyIfUnreadAfter !== undefined && !unreadChoices.includes(notifyIfUnreadAfter)) {
    throw invalid('notifyIfUnreadAfter is not one of the choices.');
  }
  checkBilling(feeCodes, options);
}

/** A message says something or brings a file. */
export function checkBody(body: string, files: readonly string[], most: number): void {
  if (body.trim() === '' && files.length === 0) throw invalid('The message is empty.');
  checkLength(body, most);
}

export function checkLength(text: string, most: number): void {
  if (text.length > most) throw invalid(`The text is longer than ${most} characters.`);
}

function isBilled({ feeCode, billingProviderId }: ReplyBody['options']): boolean {
  return feeCode !== undefined || billingProviderId !== undefined;
}

/** A code that is in no list is the clinic's own affair; one that is no code at all is not. */
function checkBilling({ providers = [] }: FeeCodes, options: ReplyBody['options']): void {
  const { feeCode, billingProviderId } = options;
  if (billingProviderId !== undefined && !providers.includes(billingProviderId)) {
    throw invalid('billingProviderId is not one of the providers.');
  }
  if (feeCode !== undefined && !isFeeCode(feeCode)) {
    throw invalid('feeCode is not a code of at most 12 characters in upper case.');
  }
}

function isFeeCode(text: string): boolean {
  return FEE_CODE.test(text) && text === text.trim().toUpperCase();
}

function notAllowed(detail: string): Problem {
  return new Problem(403, 'not-allowed', detail);
}

function invalid(detail: string): Problem {
  return new Problem(422, 'invalid', detail);
}
