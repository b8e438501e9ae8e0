import type { ConversationView } from '../src/store/views.js';

/** Who reads a reply, as they write their own name: lists put the family name first, letters do not. */
export function recipientName({ recipient, patient, messages }: ConversationView): string {
  if (recipient !== null) return recipient.name;
  return messages.findLast(({ from }) => from.kind === 'patient')?.from.name ?? patient.name;
}
