import { saveDraft, type SavedDraft, type TypedDraft } from '../src/commands/save-draft.js';
import type { Store } from '../src/store/database.js';
import type { Draft } from '../src/store/views.js';

/** Hears what became of what was typed; `key` says for which conversation of which person. */
export interface Typist {
  /** `before`: a draft from elsewhere that was joined with the typed one. */
  saved(key: string, before: SavedDraft['before']): void;
  /** The draft is kept on this page only, and saved with the next ones. */
  failed(key: string, error: unknown): void;
}

export interface Unsaved extends TypedDraft {
  readonly store: Store;
  readonly typist: Typist;
}

/** Long enough to spare the disk while somebody types; short enough that a crash costs less than a second. */
const SAVE_AFTER_MS = 700;

/** What has not reached the disk, each for the conversation it was typed in, whatever is shown now. */
export const unsaved = new Map<string, Unsaved>();
/** Our own last saves: what is typed after them grew from them. */
const lastSaves = new Map<string, number>();
let timer: ReturnType<typeof setTimeout> | undefined;
let running: Promise<void> = Promise.resolve();

export function keyOf(store: Store, conversationId: string): string {
  return `${store.name} ${conversationId}`;
}

export function saveSoon(draft: Unsaved): void {
  unsaved.set(keyOf(draft.store, draft.conversationId), draft);
  timer ??= setTimeout(settle, SAVE_AFTER_MS);
  for (const event of ['visibilitychange', 'pagehide']) {
    addEventListener(event, settle, { once: true });
  }
}

function settle(): void {
  void settleDrafts();
}

/** Everything typed on this page is in the store: before a command reads or replaces a draft. */
export async function settleDrafts(): Promise<void> {
  clearTimeout(timer);
  timer = undefined;
  await (running = running.then(saveAll));
}

/** A query may still speak of the draft before our own last save. */
export function isOld(key: string, { savedAt }: Draft): boolean {
  return savedAt < (lastSaves.get(key) ?? 0);
}

/** One after the other; what was typed by somebody who has left waits for them. */
async function saveAll(): Promise<void> {
  for (const [key, draft] of unsaved) if (draft.store.db.isOpen()) await save(key, draft);
}

/** The state of a draft that a text grew from: what was read of it, or our own later save. */
export function grownFrom(key: string, read: number | undefined): number | undefined {
  return Math.max(lastSaves.get(key) ?? 0, read ?? 0) || undefined;
}

async function save(key: string, draft: Unsaved): Promise<void> {
  const { store, conversationId, text, choices, basedOn, typist } = draft;
  const seen = grownFrom(key, draft.seen);
  try {
    const { savedAt, before } = await saveDraft(store, {
      conversationId,
      text,
      choices,
      basedOn,
      seen,
    });
    lastSaves.set(key, savedAt ?? 0);
    if (unsaved.get(key) === draft) unsaved.delete(key);
    typist.saved(key, before);
  } catch (error) {
    typist.failed(key, error);
  }
}
