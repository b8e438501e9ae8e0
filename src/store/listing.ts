import {
  isNewToMe,
  listedAt,
  ownerKey,
  viewsOf,
  type AttentionTimes,
  type ConversationFacts,
  type Member,
} from '../model/conversation.js';
import type { ConversationRow, ListName } from './database.js';

type Shown = ConversationFacts & AttentionTimes & Pick<ConversationRow, 'id'>;

/** Where a conversation stands as it is shown: in which lists, and under whose name its unread messages count. */
export function listingOf(
  row: Shown,
  member: Member,
): Pick<ConversationRow, 'listedIn' | 'unreadFor'> {
  const owner = row.assignee && ownerKey(row.assignee);
  return {
    listedIn: listsOf(row, member).map((list) => [list, listedAt(row), row.id]),
    unreadFor: owner !== null && row.unread > 0 ? [owner] : [],
  };
}

function listsOf(row: Shown, member: Member): ListName[] {
  const lists: ListName[] = viewsOf(row, member);
  if (row.unread > 0) lists.push('unread');
  if (row.needsAnswer) lists.push('needs-answer');
  if (isNewToMe(row, row, member)) lists.push('new-to-me');
  return lists;
}
