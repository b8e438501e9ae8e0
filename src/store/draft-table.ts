import type { Table } from 'dexie';

import { TooLateError } from '../model/errors.js';
import type { DraftRow, Store } from './database.js';
import { nextDraftMoment } from './meta.js';
import { inOneTransaction } from './transaction.js';

/** One kind of draft: a table of its own, sealed under its name, with nothing in it but what `pick` takes. */
export interface DraftTable<Content> {
  readonly name: 'drafts' | 'commentDrafts';
  readonly pick: (content: Content) => Content;
  readonly join: (before: Content | undefined, typed: Content) => Content;
  readonly isEmpty: (content: Content) => boolean;
}

export interface SavedDraft<Content> {
  /** Names this state of the draft; undefined: there is none. */
  readonly savedAt: number | undefined;
  /** What came to the draft from elsewhere and was joined with what was typed; undefined: nothing. */
  readonly before: Content | undefined;
}

export interface Typed<Content> {
  readonly conversationId: string;
  readonly content: Content;
  /** `savedAt` of the draft that this one grew from. */
  readonly seen: number | undefined;
}

/** The rows of one kind; keys and rows are the same in each. */
export function rowsOf<Content>(
  { db }: Pick<Store, 'db'>,
  { name }: DraftTable<Content>,
): Table<DraftRow, string> {
  return db[name];
}

export async function openRow<Content>(
  store: Store,
  { name }: DraftTable<Content>,
  { conversationId, savedAt, sealed }: DraftRow,
): Promise<Content & { readonly savedAt: number }> {
  return { ...(await store.vault.open<Content>(name, conversationId, sealed)), savedAt };
}

export async function readRow<Content>(
  store: Store,
  kind: DraftTable<Content>,
  conversationId: string,
): Promise<(Content & { readonly savedAt: number }) | undefined> {
  const row = await rowsOf(store, kind).get(conversationId);
  return row && openRow(store, kind, row);
}

/** Sealed and ready, because a transaction must not wait for the sealing. */
export async function sealRow<Content>(
  store: Store,
  { name, pick }: DraftTable<Content>,
  conversationId: string,
  content: Content,
): Promise<DraftRow> {
  const sealed = await store.vault.seal(name, conversationId, pick(content));
  return { conversationId, savedAt: store.now(), sealed };
}

/** Inside a transaction over every table; gives the moment that names this state, later than any before. */
export async function putRow<Content>(
  store: Store,
  kind: DraftTable<Content>,
  draft: DraftRow,
): Promise<number> {
  const savedAt = await nextDraftMoment(store.db, draft.savedAt);
  await rowsOf(store, kind).put({ ...draft, savedAt });
  return savedAt;
}

/**
 * Keeps what was typed, sealed; nothing is kept of an empty one. Words that came meanwhile are never overwritten:
 * the typed ones follow them. Rejects with `StorageFullError`: the caller still holds the draft.
 */
export async function keepRow<Content>(
  store: Store,
  kind: DraftTable<Content>,
  { conversationId, content: typed, seen }: Typed<Content>,
): Promise<SavedDraft<Content>> {
  const rows = rowsOf(store, kind);
  for (;;) {
    const current = await readRow(store, kind, conversationId);
    const before = current && current.savedAt !== seen ? current : undefined;
    const content = kind.join(before, typed);
    const draft = kind.isEmpty(content)
      ? undefined
      : await sealRow(store, kind, conversationId, content);
    const saved = await inOneTransaction(store, async () => {
      const now = await rows.get(conversationId);
      if (now?.savedAt !== current?.savedAt) return undefined;
      if (draft) return { savedAt: await putRow(store, kind, draft), before };
      await rows.delete(conversationId);
      return { savedAt: undefined, before };
    });
    if (saved) return saved;
  }
}

/** The draft that a command was made of. */
export interface UsedDraft {
  /** `savedAt` of it; words that came to it since stay. */
  readonly seen?: number | undefined;
  /** It was on disk: where it is gone by now, another page has used or removed it. */
  readonly isKept?: boolean | undefined;
}

/** Takes away the draft that a command uses up; inside its transaction. Rejects with `TooLateError`. */
export async function useRow<Content>(
  store: Store,
  kind: DraftTable<Content>,
  conversationId: string,
  { seen, isKept }: UsedDraft,
): Promise<void> {
  const rows = rowsOf(store, kind);
  const draft = await rows.get(conversationId);
  if (isKept === true && draft === undefined)
    throw new TooLateError('The draft has been used or removed on another page.');
  if (draft?.savedAt === seen) await rows.delete(conversationId);
}
