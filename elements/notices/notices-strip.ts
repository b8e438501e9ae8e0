import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';

import { settleNotice, type NoticeSettlement } from '../../src/commands/settle-notice.js';
import {
  isWarnedOf,
  watchGoingFiles,
  type GoingFiles,
} from '../../src/store/going-file-queries.js';
import { watchNotices, type Notices, type NoticeView } from '../../src/store/notice-queries.js';
import { controls } from '../controls.styles.js';
import { ConversationSelectedEvent, UnreadNoticeEvent } from '../events.js';
import { bell } from '../icons.js';
import { IntrayElement } from '../intray-element.js';
import { LiveQuery } from '../live-query.js';
import { Ticker } from '../ticker.js';
import { tokens } from '../tokens.styles.js';
import { renderGoingFiles } from './going-files.js';
import { renderNotice } from './notice-item.js';
import { styles } from './notices-strip.styles.js';
import { OutsideNotices } from './outside-notices.js';

/** What is about to go is told in days. */
const GOING_MS = 60_000;

/**
 * Above the list: the messages that were not read in time, and the files that are about to go. Nothing at all
 * where there is neither. Private: the inbox puts it into its frame.
 *
 * @internal
 */
export class NoticesStrip extends IntrayElement {
  static override styles = [tokens, controls, styles];

  @property({ type: Boolean }) quiet = false;

  @state() private said = '';
  @state() private outsideRefused = false;

  readonly #notices = new LiveQuery<Notices>(this, {
    connection: this.connection,
    keys: () => [],
    watch: watchNotices,
  });
  readonly #going = new LiveQuery<GoingFiles>(this, {
    connection: this.connection,
    keys: () => [],
    watch: watchGoingFiles,
  });
  readonly #ticker = new Ticker(this, GOING_MS);
  readonly #outside = new OutsideNotices();
  /** Of whose notices it is known which are there; undefined: of nobody's. */
  #heard: { readonly of: string; readonly ids: ReadonlySet<string> } | undefined;

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.#ticker.run((this.#going.value?.files.length ?? 0) > 0);
    this.#hear();
  }

  /** What was there when the page came is on the screen; only what comes later is news. */
  #hear(): void {
    const { store } = this.connection;
    if (store === undefined || !this.#notices.ready) return;
    const certain = this.#shown.filter(({ statement }) => statement === 'not-read');
    const known = this.#heard?.of === store.name ? this.#heard.ids : undefined;
    this.#heard = { of: store.name, ids: new Set(certain.map(({ messageId }) => messageId)) };
    const fresh = certain.filter(({ messageId }) => known?.has(messageId) === false);
    for (const { conversationId, messageId } of fresh)
      this.dispatchEvent(new UnreadNoticeEvent(conversationId, messageId));
    if (fresh.length > 0) this.said = this.words.say('noticesCame', fresh.length);
    // Also what came up while no page was open.
    if (certain.length > 0) this.attempt(this.#outside.tell(store, this.words));
  }

  get #shown(): readonly NoticeView[] {
    const { notices = [], asOf } = this.#notices.value ?? {};
    return asOf == null ? [] : notices;
  }

  #open(conversationId: string): void {
    this.dispatchEvent(new ConversationSelectedEvent(conversationId));
  }

  async #settle(notice: NoticeView, settlement: NoticeSettlement): Promise<void> {
    const { store } = this.connection;
    if (store === undefined) return;
    const at = this.#shown.indexOf(notice);
    await settleNotice(store, notice.messageId, settlement);
    this.said =
      settlement === 'done'
        ? this.words.say('noticeSettled', notice.patientName)
        : this.words.say(
            'reminderSet',
            notice.patientName,
            this.words.times.duration(settlement.remindAfter),
          );
    await this.#focusAfter(at, notice);
  }

  /** The buttons go with their notice: on to the next one, else out of the strip. */
  async #focusAfter(at: number, { messageId }: NoticeView): Promise<void> {
    const value = this.#notices.value;
    if (value)
      this.#notices.value = {
        ...value,
        notices: value.notices.filter((one) => one.messageId !== messageId),
      };
    this.requestUpdate();
    await this.updateComplete;
    const items = [...this.renderRoot.querySelectorAll('.notices > li')];
    const next = (items[at] ?? items.at(-1))?.querySelector('button');
    if (next) next.focus();
    else this.dispatchEvent(new Event('intray-notices-left'));
  }

  async #tellOutside(on: boolean): Promise<void> {
    const { store } = this.connection;
    if (store === undefined) return;
    if (on) this.outsideRefused = !(await this.#outside.turnOn(store));
    else this.#outside.turnOff(store);
    this.requestUpdate();
  }

  #renderNotices(asOf: number): TemplateResult | typeof nothing {
    const shown = this.#shown;
    if (shown.length === 0) return nothing;
    const { words } = this;
    const context = {
      words,
      asOf,
      now: this.connection.now,
      choices: this.connection.session?.unreadChoices ?? [],
      open: ({ conversationId }: NoticeView) => this.#open(conversationId),
      remind: (notice: NoticeView, remindAfter: string) =>
        this.attempt(this.#settle(notice, { remindAfter })),
      done: (notice: NoticeView) => this.attempt(this.#settle(notice, 'done')),
    };
    return html`<h2>${bell}${words.say('noticesHeading')} · ${shown.length}</h2>
      <ul role="list" class="notices">
        ${repeat(
          shown,
          ({ messageId }) => messageId,
          (notice) => renderNotice(notice, context),
        )}
      </ul>
      ${this.#renderOutside()}`;
  }

  #renderOutside(): TemplateResult | typeof nothing {
    const { store } = this.connection;
    if (store === undefined || !this.#outside.offered) return nothing;
    return html`<label class="outside">
        <input
          type="checkbox"
          .checked=${this.#outside.isOn(store)}
          @change=${({ target }: Event) => {
            if (target instanceof HTMLInputElement) this.attempt(this.#tellOutside(target.checked));
          }}
        />
        ${this.words.say('alsoOutside')}
      </label>
      ${
        this.outsideRefused
          ? html`<p class="meta" role="alert">${this.words.say('outsideRefused')}</p>`
          : nothing
      }`;
  }

  #renderGoing(): TemplateResult | typeof nothing {
    const { now } = this.connection;
    const files = (this.#going.value?.files ?? []).filter((file) => isWarnedOf(file, now));
    return renderGoingFiles(files, { words: this.words, now, open: (id) => this.#open(id) });
  }

  override render(): TemplateResult {
    const going = this.#renderGoing();
    const told = this.#renderNotices(this.#notices.value?.asOf ?? 0);
    return html`<p class="spoken" role="status">${this.quiet ? nothing : this.said}</p>
      ${
        going === nothing && told === nothing
          ? nothing
          : html`<section
              class="root strip"
              lang=${this.words.locale}
              aria-label=${this.words.say('noticesHeading')}
            >
              ${told} ${going}
            </section>`
      }`;
  }
}
