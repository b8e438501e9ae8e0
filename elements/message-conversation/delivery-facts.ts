import type { RecordCopy } from '../../src/model/record-copy.js';
import type { ConversationView, PendingReply, PendingWork } from '../../src/store/views.js';
import { RecordCopiedEvent, ReplyEvent, type ReplyFact } from '../events.js';

/** What became of queued replies and of record copies between two views of one conversation. */
export function deliveryFacts(before: ConversationView, after: ConversationView): Event[] {
  return [...replyFacts(before, after), ...copyFacts(before, after)];
}

/** Copies have no id: one that was not told so before is news. */
function copyFacts(before: ConversationView, after: ConversationView): RecordCopiedEvent[] {
  const known = new Set(before.recordCopies.map(nameOf));
  return after.recordCopies
    .filter((copy) => !known.has(nameOf(copy)))
    .map(({ system, state }) => new RecordCopiedEvent(after.id, system, state));
}

function nameOf({ system, at, state }: RecordCopy): string {
  return `${system} ${at} ${state}`;
}

function replyFacts(before: ConversationView, after: ConversationView): ReplyEvent[] {
  return before.pending.filter(isReply).flatMap((reply) => {
    const now = after.pending.filter(isReply).find(({ id }) => id === reply.id);
    return now === undefined ? [settled(reply, after)] : changed(reply, now);
  });
}

function isReply(work: PendingWork): work is PendingReply {
  return work.kind === 'reply';
}

/** It left the queue: as a message of the thread, under its own id, or not at all. */
function settled(reply: PendingReply, { messages }: ConversationView): ReplyEvent {
  const sent = messages.some(({ id }) => id === reply.id);
  return sent ? fact('sent', reply, 'accepted') : fact('withdrawn', reply, 'withdrawn');
}

function changed(before: PendingReply, now: PendingReply): ReplyEvent[] {
  if (now.state === before.state || (now.state !== 'held' && now.state !== 'refused')) return [];
  return [fact(now.state, now, now.state)];
}

function fact(name: ReplyFact, reply: PendingReply, state: PendingReply['state']): ReplyEvent {
  const { conversationId, id: replyId, lastError } = reply;
  return new ReplyEvent(name, { conversationId, replyId, state, reason: lastError?.reason });
}
