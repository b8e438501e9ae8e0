import { html, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';

import { sendAndDownload } from '../../src/commands/send-and-download.js';
import { sendReply } from '../../src/commands/send-reply.js';
import type { ReplyChoices } from '../../src/model/reply-choices.js';
import { calmStyles } from '../calm.styles.js';
import { controls } from '../controls.styles.js';
import { dialogs } from '../dialog.styles.js';
import { REPLY_PROBLEMS } from '../drafts/reply-drafts.js';
import { attachStyles } from '../files/attach-area.styles.js';
import { fileNameStyles } from '../files/file-name.styles.js';
import { IntrayElement } from '../intray-element.js';
import { renderLockScreen } from '../lock-screen.js';
import { panels } from '../panel.styles.js';
import { copyChoices, whyNoCopy, wishOf } from '../record/copy-choices.js';
import { recipientName } from '../recipient-name.js';
import { copySelectStyles } from '../record/copy-select.styles.js';
import { tokens } from '../tokens.styles.js';
import { enDraft, frDraft } from '../words/draft-words.js';
import { enRecord, frRecord } from '../words/record-words.js';
import { enReplyPanel, frReplyPanel } from '../words/reply-panel-words.js';
import { addWords } from '../words/words.js';
import type { DownloadControl } from './act.js';
import { whyNotSent } from './blocked.js';
import { Composing } from './composing.js';
import type { Composition } from './composition.js';
import { renderConfirmDialog } from './confirm-dialog.js';
import { Fold } from './fold.js';
import { renderForm } from './form.js';
import { optionStyles } from './options.styles.js';
import { previewStyles } from './preview.styles.js';
import { renderMissing } from './missing.js';
import { Question } from './question.js';
import { Sending, type SendCommand } from './sending.js';
import { showText } from './show-text.js';
import { styles } from './reply-panel.styles.js';

addWords({
  en: { ...enReplyPanel, ...enDraft, ...enRecord },
  fr: { ...frReplyPanel, ...frDraft, ...frRecord },
});

/**
 * Where a reply to the patient is written, with its options and what the patient will see of it. What is typed
 * and chosen is kept; what is sent is queued.
 *
 * ```html
 * <reply-panel conversation-id="c-17"></reply-panel>
 * ```
 *
 * @fires intray-before-send - a reply is about to be queued; cancel it to keep it in the text field
 * @fires intray-reply-queued - the reply is on disk
 * @fires intray-error - the reply or the draft could not be kept
 * @slot before-text - between the To line and the text
 * @slot attachments - after the files and the way to attach more
 * @slot options-end - after the options
 * @slot actions-start - before the buttons
 * @slot back - before the heading, where the reply is a page of its own
 * @csspart form - everything
 * @csspart text - the text field
 * @csspart attachments - the files and the way to attach more
 * @csspart options - all options
 * @csspart option - one option
 * @csspart buttons - the row of buttons
 * @csspart primary - Reply to Patient
 * @cssprop --intray-color-accent - the primary button
 * @attr conversation-id - which conversation is answered
 * @attr disabled - shows everything and sends nothing
 * @attr deny-response - Allow Response starts off, in place of the clinic's default
 * @attr allow-attachments - Allow Attachments starts on
 * @attr mask-name - Mask Name starts on
 * @attr billable - Billable starts on
 * @attr fee-code - the fee code to start with
 * @attr notify-after - an ISO 8601 duration: notify me if unread after it
 * @attr no-download - without Send and Download
 */
export class ReplyPanel extends IntrayElement {
  static override styles = [
    tokens,
    calmStyles,
    controls,
    dialogs,
    panels,
    styles,
    copySelectStyles,
    optionStyles,
    previewStyles,
    fileNameStyles,
    attachStyles,
  ];

  @property({ attribute: 'conversation-id' }) conversationId = '';
  @property({ type: Boolean }) disabled = false;
  @property({ type: Boolean, attribute: 'deny-response' }) denyResponse = false;
  @property({ type: Boolean, attribute: 'allow-attachments' }) allowAttachments = false;
  @property({ type: Boolean, attribute: 'mask-name' }) maskName = false;
  @property({ type: Boolean }) billable = false;
  @property({ attribute: 'fee-code' }) feeCode = '';
  @property({ attribute: 'notify-after' }) notifyAfter = '';
  @property({ type: Boolean, attribute: 'no-download' }) noDownload = false;

  /** Into which system and in which format; empty: as the clinic offers it first. */
  @state() private copyChoice = '';

  @query('textarea') private field!: HTMLTextAreaElement | null;

  readonly #composing = new Composing(this, this.connection, {
    attempt: (act) => {
      this.attempt(act);
    },
    report: (error) => {
      this.report(error);
    },
  });
  readonly #question = new Question(this);
  readonly #sending = new Sending(this, {
    connection: this.connection,
    composing: this.#composing,
    question: this.#question,
    maySend: (reply) =>
      !this.#composing.isLocked(reply) && whyNotSent(reply, this.words) === undefined,
  });
  readonly #options = new Fold(this);
  readonly #preview = new Fold(this);
  #focusWanted = false;

  constructor() {
    super();
    // A host may have set it on the tag before this class was there.
    const early = Object.getOwnPropertyDescriptor(this, 'draft');
    if (early === undefined) return;
    Reflect.deleteProperty(this, 'draft');
    this.draft = String(early.value);
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (this.field) showText(this.field, this.draft);
    if (this.#focusWanted && this.field) this.focus();
  }

  /** The text as it stands in the field. */
  get draft(): string {
    return this.#composing.draft.content.text;
  }

  set draft(text: string) {
    this.#composing.type(text);
  }

  /** Puts the cursor at the end of the text, as soon as there is one. */
  override focus(options?: FocusOptions): void {
    this.#focusWanted = this.field === null;
    this.field?.focus(options);
    this.field?.setSelectionRange(this.draft.length, this.draft.length);
  }

  /**
   * Queues what is written; does nothing where it cannot be sent. Asks the person first where it ends or reopens
   * the conversation: resolves then without having sent.
   */
  async send(): Promise<void> {
    await this.#sending.start(sendReply);
  }

  /**
   * Queues what is written, a copy of the whole conversation for the patient's record, and its closing; does nothing
   * where that cannot be.
   */
  async sendAndDownload(): Promise<void> {
    const { reply } = this.#composing;
    if (!reply || whyNoCopy(reply.view, { ...reply, closes: true, words: this.words })) return;
    const wish = wishOf(copyChoices(reply.session, this.words), this.copyChoice, this.words);
    const command: SendCommand = (store, sent) => sendAndDownload(store, { reply: sent, wish });
    await this.#sending.start(command, { asks: false });
  }

  /**
   * Makes files part of the draft, one after the other; resolves when each is, or when the panel says why it is
   * not. Does nothing where nothing can be written.
   */
  async attach(files: Iterable<File>): Promise<void> {
    const { reply } = this.#composing;
    if (reply && !this.#composing.isLocked(reply))
      await this.#composing.files.draft.add([...files]);
  }

  /** Empties the field and its draft, files and all; the options start afresh. */
  clear(): void {
    this.#composing.draft.write({ text: '' });
    this.attempt(this.#composing.files.draft.clear());
  }

  async #confirm(): Promise<void> {
    if (await this.#sending.confirm()) await this.#stay();
  }

  readonly #discard = (): void => {
    this.clear();
  };

  #choose(id: string, change: Partial<ReplyChoices>): void {
    const { reply } = this.#composing;
    // A field that goes with its conversation may still say that it was edited.
    if (reply === undefined || reply.view.id !== id || this.#sending.busy) return;
    this.#composing.choose(change, reply);
    if (change.billable === true) void this.#focusFeeCode();
  }

  async #focusFeeCode(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#fee-code')?.focus();
  }

  readonly #keydown = (event: KeyboardEvent): void => {
    // The portal's own shortcuts are not meant for somebody who is typing to a patient.
    event.stopPropagation();
    if (event.key !== 'Enter') return;
    const isSend = event.ctrlKey || event.metaKey;
    // Enter in the fee code would send: only the button and Ctrl+Enter do.
    if (isSend || event.target instanceof HTMLInputElement) event.preventDefault();
    if (isSend) void this.#sendAndStay();
  };

  async #sendAndStay(): Promise<void> {
    await this.send();
    if (this.#question.asking === undefined) await this.#stay();
  }

  #downloadOf({ session }: Composition): DownloadControl | undefined {
    if (this.noDownload) return undefined;
    return {
      choices: copyChoices(session, this.words),
      chosen: this.copyChoice,
      choose: (key) => {
        this.copyChoice = key;
      },
      run: () => {
        void this.sendAndDownload().then(() => this.#stay());
      },
    };
  }

  async #stay(): Promise<void> {
    await this.updateComplete;
    this.field?.focus();
  }

  #renderForm(reply: Composition): TemplateResult {
    const composing = this.#composing;
    const { problem, savedAt, content: draft } = composing.draft;
    return renderForm({
      reply,
      words: this.words,
      locked: composing.isLocked(reply),
      attach: composing.files,
      sending: this.#sending.busy,
      online: this.connection.status.online,
      download: this.#downloadOf(reply),
      savedAt,
      problem: problem && this.words.say(REPLY_PROBLEMS[problem]),
      now: this.connection.now,
      nameOf: (id) => composing.nameOf(id),
      hints: composing.hints,
      draft,
      options: this.#options,
      preview: this.#preview,
      keydown: this.#keydown,
      discard: this.#discard,
      reviewed: () => {
        composing.reviewed(reply);
      },
      choose: (change) => {
        this.#choose(reply.view.id, change);
      },
      typed: (text) => {
        composing.type(text);
      },
      submit: () => {
        void this.#sendAndStay();
      },
    });
  }

  /** Where there is a way back, the conversation beside it has said so; what was written is not lost with it. */
  #renderMissing(): TemplateResult {
    const { view, draft } = this.#composing;
    const { value, ready, failed } = view;
    const isMissing = ready && !failed && !value && this.connection.session !== undefined;
    return renderMissing({
      words: this.words,
      isMissing,
      text: isMissing && draft.ready ? this.draft : '',
      discard: this.#discard,
    });
  }

  override render(): TemplateResult {
    const { status } = this.connection;
    if (status.locked) return renderLockScreen(this.words, status);
    const { reply, files } = this.#composing;
    const { drag, leave, drop } = files.drop;
    return html`<div
      class="root"
      lang=${this.words.locale}
      @dragenter=${drag}
      @dragover=${drag}
      @dragleave=${leave}
      @drop=${drop}
    >
      ${reply === undefined ? this.#renderMissing() : this.#renderForm(reply)}
      ${renderConfirmDialog({
        words: this.words,
        asking: reply && this.#question.asking,
        recipient: reply === undefined ? '' : recipientName(reply.view),
        confirm: () => {
          void this.#confirm();
        },
        closed: this.#question.closed,
      })}
    </div>`;
  }
}
