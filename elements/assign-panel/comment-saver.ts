import { saveCommentDraft } from '../../src/commands/save-comment-draft.js';
import type { CommentDraftContent } from '../../src/model/comment-draft.js';
import type { Store } from '../../src/store/database.js';
import type { CommentDraft } from '../../src/store/views.js';

/** Hears what became of what was typed; `key` says for which conversation of which person. */
export interface CommentTypist {
  /** `before`: a draft from elsewhere that was joined with the typed one. */
  saved(key: string, before: CommentDraftContent | undefined): void;
  /** The draft is kept on this page only, and saved with the next ones. */
  failed(key: string, error: unknown): void;
}

export interface UnsavedComment extends CommentDraftContent {
  readonly store: Store;
  readonly conversationId: string;
  /** `savedAt` of the draft that this one grew from. */
  readonly seen: number | undefined;
  readonly typist: CommentTypist;
}

/** Long enough to spare the disk while somebody types; short enough that a crash costs less than a second. */
const SAVE_AFTER_MS = 700;

/** What has not reached the disk, each for the conversation it was typed in, whatever is shown now. */
export const unsavedComments = new Map<string, UnsavedComment>();
/** Our own last saves: what is typed after them grew from them. */
const lastSaves = new Map<string, number>();
let timer: ReturnType<typeof setTimeout> | undefined;
let running: Promise<void> = Promise.resolve();

export function commentKey(store: Store, conversationId: string): string {
  return `${store.name} ${conversationId}`;
}

export function saveCommentSoon(draft: UnsavedComment): void {
  unsavedComments.set(commentKey(draft.store, draft.conversationId), draft);
  timer ??= setTimeout(settle, SAVE_AFTER_MS);
  for (const event of ['visibilitychange', 'pagehide']) {
    addEventListener(event, settle, { once: true });
  }
}

function settle(): void {
  void settleComments();
}

/** Everything typed on this page is in the store: before a command uses a draft up. */
export async function settleComments(): Promise<void> {
  clearTimeout(timer);
  timer = undefined;
  await (running = running.then(saveAll));
}

/** A query may still speak of the draft before our own last save. */
export function isOldComment(key: string, { savedAt }: CommentDraft): boolean {
  return savedAt < (lastSaves.get(key) ?? 0);
}

/** The state of a draft that a text grew from: what was read of it, or our own later save. */
export function commentGrownFrom(key: string, read: number | undefined): number | undefined {
  return Math.max(lastSaves.get(key) ?? 0, read ?? 0) || undefined;
}

/** One after the other; what was typed by somebody who has left waits for them. */
async function saveAll(): Promise<void> {
  for (const [key, draft] of unsavedComments) if (draft.store.db.isOpen()) await save(key, draft);
}

async function save(key: string, draft: UnsavedComment): Promise<void> {
  const { store, conversationId, text, to, typist } = draft;
  const seen = commentGrownFrom(key, draft.seen);
  try {
    const { savedAt, before } = await saveCommentDraft(store, { conversationId, text, to, seen });
    lastSaves.set(key, savedAt ?? 0);
    if (unsavedComments.get(key) === draft) unsavedComments.delete(key);
    typist.saved(key, before);
  } catch (error) {
    typist.failed(key, error);
  }
}
