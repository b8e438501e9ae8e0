import { isEmptyDraft, joinDrafts, type DraftContent } from '../model/draft-content.js';
import type { DraftRow, Store } from './database.js';
import { openRow, putRow, readRow, sealRow, type DraftTable } from './draft-table.js';
import type { Draft } from './views.js';

/** What is written to the patient. */
export const replyDrafts: DraftTable<DraftContent> = {
  name: 'drafts',
  pick: ({ text, choices, basedOn }) => ({ text, choices, basedOn }),
  join: joinDrafts,
  isEmpty: isEmptyDraft,
};

export function openDraft(store: Store, row: DraftRow): Promise<Draft> {
  return openRow(store, replyDrafts, row);
}

export function readDraft(store: Store, conversationId: string): Promise<Draft | undefined> {
  return readRow(store, replyDrafts, conversationId);
}

export function sealDraft(
  store: Store,
  conversationId: string,
  content: DraftContent,
): Promise<DraftRow> {
  return sealRow(store, replyDrafts, conversationId, content);
}

/** Inside a transaction over every table. */
export function putDraft(store: Store, draft: DraftRow): Promise<number> {
  return putRow(store, replyDrafts, draft);
}
