import type { WireMessage } from '../../src/sync/contract.js';
import type { ClinicRun } from './clinic-run.js';
import type { ConversationRow, MessageRow } from './row.js';

/** Appends a message. Its time is later than every other's of the conversation, whatever the clock says. */
export function addMessage(
  run: ClinicRun,
  row: ConversationRow,
  message: Omit<WireMessage, 'sentAt'>,
): MessageRow {
  const latest = Date.parse(row.messages.at(-1)?.value.sentAt ?? '') || 0;
  const sentAt = new Date(Math.max(run.now(), latest + 1)).toISOString();
  const added: MessageRow = { kind: 'message', version: 0, value: { ...message, sentAt } };
  row.messages.push(added);
  row.value.lastMessageId = message.id;
  row.value.lastMessageAt = sentAt;
  return added;
}
