import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';

import { cancelDownload } from '../../src/commands/cancel-download.js';
import { downloadFile } from '../../src/commands/download-file.js';
import { dropSpoiltFile } from '../../src/commands/drop-spoilt-file.js';
import { removeFile } from '../../src/commands/remove-file.js';
import { UnreadableError } from '../../src/model/errors.js';
import { openFile, type FileView } from '../../src/store/attachment-queries.js';
import { controls } from '../controls.styles.js';
import { dialogs } from '../dialog.styles.js';
import { paperclip } from '../icons.js';
import { IntrayElement } from '../intray-element.js';
import { ofConversation } from '../live-query.js';
import { Ticker } from '../ticker.js';
import { tokens } from '../tokens.styles.js';
import { enAttach, frAttach } from '../words/attach-words.js';
import { enFiles, frFiles } from '../words/files-words.js';
import { addWords } from '../words/words.js';
import { drawPicture, isRaster } from './draw-picture.js';
import { renderFileCard, type FileActs, type FileCardContext } from './file-card.js';
import { fileCardStyles } from './file-card.styles.js';
import { shownName } from './file-name.js';
import { fileNameStyles } from './file-name.styles.js';
import { followFiles, readFiles } from './follow-files.js';
import { LookedAt } from './looked-at.js';
import { renderPictureDialog } from './picture-dialog.js';
import { saveFile } from './save-file.js';

addWords({ en: { ...enAttach, ...enFiles }, fr: { ...frAttach, ...frFiles } });

/** A life line counts in days. */
const LIFE_MS = 60_000;

/**
 * The files of one message or of one queued reply. Private: the conversation puts it into its messages.
 *
 * @internal
 */
export class FileList extends IntrayElement {
  static override styles = [tokens, controls, dialogs, fileNameStyles, fileCardStyles];

  @property({ attribute: false }) conversationId = '';
  /** Of the message, in its order; those that this device was not told of are counted. */
  @property({ attribute: false }) fileIds: readonly string[] = [];
  /** The queued reply that they go with, in place of `fileIds`. */
  @property({ attribute: false }) replyId = '';
  @property({ type: Boolean }) own = false;
  /** A copy in the patient's record holds them. */
  @property({ type: Boolean }) inRecord = false;
  @property({ attribute: false }) sentAt: number | undefined;
  /** The reply was not attempted: a file may still be taken out of it. */
  @property({ type: Boolean }) removable = false;
  /** The reply has no words: its last file is all of it. */
  @property({ type: Boolean }) wordless = false;

  @state() private shown: FileView | undefined;
  @state() private pictureFailed = false;
  @state() private said = '';
  @query('dialog') private dialog!: HTMLDialogElement | null;
  @query('canvas') private canvas!: HTMLCanvasElement | null;

  readonly #files = ofConversation(this, this.connection, followFiles);
  readonly #lookedAt = new LookedAt(this, (id) => {
    this.#dropSpoilt(id);
  });
  /** Asked to take them out of their reply when it may have left. */
  readonly #tooLate = new Set<string>();
  readonly #life = new Ticker(this, LIFE_MS);
  /** On their way to this device when this was last drawn. */
  readonly #awaited = new Set<string>();

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const root = this.getRootNode();
    // Whoever shows the message knows the handle.
    if (root instanceof ShadowRoot && root.host instanceof IntrayElement)
      this.intray = root.host.intray;
    this.#tellOfArrivals();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const { store, now } = this.connection;
    const here = this.#mine().filter(({ place, bytes }) => place === 'message' && bytes === 'here');
    if (store) this.#lookedAt.look(store, here);
    this.#life.run(this.#mine().some(({ deleteAfter = 0 }) => deleteAfter > now));
  }

  #mine(): readonly FileView[] {
    const files = this.#files.value?.files ?? [];
    if (this.replyId !== '') return files.filter(({ replyId }) => replyId === this.replyId);
    return this.fileIds.flatMap((id) => files.filter((file) => file.id === id));
  }

  #tellOfArrivals(): void {
    for (const file of this.#mine()) {
      if (file.bytes === 'wanted') this.#awaited.add(file.id);
      else if (this.#awaited.delete(file.id)) this.#tellOf(file);
    }
  }

  #tellOf(file: FileView): void {
    const name = shownName(file.name, this.words);
    if (file.bytes === 'here') this.said = this.words.say('fileArrived', name);
    else if (file.trouble) this.said = `${name}: ${this.words.say('fileTrouble', file.trouble)}`;
  }

  readonly #acts: FileActs = {
    get: ({ id }) => {
      const { store } = this.connection;
      if (store) this.attempt(downloadFile(store, id));
    },
    stop: ({ id }) => {
      const { store } = this.connection;
      if (store) this.attempt(cancelDownload(store, id));
    },
    open: (file) => {
      this.attempt(this.#open(file));
    },
    save: (file) => {
      this.attempt(this.#save(file));
    },
    remove: (file) => {
      this.attempt(this.#remove(file));
    },
  };

  async #open(file: FileView): Promise<void> {
    const { kind } = this.#lookedAt.factsOf(file.id) ?? {};
    const bytes = await this.#bytesOf(file);
    if (bytes === undefined || !isRaster(kind)) return;
    this.shown = file;
    this.pictureFailed = false;
    await this.updateComplete;
    if (this.dialog?.open === false) this.dialog.showModal();
    if (this.canvas)
      await drawPicture(this.canvas, bytes, kind).catch(() => {
        // Meanwhile another picture may have been opened.
        if (this.shown === file) this.pictureFailed = true;
      });
  }

  async #save(file: FileView): Promise<void> {
    const bytes = await this.#bytesOf(file);
    if (bytes) saveFile(bytes, shownName(file.name, this.words));
  }

  /** Undefined: they are not to be had on this device any more, and the card says so. */
  async #bytesOf({ id }: FileView): Promise<Blob | undefined> {
    const { store } = this.connection;
    try {
      return store && (await openFile(store, id));
    } catch (error) {
      if (!(error instanceof UnreadableError)) throw error;
      this.#dropSpoilt(id);
      return undefined;
    }
  }

  #dropSpoilt(id: string): void {
    const { store } = this.connection;
    this.#awaited.add(id);
    if (store) this.attempt(dropSpoiltFile(store, id));
  }

  async #remove({ id }: FileView): Promise<void> {
    const { store } = this.connection;
    if (store === undefined) return;
    const at = this.#mine().findIndex((file) => file.id === id);
    if (await removeFile(store, id)) await this.#focusAfter(at);
    else this.#tooLate.add(id);
    this.requestUpdate();
  }

  /** The button went with its file: on to the next one, else to the message. */
  async #focusAfter(at: number): Promise<void> {
    const { conversationId } = this;
    const { store } = this.connection;
    if (store) this.#files.value = await readFiles(store, conversationId);
    this.requestUpdate();
    await this.updateComplete;
    const buttons = [...this.renderRoot.querySelectorAll<HTMLElement>('.card-acts button')];
    (buttons[at] ?? buttons.at(-1) ?? this.closest('article'))?.focus();
  }

  #renderCard(file: FileView): TemplateResult {
    const { words, own, sentAt } = this;
    const { now, status, session } = this.connection;
    return renderFileCard(file, {
      words,
      own,
      sentAt,
      now,
      online: status.online,
      days: session?.retention.attachmentDays ?? 0,
      facts: this.#lookedAt.factsOf(file.id),
      problem: this.#tooLate.has(file.id) ? words.say('removeTooLate') : undefined,
      inRecord: this.inRecord,
      removal: this.#removal,
      acts: this.#acts,
    });
  }

  get #removal(): FileCardContext['removal'] {
    if (!this.removable) return 'none';
    return this.wordless && this.#mine().length === 1 ? 'only' : 'free';
  }

  /** Files that this device was not told of are at least counted. */
  #renderUntold(told: number): TemplateResult | typeof nothing {
    const untold = this.replyId === '' ? this.fileIds.length - told : 0;
    if (untold <= 0) return nothing;
    return html`<p class="count meta">
      ${paperclip}<span>${this.words.say('files', untold)}</span>
    </p>`;
  }

  override render(): TemplateResult | typeof nothing {
    const mine = this.#mine();
    const { words } = this;
    if (mine.length === 0) return this.#renderUntold(0);
    return html`<ul role="list" class="cards">
        ${repeat(
          mine,
          ({ id }) => id,
          (file) => this.#renderCard(file),
        )}
      </ul>
      ${this.#renderUntold(mine.length)}
      <p class="spoken" role="status">${this.said}</p>
      ${renderPictureDialog({
        words,
        file: this.shown,
        failed: this.pictureFailed,
        save: this.#acts.save,
        closed: () => {
          // The browser tells of a closing late: it may be open again.
          if (this.dialog?.open !== true) this.shown = undefined;
        },
      })}`;
  }
}
