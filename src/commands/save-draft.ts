import type { DraftContent } from '../model/draft-content.js';
import type { Store } from '../store/database.js';
import { keepRow, type SavedDraft } from '../store/draft-table.js';
import { replyDrafts } from '../store/drafts.js';

export type { SavedDraft };

export interface TypedDraft extends DraftContent {
  readonly conversationId: string;
  /** `savedAt` of the draft that this one grew from. */
  readonly seen: number | undefined;
}

/**
 * Keeps what a person has typed and chosen for a conversation, sealed, on this device only; nothing is kept of
 * an empty one. Words that came meanwhile (a reply taken back, another tab) are never overwritten: the typed
 * ones follow them. Rejects with `StorageFullError`: the caller still holds the draft.
 */
export function saveDraft(
  store: Store,
  { conversationId, seen, ...content }: TypedDraft,
): Promise<SavedDraft<DraftContent>> {
  return keepRow(store, replyDrafts, { conversationId, seen, content });
}
