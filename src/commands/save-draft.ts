import { joinTexts } from '../model/draft-text.js';
import type { Store } from '../store/database.js';
import { putDraft, readDraft, sealDraft } from '../store/drafts.js';
import { inOneTransaction } from '../store/transaction.js';

export interface SavedDraft {
  /** Names this state of the draft; undefined: there is none. */
  readonly savedAt: number | undefined;
  /** Words that came to the draft from elsewhere and now stand before the typed ones. */
  readonly before: string;
}

export interface TypedDraft {
  readonly conversationId: string;
  readonly text: string;
  /** `savedAt` of the draft that the text grew from. */
  readonly seen: number | undefined;
}

/**
 * Keeps what a person has typed for a conversation, sealed, on this device only; empty text keeps nothing. Words
 * that came meanwhile (a reply taken back, another tab) are never overwritten: the typed ones follow them.
 * Rejects with `StorageFullError`: the caller still holds the text.
 */
export async function saveDraft(store: Store, typed: TypedDraft): Promise<SavedDraft> {
  const { conversationId, seen } = typed;
  for (;;) {
    const current = await readDraft(store, conversationId);
    const before = current && current.savedAt !== seen ? current.text : '';
    const text = joinTexts(before, typed.text);
    const draft = text === '' ? undefined : await sealDraft(store, conversationId, text);
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
