import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';

import { startAnew } from '../../src/page/intray.js';
import type { ListFilter, ListView } from '../../src/store/inbox-queries.js';
import { calmStyles } from '../calm.styles.js';
import { controls } from '../controls.styles.js';
import { ConversationSelectedEvent } from '../events.js';
import { groupStyles } from '../group.styles.js';
import { InboxFacts } from '../inbox-facts.js';
import { IntrayElement } from '../intray-element.js';
import { LockFocus } from '../lock-focus.js';
import { renderLockScreen } from '../lock-screen.js';
import type { MessageConversation } from '../message-conversation/message-conversation.js';
import { DueNotices } from '../notices/due-notices.js';
import { NeedsPart } from '../parts/part.js';
import { conversationPart } from '../parts/parts.js';
import { tokens } from '../tokens.styles.js';
import type { WaitingList } from '../waiting-list/waiting-list.js';
import { AfterActing } from './after-acting.js';
import { Announcements } from './announcements.js';
import { renderBanner } from './banner.js';
import { bannerStyles } from './banner.styles.js';
import { renderBillingPane } from './billing-pane.js';
import { BillingPlace } from './billing-place.js';
import { billingStyles } from './billing.styles.js';
import { Composer } from './composer.js';
import { composerStyles } from './composer.styles.js';
import { ConversationPlace } from './conversation-place.js';
import { isFiltered } from './filter-chips.js';
import { passOnReplies } from './handle-facts.js';
import { InboxData } from './inbox-data.js';
import { renderList } from './list.js';
import { listStyles } from './list.styles.js';
import { styles } from './message-inbox.styles.js';
import { RowList } from './row-list.js';
import { rowStyles } from './row.styles.js';
import { isView, renderScopes, renderScopeSelect, type ScopesContext } from './scopes.js';
import { scopeStyles } from './scopes.styles.js';
import { renderStatusLine } from './status-line.js';
import { statusStyles } from './status-line.styles.js';
import { renderWaitingPane } from './waiting-pane.js';

const SCOPE = '.scope[aria-current], select';

/**
 * The whole inbox: scopes, list, conversation and reply, in as many panes as its own width allows.
 *
 * ```html
 * <message-inbox lang="fr-CA"></message-inbox>
 * ```
 *
 * @fires intray-conversation-selected - a person opened a conversation
 * @fires intray-unread-changed - the number of unread messages changed
 * @fires intray-connection-changed - online, offline, synced, or another number of waiting items
 * @fires intray-message-read - a conversation was read
 * @fires intray-before-send - a reply is about to be queued; cancel it to keep it in the text field
 * @fires intray-reply-queued - a reply is on disk
 * @fires intray-reply-sent - the clinic's server accepted a reply
 * @fires intray-reply-held - a reply needs a decision
 * @fires intray-reply-refused - the clinic's server refused a reply
 * @fires intray-reply-withdrawn - a reply was taken back
 * @fires intray-conversation-closed - a person closed a conversation; the change is on disk
 * @fires intray-conversation-reopened - a person reopened a conversation; the change is on disk
 * @fires intray-conversation-assigned - a person assigned a conversation; the assignment is on disk
 * @fires intray-sign-in-needed - nothing is fetched or sent until somebody signs in
 * @fires intray-unread-notice - a message was not read in time, and the server was asked
 * @fires intray-file-deleted - the time of a file is over by the server's clock
 * @fires intray-error - something could not be done
 * @slot empty - in place of the sentence of an empty list
 * @csspart banner - the line above the panes
 * @csspart notices - messages that were not read in time, and files that are about to go
 * @csspart views - the scopes
 * @csspart list - the rows
 * @csspart row - one row
 * @csspart row-unread - one row with unread messages
 * @csspart conversation - the conversation, and reply and assignment below it
 * @csspart attachment - a file of a message or of a queued reply
 * @csspart attachments - the files of the reply that is written, and the way to attach more
 * @csspart comments - what is for the staff only
 * @csspart status - the box that the sync line opens
 * @cssprop --intray-font - the font
 * @cssprop --intray-font-size - the size of controls (14 px); everything else follows
 * @cssprop --intray-color-accent - chosen, unread, act
 * @attr view - inbox, mine, groups, unassigned, open, waiting, assigned-by-me, ended or closed
 * @attr conversation-id - the open conversation
 * @attr density - comfortable or compact
 * @attr hide-preview - leaves the first words of messages out of the list
 * @attr no-assign - leaves assigning out
 * @attr no-billing - leaves the billing report out
 * @attr quiet - says nothing to screen readers by itself
 */
export class MessageInbox extends IntrayElement {
  static override styles = [
    tokens,
    controls,
    styles,
    bannerStyles,
    scopeStyles,
    composerStyles,
    calmStyles,
    groupStyles,
    listStyles,
    rowStyles,
    statusStyles,
    billingStyles,
  ];

  @property() view = 'inbox';
  @property({ attribute: 'conversation-id', reflect: true, useDefault: true }) conversationId = '';
  @property() density: 'comfortable' | 'compact' = 'comfortable';
  @property({ type: Boolean, attribute: 'hide-preview' }) hidePreview = false;
  @property({ type: Boolean }) quiet = false;
  @property({ type: Boolean, attribute: 'no-assign' }) noAssign = false;
  @property({ type: Boolean, attribute: 'no-billing' }) noBilling = false;
  /** What the list is narrowed to, in any view. */
  @property({ attribute: false }) filter: ListFilter = {};

  @state() private statusOpened = false;
  /** What colleagues have left here was put away by this person. */
  @state() private othersPutAwayBy: string | undefined;
  @query('intray-message-conversation') private conversation!: MessageConversation | null;
  @query('intray-waiting-list') private waitingList!: WaitingList | null;

  readonly #data = new InboxData(this, this.connection, {
    view: () => this.#view,
    filter: () => this.filter,
  });
  readonly #composer = new Composer(this);
  readonly #place = new ConversationPlace(this, this.connection);
  readonly #due = new DueNotices(this, this.connection);
  readonly #announcements = new Announcements(this);
  readonly #facts = new InboxFacts(this);
  readonly #part = new NeedsPart(this, conversationPart);
  readonly #rows = new RowList(this, {
    nearEnd: () => this.#data.loadMore(),
    open: (id) => this.#choose(id),
  });
  readonly #billing = new BillingPlace(this, {
    connection: this.connection,
    left: () => this.noBilling,
    focusEntry: () => this.#focusFirst('.billing-entry, .scope-select select'),
  });
  readonly #after = new AfterActing({
    connection: this.connection,
    composer: this.#composer,
    say: (word) => this.#announcements.say(this.words.say(word)),
    goOn: () => void this.#goOn(),
  });
  #focusHeading = false;

  constructor() {
    super();
    new LockFocus(this, this.connection, () => this.#beginList());
    passOnReplies(this, this.connection);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const { locked, signIn } = this.connection.status;
    if (locked || signIn === 'signed-out') this.#leaveAll();
    if (changed.has('conversationId')) this.#composer.reset();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const { status } = this.connection;
    const { ready, apart, total, counts } = this.#data;
    this.setState('offline', status.offlineSince !== null);
    this.setState('syncing', status.firstSync !== null);
    this.setState('empty', ready && apart.length + total === 0);
    this.#facts.tellCounts(counts);
    this.#facts.tellConnection(status);
    this.#announcements.hear(this.connection, this.#data, this.words);
    if (this.#focusHeading && this.conversation) {
      this.conversation.focusHeading();
      this.#focusHeading = false;
    }
  }

  /** Opens a conversation, in whatever view it stands. */
  open(conversationId: string): void {
    this.#billing.close();
    this.conversationId = conversationId;
  }

  /** Fetches and sends now. */
  async sync(): Promise<void> {
    await this.connection.handle?.sync();
  }

  /** Prints the whole conversation that is open, whatever part of it is on the screen. */
  print(): void {
    this.conversation?.print();
  }

  get #isPutAway(): boolean {
    return this.othersPutAwayBy === this.connection.status.user?.id;
  }

  get #view(): ListView {
    return isView(this.view) ? this.view : 'inbox';
  }

  get #page(): string {
    if (this.#billing.shown) return 'billing';
    if (this.conversationId === '') return 'list';
    return this.#composer.isPage ? 'compose' : 'conversation';
  }

  #choose(id: string): void {
    this.#billing.close();
    this.conversationId = id;
    this.#focusHeading = true;
    this.requestUpdate();
    this.dispatchEvent(new ConversationSelectedEvent(id));
  }

  async #back(): Promise<void> {
    const left = this.conversationId;
    this.conversationId = '';
    await this.updateComplete;
    if (this.waitingList?.focusOn(left) !== true) this.#rows.focus(left);
  }

  /** Its words stand in the reply again, or will as soon as the server has given them back. */
  async #write(id: string): Promise<void> {
    this.#choose(id);
    this.#focusHeading = false;
    await this.updateComplete;
    await this.#composer.compose('reply');
  }

  /** The link that led there goes with the empty list. */
  async #goTo(view: ListView): Promise<void> {
    this.view = view;
    await this.#focusScope();
  }

  async #showAll(): Promise<void> {
    this.filter = {};
    await this.#focusScope();
  }

  /** Who unlocks, or signs in next, begins at the list; nothing of what was open stands anywhere meanwhile. */
  #leaveAll(): void {
    this.conversationId = '';
    this.statusOpened = false;
    this.#billing.close();
  }

  /** False: the list is not there yet. */
  #beginList(): boolean {
    if (this.#data.ready && !this.#focusFirst('.row[tabindex="0"]')) this.#focusFirst(SCOPE);
    return this.#data.ready;
  }

  async #focusScope(): Promise<void> {
    await this.updateComplete;
    this.#focusFirst(SCOPE);
  }

  /** Of those that are seen; false: there is none. */
  #focusFirst(selector: string): boolean {
    const places = this.renderRoot.querySelectorAll<HTMLElement>(selector);
    const place = [...places].find((one) => one.checkVisibility());
    place?.focus();
    return place !== undefined;
  }

  /** Work goes on in the next row; on a phone the list is a page of its own. */
  async #goOn(): Promise<void> {
    const onePage = this.#composer.hasOnePage;
    if (onePage) this.conversationId = '';
    await this.updateComplete;
    const found = this.#rows.focusNext();
    if (onePage && !found) this.renderRoot.querySelector('select')?.focus();
  }

  #statusLine(): TemplateResult {
    const { status, now } = this.connection;
    return renderStatusLine({
      status,
      now,
      words: this.words,
      opened: this.statusOpened,
      explained: this.statusOpened && this.#part.here,
      toggle: () => {
        this.statusOpened = !this.statusOpened;
      },
    });
  }

  #renderList(scopes: ScopesContext): TemplateResult {
    const { status, handle, now } = this.connection;
    const { words, hidePreview, filter, conversationId: selectedId } = this;
    const { apart, rows, total, ready, failed, counts } = this.#data;
    const instead = this.#renderWaiting();
    const stopId = this.#rows.stopAmong(apart, instead === undefined ? rows : [], selectedId);
    const connected = handle !== undefined;
    return renderList({
      notes: {
        words,
        status,
        now,
        view: this.#view,
        filtered: isFiltered(filter),
        counts,
        connected,
        failed,
        ready,
        go: (view) => void this.#goTo(view),
        showAll: () => void this.#showAll(),
      },
      row: {
        words,
        now,
        selectedId,
        stopId,
        hidePreview,
        flag: (id) => this.#due.flag(id, words, now),
      },
      rowList: this.#rows,
      apart,
      rows,
      total,
      instead,
      select: renderScopeSelect(scopes),
      chips: {
        words,
        filter,
        change: (changed) => {
          this.filter = changed;
        },
      },
      notices: this.#renderNotices(),
      statusLine: this.#statusLine(),
    });
  }

  /** Undefined: rows are shown, in every other view and until the part is here. */
  #renderWaiting(): TemplateResult | undefined {
    if (this.#view !== 'waiting' || !this.#part.here) return undefined;
    const { words, intray, filter, conversationId } = this;
    return renderWaitingPane({
      words,
      intray,
      filter,
      conversationId,
      open: (id) => this.#choose(id),
      write: (id) => void this.#write(id),
      left: () => void this.#focusScope(),
    });
  }

  #renderConversation(): TemplateResult {
    const { words, intray, conversationId } = this;
    const composer = this.#composer;
    return this.#place.render({
      words,
      intray,
      conversationId,
      tab: composer.tab,
      tabs: this.noAssign ? ['reply'] : ['reply', 'assign'],
      part: this.#part,
      back: () => void this.#back(),
      choose: composer.choose,
      compose: (tab) => void composer.compose(tab),
      leave: () => void composer.leave(),
    });
  }

  #renderBilling(): TemplateResult {
    const { words, intray } = this;
    return renderBillingPane({
      words,
      intray,
      place: this.#billing,
      open: (id) => this.#choose(id),
    });
  }

  /** It shows nothing while there is nothing, and before its part has come. */
  #renderNotices(): TemplateResult {
    return html`<intray-notices-strip
      part="notices"
      .intray=${this.intray}
      .lang=${this.words.locale}
      ?quiet=${this.quiet}
      @intray-conversation-selected=${(event: ConversationSelectedEvent) => {
        // The inbox says so itself, once it shows it.
        event.stopPropagation();
        this.#choose(event.conversationId);
      }}
      @intray-notices-left=${() => void this.#focusScope()}
    ></intray-notices-strip>`;
  }

  #renderPanes(): TemplateResult {
    const { words } = this;
    const scopes: ScopesContext = {
      words,
      view: this.#view,
      counts: this.#data.counts,
      pick: (view) => {
        this.#billing.close();
        this.view = view;
      },
      billing: this.#billing,
    };
    return html`<div class="panes">
      <div class="pane views" part="views">
        <h2>${words.say('messages')}</h2>
        ${renderScopes(scopes)} ${this.#statusLine()}
      </div>
      ${this.#renderList(scopes)}
      <div
        class="pane conversation ${this.#composer.tab === 'assign' ? 'assigning' : ''}"
        part="conversation"
        @intray-reply-queued=${this.#after.queued}
        @intray-reply-sent=${this.#after.sent}
        @intray-conversation-assigned=${this.#after.assigned}
        @intray-conversation-closed=${this.#after.closed}
        @intray-conversation-reopened=${this.#after.reopened}
      >
        ${this.#renderConversation()}
      </div>
      ${this.#billing.shown ? this.#renderBilling() : nothing}
    </div>`;
  }

  override render(): TemplateResult {
    const { status, now } = this.connection;
    const { words } = this;
    if (status.locked) return renderLockScreen(words, status);
    const page = this.#page;
    const tryNow = (): void => this.attempt(this.sync());
    const { handle } = this.connection;
    const begin = (): void => handle && this.attempt(startAnew(handle));
    return html`<div class="root frame" lang=${words.locale}>
      <div class="spoken" role="status">${this.quiet ? nothing : this.#announcements.news}</div>
      <div class="spoken" role="alert">${this.#announcements.alert}</div>
      <div
        class="layers ${this.density} ${this.hidePreview ? 'without-preview' : ''}"
        data-page=${page}
      >
        ${renderBanner({
          status: this.#isPutAway ? { ...status, waitingOfOthers: [] } : status,
          words,
          now,
          tryNow,
          startAnew: begin,
          putAway: () => {
            this.othersPutAwayBy = status.user?.id;
          },
        })}
        ${this.#renderPanes()}
      </div>
    </div>`;
  }
}
