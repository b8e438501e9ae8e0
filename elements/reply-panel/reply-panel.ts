import { html, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';

import { sendReply } from '../../src/commands/send-reply.js';
import type { ReplyChoices } from '../../src/model/reply-choices.js';
import { watchConversation } from '../../src/store/conversation-queries.js';
import { watchPeople, type People } from '../../src/store/people-queries.js';
import type { ConversationView } from '../../src/store/views.js';
import { controls } from '../controls.styles.js';
import { dialogs } from '../dialog.styles.js';
import { DraftKeeper } from '../drafts/draft-keeper.js';
import { REPLY_PROBLEMS, replyDrafts } from '../drafts/reply-drafts.js';
import { BeforeSendEvent, ReplyEvent } from '../events.js';
import { attachStyles } from '../files/attach-area.styles.js';
import { AttachControl } from '../files/attach-control.js';
import { fileNameStyles } from '../files/file-name.styles.js';
import { IntrayElement } from '../intray-element.js';
import { LiveQuery } from '../live-query.js';
import { recipientName } from '../recipient-name.js';
import { tokens } from '../tokens.styles.js';
import { enDraft, frDraft } from '../words/draft-words.js';
import { enReplyPanel, frReplyPanel } from '../words/reply-panel-words.js';
import { addWords } from '../words/words.js';
import { whyNotSent } from './blocked.js';
import { compose, type Composition } from './composition.js';
import { renderConfirmDialog, type Consequence } from './confirm-dialog.js';
import { chosen, typed } from './edits.js';
import { renderForm } from './form.js';
import { optionStyles } from './options.styles.js';
import { previewStyles } from './preview.styles.js';
import { renderMissing } from './missing.js';
import { showText } from './show-text.js';
import { styles } from './reply-panel.styles.js';

addWords({ en: { ...enReplyPanel, ...enDraft }, fr: { ...frReplyPanel, ...frDraft } });

/** Who has been asked, since this page was loaded, whether a reply shall end a conversation. */
const knowEnding = new Set<string>();

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
 */
export class ReplyPanel extends IntrayElement {
  static override styles = [
    tokens,
    controls,
    dialogs,
    styles,
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

  @state() private sending = false;
  @state() private asking: Consequence | undefined;
  @state() private optionsOpened = false;
  @state() private previewOpened = false;
  @query('textarea') private field!: HTMLTextAreaElement | null;
  @query('dialog') private dialog!: HTMLDialogElement | null;

  /** The newest message when the question was asked. */
  #askedOn: string | null = null;

  readonly #view = new LiveQuery<ConversationView | undefined>(this, {
    connection: this.connection,
    keys: () => [this.conversationId],
    watch: (store, next, fail) =>
      this.conversationId === ''
        ? undefined
        : watchConversation(store, this.conversationId, next, fail),
  });
  readonly #people = new LiveQuery<People>(this, {
    connection: this.connection,
    keys: () => [],
    watch: watchPeople,
  });
  readonly #draft = new DraftKeeper(this, this.connection, replyDrafts, (error) => {
    this.report(error);
  });

  readonly #files = new AttachControl(this, this.connection, {
    open: () => this.#mayAttach(),
    attempt: (act) => {
      this.attempt(act);
    },
  });

  constructor() {
    super();
    // A host may have set it on the tag before this class was there.
    const early = Object.getOwnPropertyDescriptor(this, 'draft');
    if (early === undefined) return;
    Reflect.deleteProperty(this, 'draft');
    this.draft = String(early.value);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (!changed.has('conversationId')) return;
    this.dialog?.close();
    this.asking = undefined;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (this.field) showText(this.field, this.draft);
    // A question whose conversation has gone from the screen must not stand there with no answer.
    if (this.dialog?.open === true && !this.dialog.querySelector('button')) this.dialog.close();
  }

  /** The text as it stands in the field. */
  get draft(): string {
    return this.#draft.content.text;
  }

  set draft(text: string) {
    this.#type(text);
  }

  /** Puts the cursor at the end of the text. */
  override focus(options?: FocusOptions): void {
    this.field?.focus(options);
    this.field?.setSelectionRange(this.draft.length, this.draft.length);
  }

  /**
   * Queues what is written; does nothing where it cannot be sent. Asks the person first where it ends or reopens
   * the conversation: resolves then without having sent.
   */
  async send(): Promise<void> {
    this.#draft.follow();
    const reply = this.#compose();
    if (!reply || this.sending || this.#cannotSend(reply)) return;
    const asking = this.#toAsk(reply);
    if (asking === undefined) await this.#queue(reply);
    else await this.#ask(asking, reply);
  }

  /**
   * Makes files part of the draft, one after the other; resolves when each is, or when the panel says why it is
   * not. Does nothing where nothing can be written.
   */
  async attach(files: Iterable<File>): Promise<void> {
    const reply = this.#compose();
    if (reply && !this.#isLocked(reply)) await this.#files.draft.add([...files]);
  }

  /** Empties the field and its draft, files and all; the options start afresh. */
  clear(): void {
    this.#draft.write({ text: '' });
    this.attempt(this.#files.draft.clear());
  }

  async #queue({ request, choices, view, files }: Composition): Promise<void> {
    const { store, handle } = this.connection;
    if (!store) return;
    const { conversationId } = this;
    const id = crypto.randomUUID();
    if (!this.dispatchEvent(new BeforeSendEvent(conversationId, id, request.options))) return;
    this.sending = true;
    const { key, content } = this.#draft;
    try {
      const kept = await this.#draft.settle();
      if (kept === undefined) return;
      const { basedOn } = view;
      const undoMs = (handle?.undoSeconds ?? 0) * 1000;
      const fileIds = files.map((file) => file.id);
      const reply = { ...request, ...kept, id, conversationId, choices, basedOn, undoMs, fileIds };
      await sendReply(store, reply);
      this.#draft.used(key, content);
      await this.#files.draft.refresh();
      this.dispatchEvent(
        new ReplyEvent('queued', { conversationId, replyId: id, state: 'waiting' }),
      );
    } catch (error) {
      this.#draft.failed(key, error);
    } finally {
      this.sending = false;
    }
  }

  #cannotSend(reply: Composition): boolean {
    return this.#isLocked(reply) || whyNotSent(reply, this.words) !== undefined;
  }

  #isLocked({ rules }: Composition): boolean {
    return this.disabled || rules.locked !== undefined;
  }

  #mayAttach(): boolean {
    const reply = this.#compose();
    return reply !== undefined && !this.#isLocked(reply) && reply.session.permissions.attach;
  }

  /** Ending is asked about once, so that the fortieth is as quick as any; reopening is rare. */
  #toAsk({ rules }: Composition): Consequence | undefined {
    if (rules.reply === 'stays') return undefined;
    const isKnown = rules.reply === 'ends' && knowEnding.has(this.connection.store?.name ?? '');
    return isKnown ? undefined : rules.reply;
  }

  async #ask(asking: Consequence, { view }: Composition): Promise<void> {
    this.asking = asking;
    this.#askedOn = view.basedOn.messageId;
    await this.updateComplete;
    if (this.dialog?.open === false) this.dialog.showModal();
  }

  readonly #confirm = (): void => {
    const reply = this.#compose();
    const { store } = this.connection;
    // What was asked about may have changed while the question stood there, or somebody may have written.
    if (!reply || !store || reply.rules.reply !== this.asking || this.#cannotSend(reply)) return;
    if (reply.view.basedOn.messageId !== this.#askedOn) return;
    if (this.asking === 'ends') knowEnding.add(store.name);
    void this.#queue(reply).then(this.#stay);
  };

  #compose(): Composition | undefined {
    const { value: view } = this.#view;
    const { session } = this.connection;
    if (view?.id !== this.conversationId || !this.#draft.ready || !session) return undefined;
    const { files, busy: sealing } = this.#files.draft;
    const draft = this.#draft.content;
    return compose({ view, session, draft, preset: this.#preset, files, sealing });
  }

  /** The host's own starting values; an absent attribute leaves the clinic's default. */
  get #preset(): Partial<ReplyChoices> {
    return {
      ...(this.denyResponse && { allowResponse: false }),
      ...(this.allowAttachments && { allowAttachments: true }),
      ...(this.maskName && { maskName: true }),
      ...(this.billable && { billable: true }),
      ...(this.feeCode !== '' && { feeCode: this.feeCode }),
      ...(this.notifyAfter !== '' && { notifyIfUnreadAfter: this.notifyAfter }),
    };
  }

  #type(text: string): void {
    this.#draft.write(typed(this.#draft.content, text, this.#compose()));
  }

  #choose(id: string, change: Partial<ReplyChoices>): void {
    const reply = this.#compose();
    // A field that goes with its conversation may still say that it was edited.
    if (reply === undefined || reply.view.id !== id || this.sending) return;
    this.#draft.write(chosen(this.#draft.content, change, reply));
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
    if (this.asking === undefined) await this.#stay();
  }

  readonly #stay = async (): Promise<void> => {
    await this.updateComplete;
    this.field?.focus();
  };

  #renderForm(reply: Composition): TemplateResult {
    const { problem, savedAt } = this.#draft;
    return renderForm({
      reply,
      words: this.words,
      locked: this.#isLocked(reply),
      attach: this.#files,
      sending: this.sending,
      savedAt,
      problem: problem && this.words.say(REPLY_PROBLEMS[problem]),
      now: this.connection.now,
      nameOf: (id) => this.#people.value?.staff.get(id)?.internalName ?? id,
      draft: this.#draft.content,
      reviewed: () => {
        this.#draft.write({ ...this.#draft.content, basedOn: reply.view.basedOn });
      },
      discard: () => {
        this.clear();
      },
      optionsOpened: this.optionsOpened,
      toggleOptions: () => {
        this.optionsOpened = !this.optionsOpened;
      },
      opened: this.previewOpened,
      toggle: () => {
        this.previewOpened = !this.previewOpened;
      },
      choose: (change) => {
        this.#choose(reply.view.id, change);
      },
      typed: (text) => {
        this.#type(text);
      },
      keydown: this.#keydown,
      submit: () => {
        void this.#sendAndStay();
      },
    });
  }

  /** Where there is a way back, the conversation beside it has said so; what was written is not lost with it. */
  #renderMissing(): TemplateResult {
    const { value, ready, failed } = this.#view;
    const isMissing = ready && !failed && !value && this.connection.session !== undefined;
    return renderMissing({
      words: this.words,
      isMissing,
      text: isMissing && this.#draft.ready ? this.draft : '',
      discard: () => {
        this.clear();
      },
    });
  }

  override render(): TemplateResult {
    const reply = this.#compose();
    const { drag, leave, drop } = this.#files.drop;
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
        asking: reply && this.asking,
        recipient: reply === undefined ? '' : recipientName(reply.view),
        confirm: this.#confirm,
        closed: () => {
          this.asking = undefined;
        },
      })}
    </div>`;
  }
}
