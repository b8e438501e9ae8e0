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
import { ConversationSelectedEvent } from '../events.js';
import { bell } from '../panel-icons.js';
import { IntrayElement } from '../intray-element.js';
import { LiveQuery } from '../live-query.js';
import { Ticker } from '../ticker.js';
import { tokens } from '../tokens.styles.js';
import { renderGoingFiles } from './going-files.js';
import { renderNoticeCount } from './notice-count.js';
import { renderNotice, type NoticeContext } from './notice-item.js';
import { NoticeNews } from './notice-news.js';
import { styles } from './notices-strip.styles.js';
import { renderOutsideChoice } from './outside-choice.js';
import { OutsideNotices } from './outside-notices.js';
import { passOnTimedFacts } from './timed-facts.js';

/** What is about to go is told in days. */
const GOING_MS = 60_000;

/**
 * Above the list: the messages that were not read in time, and the files that are about to go. One message is a
 * line; several are counted, and opened by whoever wants them. Nothing at all where there is nothing. Private: the
 * inbox puts it into its frame.
 *
 * @internal
 */
export class NoticesStrip extends IntrayElement {
  static override styles = [tokens, controls, styles];

  @property({ type: Boolean }) quiet = false;

  @state() private said = '';
  @state() private opened = false;
  /** Of which message more is shown. */
  @state() private more: string | undefined;
  @state() private outsideRefused = false;
  /** Put away until another comes; list and icon go on saying so. */
  @state() private away: ReadonlySet<string> = new Set();

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
  readonly #news = new NoticeNews();

  constructor() {
    super();
    passOnTimedFacts(this, this.connection);
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.#ticker.run((this.#going.value?.files.length ?? 0) > 0);
    this.#hear();
  }

  #hear(): void {
    const { store } = this.connection;
    if (store === undefined || !this.#notices.ready) return;
    const certain = this.#all.filter(({ statement }) => statement === 'not-read');
    const fresh = this.#news.freshAmong(this.#all, store.name);
    if (fresh.length > 0) this.said = this.words.say('noticesCame', fresh.length);
    // Also what came up while no page was open.
    if (certain.length > 0) this.attempt(this.#outside.tell(store, this.words));
  }

  get #all(): readonly NoticeView[] {
    const { notices = [], asOf } = this.#notices.value ?? {};
    return asOf == null ? [] : notices;
  }

  get #shown(): readonly NoticeView[] {
    const all = this.#all;
    return all.every(({ messageId }) => this.away.has(messageId)) ? [] : all;
  }

  #open(conversationId: string): void {
    this.dispatchEvent(new ConversationSelectedEvent(conversationId));
  }

  #showMore({ messageId }: NoticeView): void {
    this.more = this.more === messageId ? undefined : messageId;
  }

  #dismiss(): void {
    this.away = new Set(this.#all.map(({ messageId }) => messageId));
    this.said = this.words.say('noticesHidden');
    this.#leave();
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
    else this.#leave();
  }

  #leave(): void {
    this.dispatchEvent(new Event('intray-notices-left'));
  }

  async #tellOutside(on: boolean): Promise<void> {
    const { store } = this.connection;
    if (store === undefined) return;
    if (on) this.outsideRefused = !(await this.#outside.turnOn(store));
    else this.#outside.turnOff(store);
    this.requestUpdate();
  }

  #noticeContext(asOf: number): NoticeContext {
    return {
      words: this.words,
      asOf,
      now: this.connection.now,
      choices: this.connection.session?.unreadChoices ?? [],
      more: this.more,
      showMore: (notice) => this.#showMore(notice),
      open: ({ conversationId }) => this.#open(conversationId),
      remind: (notice, remindAfter) => this.attempt(this.#settle(notice, { remindAfter })),
      done: (notice) => this.attempt(this.#settle(notice, 'done')),
    };
  }

  #renderNotices(asOf: number): TemplateResult | typeof nothing {
    const shown = this.#shown;
    const [first] = shown;
    if (first === undefined) return nothing;
    const context = this.#noticeContext(asOf);
    const several = shown.length > 1;
    const listed = !several || this.opened;
    const explained = several ? this.opened : this.more === first.messageId;
    return html`<div class="told-of">
      ${bell}
      <div>
        ${several ? this.#renderCount(shown, context) : nothing}
        <ul role="list" class="notices" id="notices" ?hidden=${!listed}>
          ${repeat(
            listed ? shown : [],
            ({ messageId }) => messageId,
            (notice) => renderNotice(notice, context),
          )}
        </ul>
        ${explained ? this.#renderOutside() : nothing}
      </div>
    </div>`;
  }

  #renderCount(shown: readonly NoticeView[], { words, now, asOf }: NoticeContext): TemplateResult {
    return renderNoticeCount(shown, {
      words,
      now,
      asOf,
      opened: this.opened,
      toggle: () => {
        this.opened = !this.opened;
      },
      dismiss: () => this.#dismiss(),
    });
  }

  #renderOutside(): TemplateResult | typeof nothing {
    const { store } = this.connection;
    if (store === undefined || !this.#outside.offered) return nothing;
    return renderOutsideChoice({
      words: this.words,
      on: this.#outside.isOn(store),
      refused: this.outsideRefused,
      choose: (on) => this.attempt(this.#tellOutside(on)),
    });
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
