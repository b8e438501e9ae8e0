import { saveDraft, type SavedDraft, type TypedDraft } from '../src/commands/save-draft.js';
import type { Store } from '../src/store/database.js';

interface Unsaved extends TypedDraft {
  readonly store: Store;
}

export interface DraftSaverOptions {
  /** A save failed; the text is still only in the field. */
  readonly failed: (error: unknown) => void;
  readonly saved: (conversationId: string, draft: SavedDraft) => void;
  /** Nothing is on its way to the disk any more. */
  readonly settled: () => void;
}

/** Long enough to spare the disk while somebody types, short enough that a crash costs no sentence. */
const SAVE_AFTER_MS = 700;

const savers = new Set<DraftSaver>();

/** Everything typed on this page is in the store: before a command reads or replaces a draft. */
export async function settleDrafts(): Promise<void> {
  await Promise.all([...savers].map((saver) => saver.settle()));
}

/**
 * Saves what is typed, one save after the other, each for the conversation it was typed in. A save that waits
 * is never handed to another conversation.
 */
export class DraftSaver {
  readonly #options: DraftSaverOptions;
  #unsaved: Unsaved | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> = Promise.resolve();
  /** Our own last save: what is typed after it grew from it. */
  #last: { readonly conversationId: string; readonly savedAt: number | undefined } | undefined;

  constructor(options: DraftSaverOptions) {
    this.#options = options;
  }

  /** Something typed has not reached the disk yet. */
  get dirty(): boolean {
    return savers.has(this);
  }

  change(unsaved: Unsaved): void {
    savers.add(this);
    this.#unsaved = unsaved;
    this.#timer ??= setTimeout(() => {
      void this.settle();
    }, SAVE_AFTER_MS);
  }

  /** Saves now what waits; resolves when nothing is on its way to the disk any more. */
  async settle(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const unsaved = this.#unsaved;
    this.#unsaved = undefined;
    if (unsaved !== undefined) this.#running = this.#running.then(() => this.#save(unsaved));
    const running = this.#running;
    await running;
    if (this.#waits() || running !== this.#running || !savers.delete(this)) return;
    this.#options.settled();
  }

  /** A query may still speak of the draft before our own last save. */
  isOld(conversationId: string, savedAt: number): boolean {
    return this.#last?.conversationId === conversationId && savedAt < (this.#last.savedAt ?? 0);
  }

  /** Somebody may have typed on while the disk was busy. */
  #waits(): boolean {
    return this.#unsaved !== undefined;
  }

  async #save({ store, conversationId, text, seen }: Unsaved): Promise<void> {
    const own = this.#last?.conversationId === conversationId ? this.#last.savedAt : undefined;
    const newest = Math.max(own ?? 0, seen ?? 0) || undefined;
    try {
      const draft = await saveDraft(store, { conversationId, text, seen: newest });
      this.#last = { conversationId, savedAt: draft.savedAt };
      this.#options.saved(conversationId, draft);
    } catch (error) {
      this.#options.failed(error);
    }
  }
}
