import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';

import type { Counts } from '../../src/store/views.js';
import { watchCounts } from '../../src/store/inbox-queries.js';
import { controls } from '../controls.styles.js';
import { InboxOpenedEvent } from '../events.js';
import { cloudOff, lock, mail, user, x } from '../icons.js';
import { IntrayElement } from '../intray-element.js';
import { LiveQuery } from '../live-query.js';
import { InboxFacts } from '../inbox-facts.js';
import { DueNotices } from '../notices/due-notices.js';
import { tokens } from '../tokens.styles.js';
import { writeAppBadge } from './app-badge.js';
import { leaveTitle, writeTitle } from './document-title.js';
import { styles } from './message-icon.styles.js';

/**
 * A button with an envelope and the number of unread messages; it shows and hides an inbox.
 *
 * ```html
 * <message-icon for="inbox"></message-icon>
 * <message-inbox id="inbox" hidden></message-inbox>
 * ```
 *
 * @fires intray-inbox-opened - a person opened the inbox with it
 * @fires intray-unread-changed - the number changed
 * @slot icon - in place of the envelope
 * @slot - a label beside the envelope
 * @csspart button - the whole button
 * @csspart icon - the envelope
 * @csspart badge - the number
 * @cssprop --intray-icon-ground - the colour of the header it sits in
 * @attr for - the id of the inbox to show and hide
 * @attr max - the highest number that is written out (99)
 * @attr document-title - writes the number before the title of the page, too
 * @attr app-badge - puts the number on the icon of the installed app, where the browser can
 */
export class MessageIcon extends IntrayElement {
  static override styles = [tokens, controls, styles];
  static override shadowRootOptions: ShadowRootInit = {
    ...LitElement.shadowRootOptions,
    delegatesFocus: true,
  };

  @property() for = '';
  @property({ type: Number }) max = 99;
  @property({ type: Boolean, attribute: 'document-title' }) documentTitle = false;
  @property({ type: Boolean, attribute: 'app-badge' }) appBadge = false;

  readonly #counts = new LiveQuery<Counts>(this, {
    connection: this.connection,
    keys: () => [],
    watch: watchCounts,
  });
  readonly #due = new DueNotices(this, this.connection);
  readonly #facts = new InboxFacts(this);
  #onApp: number | undefined;

  /** The number of unread messages; 0 before it is known. */
  get count(): number {
    return this.#counts.value?.unreadMessages ?? 0;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.setState('unread', this.count > 0);
    this.setState('offline', !this.connection.status.online);
    this.#facts.tellCounts(this.#counts.value);
    this.#tellPage();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#tellPage();
  }

  #tellPage(): void {
    const shown = this.count === 0 ? '' : `(${this.#number})`;
    if (this.isConnected && this.documentTitle) writeTitle(this, shown);
    else leaveTitle(this);
    this.#tellApp(this.isConnected && this.appBadge ? this.count : undefined);
  }

  #tellApp(count: number | undefined): void {
    if (count !== this.#onApp) writeAppBadge(count ?? 0);
    this.#onApp = count;
  }

  /** As it is written, with its cap. */
  get #number(): string {
    return this.count > this.max ? `${this.max}+` : String(this.count);
  }

  #toggle(): void {
    const inbox = this.#inbox();
    if (inbox !== null) inbox.hidden = !inbox.hidden;
    if (inbox?.hidden !== true) this.dispatchEvent(new InboxOpenedEvent());
    this.requestUpdate();
  }

  #inbox(): HTMLElement | null {
    if (this.for === '') return null;
    const root = this.getRootNode();
    return root instanceof Document || root instanceof ShadowRoot
      ? root.querySelector<HTMLElement>(`#${CSS.escape(this.for)}`)
      : null;
  }

  /** What is spoken always says when the number was known. */
  #label(): string {
    const { status } = this.connection;
    const counts = this.#counts.value;
    if (status.locked) return this.words.say('iconLocked');
    if (counts === undefined || status.lastSyncedAt === null) return this.words.say('iconNever');
    const needs = counts.held + counts.refused;
    const parts = [this.#spokenNumber(counts, status.lastSyncedAt)];
    if (!status.online) parts.push(this.words.say('iconOffline'));
    const news = [
      ...(needs > 0 ? [this.words.say('iconNeeds', needs)] : []),
      ...(counts.assignedToMe > 0 ? [this.words.say('iconAssigned', counts.assignedToMe)] : []),
      ...(this.#due.count > 0 ? [this.words.say('iconNotices', this.#due.count)] : []),
    ];
    return [parts.join(', '), ...news].join('. ') + (news.length > 0 ? '.' : '');
  }

  #spokenNumber(counts: Counts, syncedAt: number): string {
    const time = this.words.when(syncedAt, this.connection.now);
    return counts.unreadMessages === 0
      ? this.words.say('iconNone', time)
      : this.words.say('iconUnread', counts.unreadMessages, counts.unreadConversations, time);
  }

  #badge(): TemplateResult | typeof nothing {
    if (this.count === 0) return nothing;
    return html`<span class="badge" part="badge" aria-hidden="true">${this.#number}</span>`;
  }

  #corner(): TemplateResult | typeof nothing {
    const counts = this.#counts.value;
    if (this.connection.status.locked) return html`<span class="cloud">${lock}</span>`;
    if (counts !== undefined && counts.held + counts.refused > 0) {
      return html`<span class="dot">${x}</span>`;
    }
    return this.connection.status.online ? nothing : html`<span class="cloud">${cloudOff}</span>`;
  }

  /** Until it is opened; beside the number, because a conversation without unread messages counts none. */
  #assigned(): TemplateResult | typeof nothing {
    if ((this.#counts.value?.assignedToMe ?? 0) === 0) return nothing;
    return html`<span class="dot assigned">${user}</span>`;
  }

  override render(): TemplateResult {
    const label = this.#label();
    const { lastSyncedAt, locked } = this.connection.status;
    const never = lastSyncedAt === null && !locked;
    const expanded = this.#inbox()?.hidden === false;
    return html`<button
      type="button"
      class="root ${never ? 'never' : ''}"
      part="button"
      lang=${this.words.locale}
      aria-label=${label}
      aria-expanded=${this.for === '' ? nothing : String(expanded)}
      title=${label}
      @click=${this.#toggle}
    >
      <span class="envelope" part="icon"
        ><slot name="icon">${mail}</slot
        >${never ? nothing : [this.#badge(), this.#corner(), this.#assigned(), this.#due.dot()]}</span
      ><slot></slot>
    </button>`;
  }
}
