import type { DraftContent } from '../model/draft-content.js';
import type { DraftRow, Store } from './database.js';
import { nextDraftMoment } from './meta.js';
import type { Draft } from './views.js';

export async function openDraft(store: Store, row: DraftRow): Promise<Draft> {
  const content = await store.vault.open<DraftContent>('drafts', row.conversationId, row.sealed);
  return { ...content, savedAt: row.savedAt };
}

export async function readDraft(store: Store, conversationId: string): Promise<Draft | undefined> {
  const row = await store.db.drafts.get(conversationId);
  return row && openDraft(store, row);
}

/** Sealed and ready, because a transaction must not wait for the sealing. */
export async function sealDraft(
  store: Store,
  conversationId: string,
  { text, choices, basedOn }: DraftContent,
): Promise<DraftRow> {
  const sealed = await store.vault.seal('drafts', conversationId, { text, choices, basedOn });
  return { conversationId, savedAt: store.now(), sealed };
}

/** Inside a transaction over every table; gives the moment that names this state, later than any before. */
export async function putDraft({ db }: Store, draft: DraftRow): Promise<number> {
  const savedAt = await nextDraftMoment(db, draft.savedAt);
  await db.drafts.put({ ...draft, savedAt });
  return savedAt;
}
