import type { BasedOn } from './based-on.js';
import { changeFor } from './change-for.js';
import { hasMovedOn } from './moved-on.js';
import { Problem } from './problem.js';
import type { ConversationRow } from './row.js';

/** Holds what was written to a conversation as it no longer is, and brings what is new in it. */
export function checkMovedOn(row: ConversationRow, basedOn: BasedOn, authorId: string): void {
  const messages = row.messages.map(({ value }) => value);
  const present = { state: row.value.state, stateBy: row.stateBy, messages };
  if (hasMovedOn(present, basedOn, authorId)) throw movedOn(row, basedOn, authorId);
}

export function movedOn(row: ConversationRow, basedOn: BasedOn, authorId: string): Problem {
  const seen = row.messages.findIndex(({ value }) => value.id === basedOn.messageId);
  const messages = row.messages.slice(seen + 1);
  const ids = new Set(messages.map(({ value }) => value.id));
  const files = row.attachments.filter(({ value }) => ids.has(value.messageId ?? ''));
  const news = [row, ...messages, ...files, ...row.assignments];
  const changes = news.map((item) => changeFor(item, authorId));
  return new Problem(409, 'moved-on', 'Somebody wrote or changed the conversation.', { changes });
}
