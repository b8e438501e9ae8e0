import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';

import { saveCommentDraft } from '../../src/commands/save-comment-draft.js';
import type { Store } from '../../src/store/database.js';
import type { ListFilter } from '../../src/store/inbox-queries.js';
import type { WaitingConversation, WaitingList as Waiting } from '../../src/store/views.js';
import { watchWaiting } from '../../src/store/waiting-queries.js';
import { controls } from '../controls.styles.js';
import { dialogs } from '../dialog.styles.js';
import { commentDrafts } from '../drafts/comment-drafts.js';
import { ConversationSelectedEvent } from '../events.js';
import { groupStyles } from '../group.styles.js';
import { clock, hand } from '../icons.js';
import { IntrayElement } from '../intray-element.js';
import { LiveQuery } from '../live-query.js';
import { renderDiscardDialog, type Discarding } from '../message-conversation/discard-dialog.js';
import {
  ensureStop,
  focusItem,
  itemIdOf,
  moveBetween,
} from '../message-conversation/item-focus.js';
import { pendingActions, type ActResult } from '../message-conversation/pending-acts.js';
import { secondsLeft } from '../message-conversation/pending-reply.js';
import { threadStyles } from '../message-conversation/thread.styles.js';
import { filterKey } from '../message-inbox/filter-chips.js';
import { recipientName } from '../recipient-name.js';
import { Ticker } from '../ticker.js';
import { tokens } from '../tokens.styles.js';
import { enWaiting, frWaiting } from '../words/waiting-words.js';
import { addWords } from '../words/words.js';
import { ReplyInDraftEvent } from './reply-in-draft-event.js';
import {
  isStopped,
  renderWaitingConversation,
  type WaitingContext,
} from './waiting-conversation.js';
import { styles } from './waiting-list.styles.js';

/** So many conversations at first, and more each time they are asked for. */
const PAGE = 20;

addWords({ en: enWaiting, fr: frWaiting });

/**
 * The view Waiting: everything that is not sent yet, by conversation, each with its state in words and with what can
 * be done about it here. Private: the inbox puts it into its list.
 *
 * @internal
 */
export class WaitingList extends IntrayElement {
  static override styles = [tokens, controls, dialogs, threadStyles, groupStyles, styles];

  /** The conversation that is open beside it. */
  @property({ attribute: 'conversation-id' }) conversationId = '';
  @property({ attribute: false }) filter: ListFilter = {};

  @state() private limit = PAGE;
  @state() private discarding: Discarding | undefined;
  @state() private notice = '';
  @query('dialog') private dialog!: HTMLDialogElement | null;

  readonly #list = new LiveQuery<Waiting>(this, {
    connection: this.connection,
    keys: () => [filterKey(this.filter), this.limit],
    watch: (store, next, fail) =>
      watchWaiting(store, { limit: this.limit, filter: this.filter }, next, fail),
  });
  readonly #countdown = new Ticker(this, 1000);
  readonly #actions = pendingActions({
    act: (run, conversationId) => this.#act(run, conversationId),
    basedOn: (conversationId) => this.#find(conversationId)?.view.basedOn,
    askBeforeDiscarding: (discarding) => void this.#askBeforeDiscarding(discarding),
    keepComment: ({ id, conversationId }) => this.#keepComment(id, conversationId),
  });
  /** Where the focus was before the drawing, and the place of its item among the others. */
  #focused: { readonly node: Element; readonly itemId: string; readonly at: number } | undefined;

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const node = this.shadowRoot?.activeElement;
    const itemId = node ? itemIdOf(node) : undefined;
    this.#focused =
      node && itemId !== undefined ? { node, itemId, at: this.#items.indexOf(itemId) } : undefined;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const pending = this.#conversations.flatMap(({ view }) => view.pending);
    this.#countdown.run(pending.some((work) => secondsLeft(work, this.#deviceNow) > 0));
    ensureStop(this.renderRoot);
    this.#keepFocus();
  }

  /** Puts the focus on the head of a conversation; false: nothing of it waits any more. */
  focusOn(conversationId: string): boolean {
    const heads = [...this.renderRoot.querySelectorAll<HTMLElement>('.whose')];
    const found = heads.find((head) => itemIdOf(head) === conversationId);
    found?.focus();
    return found !== undefined;
  }

  get #conversations(): readonly WaitingConversation[] {
    return this.#list.value?.conversations ?? [];
  }

  get #items(): string[] {
    return [...this.renderRoot.querySelectorAll('article')].map((item) => itemIdOf(item) ?? '');
  }

  get #deviceNow(): number {
    return this.connection.store?.now() ?? Date.now();
  }

  #find(conversationId: string): WaitingConversation | undefined {
    return this.#conversations.find(({ view }) => view.id === conversationId);
  }

  /** A button that went with its act leaves the reader at what became of it, else at what stands there now. */
  #keepFocus(): void {
    if (this.#focused === undefined) return;
    const { node, itemId, at } = this.#focused;
    if (node.isConnected && !node.matches(':disabled')) return;
    const next = this.#items[at] ?? this.#items.at(-1);
    if (focusItem(this.renderRoot, itemId) || focusItem(this.renderRoot, next)) return;
    this.dispatchEvent(new Event('intray-waiting-left'));
  }

  async #askBeforeDiscarding(discarding: Discarding): Promise<void> {
    this.discarding = discarding;
    await this.updateComplete;
    if (this.dialog?.open === false) this.dialog.showModal();
  }

  /** Its words wait in the comment field of their conversation, after what stands there. */
  #keepComment(assignmentId: string, conversationId: string): void {
    const { store } = this.connection;
    const kept = this.#find(conversationId)?.comments.find(
      (comment) => comment.assignmentId === assignmentId,
    );
    if (store && kept) this.attempt(keepWords(store, conversationId, kept.body));
  }

  #act(run: (store: Store) => Promise<unknown>, conversationId: string): void {
    const { store } = this.connection;
    this.notice = '';
    if (store === undefined) return;
    const acted = (result: unknown): void => this.#acted(result as ActResult, conversationId);
    this.attempt(run(store).then(acted, this.#failed));
  }

  #acted(result: ActResult, conversationId: string): void {
    if (result === 'too-late') this.notice = this.words.say('tooLate');
    if (result === 'in-draft' || result === 'asked-to-edit')
      this.dispatchEvent(new ReplyInDraftEvent(conversationId));
  }

  readonly #failed = (error: unknown): void => {
    this.notice = this.words.say('notDone');
    this.report(error);
  };

  #context(): Omit<WaitingContext, 'view'> {
    const { words, conversationId } = this;
    const { status, now, session } = this.connection;
    return {
      words,
      now,
      session,
      deviceNow: this.#deviceNow,
      online: status.online,
      readonly: false,
      author: session?.user.internalName ?? words.say('you'),
      actions: this.#actions,
      selectedId: conversationId,
      open: (id) => this.dispatchEvent(new ConversationSelectedEvent(id)),
    };
  }

  #renderGroup(conversations: readonly WaitingConversation[]): TemplateResult {
    const context = this.#context();
    return html`<ol role="list" class="conversations">
      ${repeat(
        conversations,
        ({ view }) => view.id,
        (conversation) => renderWaitingConversation(conversation, context),
      )}
    </ol>`;
  }

  /** Headings exist only while something needs a decision. */
  #renderGroups(): TemplateResult {
    const { words } = this;
    const stopped = this.#conversations.filter(isStopped);
    const moving = this.#conversations.filter((one) => !isStopped(one));
    return html`${
      stopped.length === 0
        ? nothing
        : html`<h2 class="group needs">${hand}${words.say('needsDecision')} · ${stopped.length}</h2>
            ${this.#renderGroup(stopped)}
            ${
              moving.length === 0
                ? nothing
                : html`<h2 class="group">${clock}${words.say('scopeWaiting')}</h2>`
            }`
    }
    ${this.#renderGroup(moving)}`;
  }

  #renderMore(): TemplateResult | typeof nothing {
    const left = (this.#list.value?.total ?? 0) - this.limit;
    if (left <= 0) return nothing;
    return html`<button
      type="button"
      class="button more"
      @click=${() => {
        this.limit += PAGE;
      }}
    >
      ${this.words.say('waitingMore', left)}
    </button>`;
  }

  override render(): TemplateResult {
    const { words, discarding } = this;
    const whose = this.#find(discarding?.conversationId ?? '');
    return html`<div class="root" lang=${words.locale} @keydown=${moveBetween}>
      ${this.#renderGroups()} ${this.#renderMore()}
      <p class="notice" role="status">${this.notice}</p>
      ${renderDiscardDialog({
        words,
        discarding,
        recipient: whose === undefined ? '' : recipientName(whose.view),
        patient: whose?.view.patient.name ?? '',
      })}
    </div>`;
  }
}

/** What is being typed there at this moment is saved first. */
async function keepWords(store: Store, conversationId: string, text: string): Promise<void> {
  await commentDrafts.saver.settle();
  await saveCommentDraft(store, { conversationId, text, seen: undefined });
}
