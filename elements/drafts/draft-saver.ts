import type { SavedDraft } from '../../src/commands/save-draft.js';
import type { Store } from '../../src/store/database.js';

/** Hears what became of what was typed; `key` says for which conversation of which person. */
export interface Typist<Content> {
  /** `before`: a draft from elsewhere that was joined with the typed one. */
  saved(key: string, before: Content | undefined): void;
  /** The draft is kept on this page only, and saved with the next ones. */
  failed(key: string, error: unknown): void;
}

export interface Unsaved<Content> {
  readonly store: Store;
  readonly conversationId: string;
  readonly content: Content;
  /** `savedAt` of the draft that this one grew from. */
  readonly seen: number | undefined;
  readonly typist: Typist<Content>;
}

type Save<Content> = (
  store: Store,
  typed: Content & Pick<Unsaved<Content>, 'conversationId' | 'seen'>,
) => Promise<SavedDraft<Content>>;

/** Long enough to spare the disk while somebody types; short enough that a crash costs less than a second. */
const SAVE_AFTER_MS = 700;

export function keyOf(store: Store, conversationId: string): string {
  return `${store.name} ${conversationId}`;
}

/**
 * Brings drafts of one kind to the disk, for every place of this page that shows them: each for the conversation
 * it was typed in, whatever is shown now. Each kind has a saver of its own; drafts of two kinds never meet.
 */
export class DraftSaver<Content> {
  readonly #save: Save<Content>;
  /** What has not reached the disk. */
  readonly #unsaved = new Map<string, Unsaved<Content>>();
  /** Our own last saves: what is typed after them grew from them. */
  readonly #lastSaves = new Map<string, number>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(save: Save<Content>) {
    this.#save = save;
  }

  unsaved(key: string): Unsaved<Content> | undefined {
    return this.#unsaved.get(key);
  }

  /** A command has taken it: it is no draft any more. */
  drop(key: string): void {
    this.#unsaved.delete(key);
  }

  soon(draft: Unsaved<Content>): void {
    draft.store.db.guard.beforeGivingWay(this.#lastWords);
    this.#unsaved.set(keyOf(draft.store, draft.conversationId), draft);
    this.#timer ??= setTimeout(this.#settle, SAVE_AFTER_MS);
    for (const event of ['visibilitychange', 'pagehide']) {
      addEventListener(event, this.#settle, { once: true });
    }
  }

  readonly #lastWords = (): Promise<void> => this.settle();

  readonly #settle = (): void => {
    void this.settle();
  };

  /** Everything typed on this page is in the store: before a command reads or replaces a draft. */
  async settle(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await (this.#running = this.#running.then(() => this.#saveAll()));
  }

  /** A query may still speak of the draft before our own last save. */
  isOld(key: string, savedAt: number): boolean {
    return savedAt < (this.#lastSaves.get(key) ?? 0);
  }

  /** The state of a draft that a text grew from: what was read of it, or our own later save. */
  grownFrom(key: string, read: number | undefined): number | undefined {
    return Math.max(this.#lastSaves.get(key) ?? 0, read ?? 0) || undefined;
  }

  /** One after the other; what was typed by somebody who has left waits for them. */
  async #saveAll(): Promise<void> {
    for (const [key, draft] of this.#unsaved)
      if (draft.store.db.isOpen()) await this.#saveOne(key, draft);
  }

  async #saveOne(key: string, draft: Unsaved<Content>): Promise<void> {
    const { store, conversationId, content, typist } = draft;
    const seen = this.grownFrom(key, draft.seen);
    try {
      const { savedAt, before } = await this.#save(store, { ...content, conversationId, seen });
      this.#lastSaves.set(key, savedAt ?? 0);
      if (this.#unsaved.get(key) === draft) this.drop(key);
      typist.saved(key, before);
    } catch (error) {
      typist.failed(key, error);
    }
  }
}
