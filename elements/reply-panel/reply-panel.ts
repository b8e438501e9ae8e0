import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';

import { sendReply } from '../../src/commands/send-reply.js';
import { watchConversation } from '../../src/store/conversation-queries.js';
import type { ConversationView } from '../../src/store/views.js';
import { controls } from '../controls.styles.js';
import { BeforeSendEvent, ReplyEvent } from '../events.js';
import { IntrayElement } from '../intray-element.js';
import { LiveQuery } from '../live-query.js';
import { tokens } from '../tokens.styles.js';
import { enReplyPanel, frReplyPanel } from '../words/reply-panel-words.js';
import { addWords } from '../words/words.js';
import { whyNoReply, whyNotSent, type Standing } from './blocked.js';
import { DraftField } from './draft-field.js';
import { renderForm } from './form.js';
import { showText } from './show-text.js';
import { styles } from './reply-panel.styles.js';

addWords({ en: enReplyPanel, fr: frReplyPanel });

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

  @state() private sending = false;
  @query('textarea') private field!: HTMLTextAreaElement | null;

  readonly #view = new LiveQuery<ConversationView | undefined>(this, {
    connection: this.connection,
    keys: () => [this.conversationId],
    watch: (store, next, fail) =>
      this.conversationId === ''
        ? undefined
        : watchConversation(store, this.conversationId, next, fail),
  });
  readonly #draft = new DraftField(this, this.connection, (error) => {
    this.report(error);
  });

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    if (this.field) showText(this.field, this.draft);
  }

  /** The text as it stands in the field. */
  get draft(): string {
    return this.#draft.text;
  }

  set draft(text: string) {
    this.#draft.type(text);
  }

  /** Puts the cursor at the end of the text. */
  override focus(options?: FocusOptions): void {
    this.field?.focus(options);
    this.field?.setSelectionRange(this.draft.length, this.draft.length);
  }

  /** Queues what is written; does nothing where it cannot be sent. */
  async send(): Promise<void> {
    this.#draft.follow();
    const standing = this.#standing();
    const { store, handle } = this.connection;
    if (!standing || !store || this.sending || this.#whyNot(standing) !== undefined) return;
    const { conversationId, draft: body } = this;
    const { defaults: options } = standing.session;
    const id = crypto.randomUUID();
    if (!this.dispatchEvent(new BeforeSendEvent(conversationId, id, options))) return;
    this.sending = true;
    const { key } = this.#draft;
    try {
      if (!(await this.#draft.settle())) return;
      const { basedOn } = standing.view;
      const undoMs = (handle?.undoSeconds ?? 0) * 1000;
      const { seen } = this.#draft;
      await sendReply(store, { id, conversationId, body, options, basedOn, undoMs, seen });
      this.#draft.sent(key, body);
      this.dispatchEvent(
        new ReplyEvent('queued', { conversationId, replyId: id, state: 'waiting' }),
      );
    } catch (error) {
      this.#draft.failed(key, error);
    } finally {
      this.sending = false;
    }
  }

  /** Empties the field and its draft. */
  clear(): void {
    this.draft = '';
  }

  #whyNot(standing: Standing): string | undefined {
    if (this.disabled) return '';
    return whyNoReply(standing) ?? whyNotSent(this.draft, standing);
  }

  #standing(): Standing | undefined {
    const { value: view } = this.#view;
    const { session } = this.connection;
    const isHere = view?.id === this.conversationId && this.#draft.ready;
    return isHere && session ? { view, session, words: this.words } : undefined;
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

  #renderForm(standing: Standing): TemplateResult {
    const { problem, savedAt } = this.#draft;
    return renderForm({
      standing,
      text: this.draft,
      locked: this.disabled || whyNoReply(standing) !== undefined,
      sending: this.sending,
      savedAt,
      problem: problem && this.words.say(problem),
      now: this.connection.now,
      typed: (text) => {
        this.#draft.type(text);
      },
      keydown: this.#keydown,
      submit: () => {
        void this.#sendAndStay();
      },
    });
  }

  /** Where there is a way back, the conversation beside it has said so. */
  #renderMissing(): TemplateResult {
    const { value, ready, failed } = this.#view;
    const isMissing = ready && !failed && !value && this.connection.session;
    const said = html`<p class="meta missing">${this.words.say('notOnDevice')}</p>`;
    return html`<slot name="back">${isMissing ? said : nothing}</slot>`;
  }

  override render(): TemplateResult {
    const standing = this.#standing();
    return html`<div class="root" lang=${this.words.locale}>
      ${standing === undefined ? this.#renderMissing() : this.#renderForm(standing)}
    </div>`;
  }
}
