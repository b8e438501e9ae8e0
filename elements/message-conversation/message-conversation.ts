import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';

import { closeConversation } from '../../src/commands/close-conversation.js';
import { markRead } from '../../src/commands/mark-read.js';
import { markUnread } from '../../src/commands/mark-unread.js';
import { reopenConversation } from '../../src/commands/reopen-conversation.js';
import type { ConversationFacts } from '../../src/model/conversation.js';
import { OutboxFullError } from '../../src/model/errors.js';
import { watchConversation } from '../../src/store/conversation-queries.js';
import type { Store } from '../../src/store/database.js';
import type { ConversationView } from '../../src/store/views.js';
import { commentStyles } from '../assign-panel/comment-box.styles.js';
import { calmStyles } from '../calm.styles.js';
import { controls } from '../controls.styles.js';
import { dialogs } from '../dialog.styles.js';
import { ConversationStatusEvent, MessageReadEvent } from '../events.js';
import { IntrayElement } from '../intray-element.js';
import { ofConversation } from '../live-query.js';
import { recipientName } from '../recipient-name.js';
import { Ticker } from '../ticker.js';
import { copySelectStyles } from '../record/copy-select.styles.js';
import { renderLockScreen } from '../lock-screen.js';
import { tokens } from '../tokens.styles.js';
import { enAssign, frAssign } from '../words/assign-words.js';
import { enConversation, frConversation } from '../words/conversation-words.js';
import { enRecord, frRecord } from '../words/record-words.js';
import { addWords } from '../words/words.js';
import { CopyRequest } from './copy-request.js';
import { deliveryFacts } from './delivery-facts.js';
import { renderDiscardDialog, type Discarding } from './discard-dialog.js';
import { renderHeader } from './header.js';
import { ensureStop, focusItem, itemIdOf } from './item-focus.js';
import { styles } from './message-conversation.styles.js';
import { MissingBody } from './missing-body.js';
import { pendingActions } from './pending-acts.js';
import { secondsLeft } from './pending-reply.js';
import { printShown } from './print-act.js';
import { SeenFor } from './seen-for.js';
import { StaffStrip } from './staff-strip.js';
import { stripStyles } from './staff-strip.styles.js';
import { StickToEnd } from './stick-to-end.js';
import { renderThread } from './thread.js';
import { threadStyles } from './thread.styles.js';

const READ_AFTER_MS = 1000;

addWords({
  en: { ...enConversation, ...enAssign, ...enRecord },
  fr: { ...frConversation, ...frAssign, ...frRecord },
});

/**
 * One conversation: who it is about, its messages, and what is still on its way.
 *
 * ```html
 * <message-conversation conversation-id="c-17"></message-conversation>
 * ```
 *
 * @fires intray-message-read - it was in view for a second and is marked read
 * @fires intray-reply-sent - the clinic's server accepted a reply
 * @fires intray-reply-held - a reply needs a decision
 * @fires intray-reply-refused - the clinic's server refused a reply
 * @fires intray-reply-withdrawn - a reply was taken back
 * @fires intray-conversation-closed - a person closed it; the change is on disk
 * @fires intray-conversation-reopened - a person reopened it; the change is on disk
 * @fires intray-record-copied - a copy is in the patient's record, by the word of a person or of its system, or could not be filed
 * @fires intray-error - something could not be done
 * @slot patient-details - in place of the line of identifiers
 * @slot actions - at the end of the header
 * @slot back - before the name, where the conversation is a page of its own
 * @csspart message - one message
 * @csspart message-own - one message of the clinic
 * @csspart divider - the day between messages
 * @csspart attachment - a file of a message or of a queued reply
 * @csspart comments - what the staff said to each other
 * @cssprop --intray-color-surface-2 - the ground of the thread
 * @cssprop --intray-color-staff-note - the ground of what is for the staff only
 * @attr conversation-id - which conversation
 * @attr readonly - shows everything and offers no action
 */
export class MessageConversation extends IntrayElement {
  static override styles = [
    tokens,
    calmStyles,
    controls,
    dialogs,
    styles,
    copySelectStyles,
    threadStyles,
    commentStyles,
    stripStyles,
  ];

  @property({ attribute: 'conversation-id' }) conversationId = '';
  @property({ type: Boolean }) readonly = false;

  @state() private discarding: Discarding | undefined;
  @state() private notice = '';
  /** For screen readers: the eye sees it where it happens. */
  @state() private said = '';
  @query('h2') private heading!: HTMLElement | null;
  @query('dialog') private dialog!: HTMLDialogElement | null;

  readonly #view = ofConversation(this, this.connection, watchConversation);
  readonly #seen = new SeenFor(this, {
    ms: READ_AFTER_MS,
    seen: () => {
      this.attempt(this.#markRead());
    },
  });
  readonly #strip = new StaffStrip(this, this.connection, (error) => {
    this.report(error);
  });
  readonly #body = new MissingBody(this, this.connection);
  readonly #end = new StickToEnd(this, '.thread');
  readonly #countdown = new Ticker(this, 1000);
  readonly #actions = pendingActions({
    act: (run) => this.#act(run),
    basedOn: () => this.#view.value?.basedOn,
    askBeforeDiscarding: (discarding) => void this.#askBeforeDiscarding(discarding),
    keepComment: ({ id }) => {
      this.#strip.keepComment(id);
    },
  });
  readonly #copy = new CopyRequest(this, {
    words: this.words,
    view: () => this.#view.value,
    session: () => this.connection.session,
    act: (run) => {
      this.#act(run);
    },
  });
  #told: ConversationView | undefined;
  /** What a person marked unread while it stands there is not read by standing there. */
  #keptUnread = '';
  #focusWanted = false;
  /** Where the focus was before the drawing, with the item that it stood in. */
  #focused: { readonly node: Element; readonly itemId: string } | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.#end.show(this.conversationId);
    this.#rememberFocus();
    if (!changed.has('conversationId')) return;
    this.dialog?.close();
    this.discarding = undefined;
    this.notice = this.said = this.#keptUnread = '';
    this.#strip.close();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const { value } = this.#view;
    this.#seen.watch(value && this.#toBeSeen(value));
    this.#countdown.run(
      value?.pending.some((reply) => secondsLeft(reply, this.#deviceNow) > 0) ?? false,
    );
    this.#tell(value);
    this.#body.show(value);
    ensureStop(this.renderRoot);
    this.#keepFocus();
    if (this.#focusWanted) this.focusHeading();
  }

  /** Moves the focus to the patient's name, as soon as it is there. */
  focusHeading(): void {
    this.#focusWanted = this.heading === null;
    this.heading?.focus();
  }

  /** Brings a message of this conversation into view. */
  scrollToMessage(id: string): void {
    const index = this.#view.value?.messages.findIndex((message) => message.id === id) ?? -1;
    this.renderRoot.querySelectorAll('.message')[index]?.scrollIntoView({ block: 'center' });
  }

  /** Prints the whole conversation without comments, whatever part of it is on the screen. */
  print(): void {
    const { conversationId, connection, words } = this;
    this.#act((store) => printShown(store, { conversationId, connection, words }));
  }

  get #deviceNow(): number {
    return this.connection.store?.now() ?? Date.now();
  }

  #rememberFocus(): void {
    const node = this.shadowRoot?.activeElement ?? undefined;
    const itemId = node && itemIdOf(node);
    this.#focused = node && itemId !== undefined ? { node, itemId } : undefined;
  }

  /** A button that went with its act leaves the reader at what became of its message. */
  #keepFocus(): void {
    if (this.#focused === undefined) return;
    const { node, itemId } = this.#focused;
    if (node.isConnected && !node.matches(':disabled')) return;
    if (!focusItem(this.renderRoot, itemId)) this.focusHeading();
  }

  /** Names what counts as read once it was in view: unread messages, or that somebody assigned it to me. */
  #toBeSeen({ id, facts, newToMe }: ConversationView): string | undefined {
    const newest = newestOf(id, facts);
    if (newToMe) return `${newest} assigned`;
    return facts.unread > 0 && newest !== this.#keptUnread ? newest : undefined;
  }

  readonly #markUnread = (): void => {
    const { value } = this.#view;
    if (value === undefined) return;
    this.#keptUnread = newestOf(value.id, value.facts);
    this.#act(async (store) => {
      await markUnread(store, value.id);
      this.said = this.words.say('markedUnread');
    });
  };

  async #markRead(): Promise<void> {
    const { value } = this.#view;
    const { store } = this.connection;
    if (value === undefined || store === undefined) return;
    const newest = value.messages.at(-1);
    if (newest === undefined) return;
    await markRead(store, value.id, newest);
    this.dispatchEvent(new MessageReadEvent(value.id, newest.id));
  }

  async #askBeforeDiscarding(discarding: Discarding): Promise<void> {
    this.discarding = discarding;
    await this.updateComplete;
    if (this.dialog?.open === false) this.dialog.showModal();
  }

  readonly #changeStatus = (to: ConversationFacts['state']): void => {
    const { value } = this.#view;
    if (value === undefined) return;
    const { id: conversationId, basedOn } = value;
    this.#act(async (store) => {
      if (to === 'closed') await closeConversation(store, { conversationId, basedOn });
      else await reopenConversation(store, { conversationId, basedOn });
      const fact = to === 'closed' ? 'closed' : 'reopened';
      this.dispatchEvent(new ConversationStatusEvent(fact, conversationId));
    });
  };

  #act(run: (store: Store) => Promise<unknown>): void {
    const { store } = this.connection;
    this.notice = this.said = '';
    if (store) this.attempt(run(store).then(this.#acted, this.#failed));
  }

  readonly #failed = (error: unknown): void => {
    const crowded = error instanceof OutboxFullError;
    this.notice = this.words.say(crowded ? 'notDoneMuchWaits' : 'notDone');
    this.report(error);
  };

  readonly #acted = (result: unknown): void => {
    if (result === 'too-late') this.notice = this.words.say('tooLate');
    if (result === 'in-draft') this.dispatchEvent(new Event('reply-in-draft'));
    if (result === 'discarded') this.focusHeading();
  };

  #tell(value: ConversationView | undefined): void {
    if (value === undefined || value === this.#told) return;
    const before = this.#told?.id === value.id ? this.#told : undefined;
    this.#told = value;
    const facts = before === undefined ? [] : deliveryFacts(before, value);
    facts.forEach((fact) => this.dispatchEvent(fact));
  }

  #renderView(view: ConversationView): TemplateResult {
    const { words, readonly } = this;
    const { status, now, session } = this.connection;
    const { online } = status;
    const change = this.#changeStatus;
    const markUnread = this.#markUnread;
    const print = (): void => {
      this.print();
    };
    const acts = { change, markUnread, print, copy: this.#copy };
    return html`${renderHeader({ view, words, now, online, session, readonly, ...acts })}
      ${this.#body.render(view, words)}
      <section class="thread" aria-label=${words.say('thread')}>
        ${renderThread({
          view,
          words,
          now,
          readonly,
          session,
          actions: this.#actions,
          online,
          deviceNow: this.#deviceNow,
          author: session?.user.internalName ?? words.say('you'),
        })}
      </section>
      <p class="notice" role="status">${this.notice}</p>
      <p class="spoken" role="status">${this.said}</p>
      ${this.#strip.render({
        words,
        now,
        online,
        readonly: readonly || view.gone,
        mayNotComment: session?.permissions.comment === false,
        bodyLength: session?.limits.bodyLength ?? Infinity,
        act: (run) => {
          this.#act(run);
        },
        askBeforeDiscarding: (discarding) => void this.#askBeforeDiscarding(discarding),
      })}`;
  }

  override render(): TemplateResult {
    const { status } = this.connection;
    if (status.locked) return renderLockScreen(this.words, status);
    const { words } = this;
    const { value, ready, failed } = this.#view;
    const missing = failed ? words.say('unreadable') : ready ? words.say('notOnDevice') : nothing;
    return html`<div class="root" lang=${words.locale}>
      ${
        value === undefined
          ? html`<slot name="back"></slot>
              <p class="missing">${missing}</p>`
          : this.#renderView(value)
      }
      ${renderDiscardDialog({
        words,
        discarding: this.discarding,
        recipient: value === undefined ? '' : recipientName(value),
        patient: value?.patient.name ?? '',
      })}
    </div>`;
  }
}

function newestOf(id: string, { lastMessageId }: ConversationFacts): string {
  return `${id} ${String(lastMessageId)}`;
}
