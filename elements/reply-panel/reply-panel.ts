import { html, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';

import { sendReply } from '../../src/commands/send-reply.js';
import { StorageFullError } from '../../src/model/errors.js';
import { watchConversation, watchDraft } from '../../src/store/conversation-queries.js';
import type { ConversationView, Draft } from '../../src/store/views.js';
import { controls } from '../controls.styles.js';
import { joinTexts } from '../../src/model/draft-text.js';
import { DraftSaver } from '../draft-saver.js';
import { BeforeSendEvent, ReplyEvent } from '../events.js';
import { IntrayElement } from '../intray-element.js';
import { LiveQuery } from '../live-query.js';
import { tokens } from '../tokens.styles.js';
import { whyNoReply, whyNotSent, type Standing } from './blocked.js';
import { renderForm } from './form.js';
import { showText } from './show-text.js';
import { styles } from './reply-panel.styles.js';

/**
 * Where a reply to the patient is written; what is typed is kept, what is sent is queued.
 *
 * ```html
 * <reply-panel conversation-id="c-17"></reply-panel>
 * ```
 *
 * @fires intray-before-send - a reply is about to be queued; cancel it to keep it in the text field
 * @fires intray-reply-queued - the reply is on disk
 * @fires intray-error - the reply or the draft could not be kept
 * @slot back - before the heading, where the reply is a page of its own
 * @csspart form - everything
 * @csspart text - the text field
 * @csspart buttons - the row of buttons
 * @csspart primary - Reply to Patient
 * @cssprop --intray-color-accent - the primary button
 * @attr conversation-id - which conversation is answered
 * @attr disabled - shows everything and sends nothing
 */
export class ReplyPanel extends IntrayElement {
  static override styles = [tokens, controls, styles];

  @property({ attribute: 'conversation-id' }) conversationId = '';
  @property({ type: Boolean }) disabled = false;

  @state() private text = '';
  @state() private sending = false;
  @state() private problem: 'storageFull' | 'notSaved' | undefined;
  @query('textarea') private field!: HTMLTextAreaElement | null;

  readonly #view = new LiveQuery<ConversationView | undefined>(this, {
    connection: this.connection,
    keys: () => [this.conversationId],
    watch: (store, next, fail) =>
      this.conversationId === ''
        ? undefined
        : watchConversation(store, this.conversationId, next, fail),
  });
  readonly #draft = new LiveQuery<Draft | undefined>(this, {
    connection: this.connection,
    keys: () => [this.conversationId],
    watch: (store, next, fail) =>
      this.conversationId === '' ? undefined : watchDraft(store, this.conversationId, next, fail),
  });
  readonly #saver = new DraftSaver({
    saved: (conversationId, { before }) => {
      this.problem = undefined;
      if (conversationId === this.conversationId) this.#putBefore(before);
    },
    failed: (error) => {
      this.#notSaved(error);
    },
    settled: () => {
      this.requestUpdate();
    },
  });
  #adopted: Draft | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#settle);
    addEventListener('pagehide', this.#settle);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#settle);
    removeEventListener('pagehide', this.#settle);
    this.#settle();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('conversationId') && changed.get('conversationId') !== undefined)
      this.#switch();
    this.#adopt();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (this.field) showText(this.field, this.text);
  }

  /** The text as it stands in the field. */
  get draft(): string {
    return this.text;
  }

  set draft(text: string) {
    this.#type(text);
  }

  /** Puts the cursor at the end of the text. */
  override focus(options?: FocusOptions): void {
    this.field?.focus(options);
    this.field?.setSelectionRange(this.text.length, this.text.length);
  }

  /** Queues what is written; does nothing where it cannot be sent. */
  async send(): Promise<void> {
    const standing = this.#standing();
    const { store, handle } = this.connection;
    const body = this.text;
    if (!standing || !store || this.sending || this.#whyNot(standing) !== undefined) return;
    const { conversationId } = this;
    const { defaults: options } = standing.session;
    const id = crypto.randomUUID();
    if (!this.dispatchEvent(new BeforeSendEvent(conversationId, id, options))) return;
    this.sending = true;
    try {
      await this.#saver.settle();
      const { basedOn } = standing.view;
      const undoMs = (handle?.undoSeconds ?? 0) * 1000;
      await sendReply(store, { id, conversationId, body, options, basedOn, undoMs });
      this.#sent(conversationId, id);
    } catch (error) {
      this.#notSaved(error);
    } finally {
      this.sending = false;
    }
  }

  /** Empties the field and its draft. */
  clear(): void {
    this.#type('');
  }

  #sent(conversationId: string, replyId: string): void {
    this.problem = undefined;
    if (conversationId === this.conversationId) this.text = '';
    this.dispatchEvent(new ReplyEvent('queued', { conversationId, replyId, state: 'waiting' }));
  }

  #notSaved(error: unknown): void {
    this.problem = error instanceof StorageFullError ? 'storageFull' : 'notSaved';
    this.report(error);
  }

  readonly #settle = (): void => {
    void this.#saver.settle();
  };

  /** The old conversation's text goes to its own draft; the field starts empty for the new one. */
  #switch(): void {
    this.#settle();
    this.text = '';
    this.problem = undefined;
    this.#adopted = undefined;
  }

  /** Takes over what the store has (a reload, Undo, Edit, another tab), never over words not saved yet. */
  #adopt(): void {
    const { value, ready } = this.#draft;
    if (!ready || value === this.#adopted || this.#saver.dirty || this.sending) return;
    if (value && this.#saver.isOld(this.conversationId, value.savedAt)) return;
    this.#adopted = value;
    if (this.problem === undefined) this.text = value?.text ?? '';
  }

  #type(text: string): void {
    this.text = text;
    const { store } = this.connection;
    if (store && this.conversationId !== '') {
      const { conversationId } = this;
      const seen = this.#adopted?.savedAt;
      this.#saver.change({ store, conversationId, text, seen });
    }
  }

  /** Words that came back while somebody was typing: theirs go on below. */
  #putBefore(words: string): void {
    if (words !== '') this.#type(joinTexts(words, this.text));
  }

  #whyNot(standing: Standing): string | undefined {
    return whyNoReply(standing) ?? whyNotSent(this.text, standing);
  }

  #standing(): Standing | undefined {
    const { value: view } = this.#view;
    const { session } = this.connection;
    return view && session && { view, session, words: this.words };
  }

  readonly #keydown = (event: KeyboardEvent): void => {
    // The portal's own shortcuts are not meant for somebody who is typing to a patient.
    event.stopPropagation();
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void this.#sendAndStay();
  };

  async #sendAndStay(): Promise<void> {
    await this.send();
    await this.updateComplete;
    this.field?.focus();
  }

  override render(): TemplateResult {
    const standing = this.#standing();
    return html`<div class="root" lang=${this.words.locale}>
      ${
        standing === undefined
          ? html`<slot name="back"></slot>`
          : renderForm({
              standing,
              text: this.text,
              locked: this.disabled || whyNoReply(standing) !== undefined,
              sending: this.sending,
              savedAt: this.#draft.value?.savedAt,
              problem: this.problem && this.words.say(this.problem),
              now: this.connection.now,
              typed: (text) => {
                this.#type(text);
              },
              keydown: this.#keydown,
              submit: () => {
                void this.#sendAndStay();
              },
            })
      }
    </div>`;
  }
}
