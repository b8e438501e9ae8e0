import { isEmptyDraft, joinDrafts, type DraftContent } from '../model/draft-content.js';
import type { Store } from '../store/database.js';
import { putDraft, readDraft, sealDraft } from '../store/drafts.js';
import { inOneTransaction } from '../store/transaction.js';

export interface SavedDraft {
  /** Names this state of the draft; undefined: there is none. */
  readonly savedAt: number | undefined;
  /** What came to the draft from elsewhere and was joined with what was typed; undefined: nothing. */
  readonly before: DraftContent | undefined;
}

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
export async function saveDraft(store: Store, typed: TypedDraft): Promise<SavedDraft> {
  const { conversationId, seen } = typed;
  for (;;) {
    const current = await readDraft(store, conversationId);
    const before = current && current.savedAt !== seen ? current : undefined;
    const content = joinDrafts(before, typed);
    const draft = isEmptyDraft(content)
      ? undefined
      : await sealDraft(store, conversationId, content);
    const saved = await inOneTransaction(store, async () => {
      const now = await store.db.drafts.get(conversationId);
      if (now?.savedAt !== current?.savedAt) return undefined;
      if (draft) return { savedAt: await putDraft(store, draft), before };
      await store.db.drafts.delete(conversationId);
      return { savedAt: undefined, before };
    });
    if (saved) return saved;
  }
}
