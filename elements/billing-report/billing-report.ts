import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';

import { calm } from '../calm.js';
import { calmStyles } from '../calm.styles.js';
import { controls } from '../controls.styles.js';
import { dialogs } from '../dialog.styles.js';
import { ConversationSelectedEvent } from '../events.js';
import { cloudOff, info, receipt } from '../icons.js';
import { IntrayElement } from '../intray-element.js';
import { renderLockScreen } from '../lock-screen.js';
import { tokens } from '../tokens.styles.js';
import { enBilling, frBilling } from '../words/billing-words.js';
import { addWords } from '../words/words.js';
import { renderAgainDialog } from './again-dialog.js';
import { AskServer } from './ask-server.js';
import { styles } from './billing-report.styles.js';
import { noticeStyles } from './notices.styles.js';
import { totalsStyles } from './totals.styles.js';
import { CsvExport } from './csv-export.js';
import { ReportData } from './data.js';
import { renderFoot } from './foot.js';
import { renderHead } from './head.js';
import { LinesWindow } from './lines-window.js';
import { whyMissing } from './missing.js';
import { renderNotices } from './notices.js';
import type { Arranged, Column, Order } from './rows.js';
import { tableStyles } from './table.styles.js';
import { renderTable } from './table.js';
import { renderTotals } from './totals.js';

addWords({ en: enBilling, fr: frBilling });

/**
 * What the clinic bills in one cycle: totals, every line with what there is to check, and a file of them. It shows
 * what this device knows and says what it does not.
 *
 * ```html
 * <billing-report cycle="2026-11-01"></billing-report>
 * ```
 *
 * @fires intray-conversation-selected - a person wants to see the conversation of a line
 * @fires intray-error - something could not be done
 * @slot header - below the title
 * @csspart table - the lines
 * @csspart totals - the box of totals
 * @cssprop --intray-font - the font
 * @cssprop --intray-font-size - the size of controls (14 px); everything else follows
 * @cssprop --intray-color-accent - links, the button of the export, bars
 * @attr cycle - the first day of a cycle, or any other day of it; without it the present one
 */
export class BillingReport extends IntrayElement {
  static override styles = [
    tokens,
    controls,
    dialogs,
    calmStyles,
    styles,
    noticeStyles,
    totalsStyles,
    tableStyles,
  ];

  @property() cycle = '';

  @state() private providerId = '';
  @state() private order: Order = { column: 'date', descending: true };

  readonly #data = new ReportData(this, this.connection, {
    wishes: () => ({
      cycle: this.cycle,
      providerId: this.providerId,
      order: this.order,
      locale: this.words.locale,
    }),
    fail: (error) => this.report(error),
  });
  readonly #export = new CsvExport(this, {
    connection: this.connection,
    data: this.#data,
    words: this.words,
    fail: (error) => this.report(error),
  });
  readonly #server = new AskServer(this, {
    connection: this.connection,
    choice: () => this.#data.choice,
    fail: (error) => this.report(error),
  });
  readonly #window = new LinesWindow(this, () => {
    this.requestUpdate();
    this.performUpdate();
  });

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (!changed.has('cycle')) return;
    this.providerId = '';
    this.#export.forget();
    this.#window.reset();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.setState('offline', this.connection.status.offlineSince !== null);
    this.setState('empty', this.#data.arranged?.rows.length === 0);
  }

  /**
   * Saves the lines shown as a CSV file, works offline; asks first where some of them went into a file on this
   * computer before. Does nothing while there are none.
   */
  async exportCsv(): Promise<void> {
    await this.#export.begin();
  }

  /** Puts the focus on the title, where reading begins. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('h2')?.focus(options);
  }

  readonly #open = (conversationId: string): void => {
    this.dispatchEvent(new ConversationSelectedEvent(conversationId));
  };

  /** The same column again turns the order round; days and numbers begin with what is newest or most. */
  readonly #sort = (column: Column): void => {
    const { order } = this;
    const descending =
      column === order.column ? !order.descending : column === 'date' || column === 'check';
    this.order = { column, descending };
    this.#window.reset();
  };

  #renderHead(): TemplateResult {
    const { words, providerId } = this;
    const { choice, providerIds } = this.#data;
    return renderHead({
      words,
      choice,
      timeZone: this.connection.session?.tenant.timeZone,
      providerIds,
      providerId,
      nameOf: (id) => this.#data.nameOf(id),
      exporting: this.#export.running,
      nothingToExport: this.#export.empty,
      pickCycle: (id) => {
        this.cycle = id;
      },
      pickProvider: (id) => {
        this.providerId = id;
        this.#window.reset();
      },
      print: () => {
        print();
      },
      exportCsv: () => this.attempt(this.exportCsv()),
    });
  }

  #renderNotices(): TemplateResult | typeof nothing {
    const { words } = this;
    const { status, now } = this.connection;
    const { choice, arranged, unsent, unreadable } = this.#data;
    if (choice === undefined || arranged === undefined) return nothing;
    const why = whyMissing(choice, status);
    return renderNotices({
      words,
      status,
      now,
      unsent,
      missing: why && { why, again: this.#server.again },
      unreadable,
      exported: this.#data.exported,
      open: this.#open,
    });
  }

  #renderReport(): TemplateResult {
    const { words } = this;
    const { arranged, totals, failed } = this.#data;
    const { handle, status, now } = this.connection;
    if (failed) return calm(info, words.say('billUnread'), words.say('unreadableNext'));
    if (handle === undefined) return calm(receipt, words.say('billNoHandle'), '');
    if (status.lastSyncedAt === null && status.problem === 'unreachable')
      return calm(cloudOff, words.say('unreachable'), words.say('unreachableNext'));
    if (arranged === undefined)
      return html`<p class="calm" role="status">${words.say('billLoading')}</p>`;
    if (totals.count + totals.voided === 0) {
      const known = words.say('emptyAsOf', words.when(status.lastSyncedAt ?? now, now));
      return calm(
        receipt,
        words.say(this.#data.choice?.complete ? 'billEmpty' : 'billNoneHere'),
        known,
      );
    }
    const nameOf = (id: string): string => this.#data.nameOf(id);
    return html`${renderTotals({ words, totals, nameOf })}
    ${
      arranged.rows.length === 0
        ? calm(receipt, words.say('billNoneOf', nameOf(this.providerId)), '')
        : this.#renderLines(arranged)
    }`;
  }

  #renderLines(arranged: Arranged): TemplateResult {
    const { words } = this;
    const range = this.#window.of(arranged.rows.length);
    const caption = words.say('billLines', arranged.rows.length);
    return html`<div
      class="pane"
      tabindex="0"
      role="region"
      aria-label=${caption}
      @keydown=${this.#window.key}
      @focusin=${this.#window.focus}
    >
      <div class="lines">
        ${renderTable({
          ...arranged,
          words,
          locale: words.locale,
          range,
          slots: this.#window.slotsOf(arranged.rows),
          stop: this.#window.stop,
          timeZone: this.connection.session?.tenant.timeZone ?? 'UTC',
          caption,
          sort: this.#sort,
          open: this.#open,
        })}
      </div>
    </div>`;
  }

  override render(): TemplateResult {
    const { words } = this;
    const { status, now } = this.connection;
    if (status.locked) return renderLockScreen(words, status);
    return html`<div class="root frame" lang=${words.locale}>
      <section class="page" aria-label=${words.say('billReport')}>
        ${this.#renderHead()} ${this.#renderNotices()}
        <p class="problem" role="alert">${this.#export.problem}</p>
        ${this.#renderReport()}
        ${renderFoot({
          words,
          status,
          now,
          lines: this.#data.arranged?.rows.length,
          said: this.#export.said,
        })}
      </section>
      ${renderAgainDialog({
        words,
        now,
        again: this.#export.again,
        exportNew: this.#export.newOnes,
        exportAll: this.#export.all,
        closed: this.#export.answered,
      })}
    </div>`;
  }
}
