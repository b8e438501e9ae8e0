import type { LitElement } from 'lit';

import { isCounted } from '../../src/model/billing-line.js';
import { noteBillingExport } from '../../src/commands/note-billing-export.js';
import type { Connection } from '../connection.js';
import type { Words } from '../words/words.js';
import type { Again } from './again-dialog.js';
import type { ReportData } from './data.js';
import { exportBlob, exportFileName, saveFile } from './export.js';
import type { ReportRow } from './rows.js';

export interface CsvExportOptions {
  readonly connection: Connection;
  readonly data: ReportData;
  readonly words: Words;
  readonly fail: (error: unknown) => void;
}

/** The way from the button to a file: asked about where lines were in one before, remembered, saved, told. */
export class CsvExport {
  /** A file is being made. */
  running = false;
  /** Set while the person is asked about a second file. */
  again: Again | undefined;
  said = '';
  problem = '';
  readonly #host: LitElement;
  readonly #options: CsvExportOptions;
  #countedOf: readonly ReportRow[] = [];
  #counted: readonly ReportRow[] = [];

  constructor(host: LitElement, options: CsvExportOptions) {
    this.#host = host;
    this.#options = options;
  }

  /** There is nothing to put into a file. */
  get empty(): boolean {
    return this.#rows().length === 0;
  }

  /** Of another cycle nothing has been said yet. */
  forget(): void {
    this.said = this.problem = '';
  }

  /** Asks first where some of the lines shown went into a file on this computer before. */
  async begin(): Promise<void> {
    const rows = this.#rows();
    const { exportedAt } = this.#options.data;
    const before = exportedAt.size === 0 ? [] : rows.filter(({ line }) => exportedAt.has(line.id));
    if (before.length === 0) return this.#export(rows);
    const timeOf = ({ line }: ReportRow): number => exportedAt.get(line.id) ?? 0;
    const at = before.reduce((latest, row) => Math.max(latest, timeOf(row)), 0);
    this.again = { before: before.length, total: rows.length, at };
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector('dialog')?.showModal();
  }

  readonly newOnes = (): void => {
    const { exportedAt } = this.#options.data;
    void this.#export(this.#rows().filter(({ line }) => !exportedAt.has(line.id)));
  };

  readonly all = (): void => {
    void this.#export(this.#rows());
  };

  readonly answered = (): void => {
    this.again = undefined;
    this.#host.requestUpdate();
  };

  /** Those taken back are in no file: a claims program would bill them. */
  #rows(): readonly ReportRow[] {
    const { arranged, failed } = this.#options.data;
    // What is not shown is in no file either.
    if (arranged === undefined || failed) return [];
    if (arranged.rows !== this.#countedOf) {
      this.#countedOf = arranged.rows;
      this.#counted = arranged.rows.filter(({ line }) => isCounted(line));
    }
    return this.#counted;
  }

  async #export(rows: readonly ReportRow[]): Promise<void> {
    if (rows.length === 0 || this.running) return;
    this.running = true;
    this.forget();
    this.#host.requestUpdate();
    try {
      await this.#save(rows);
    } catch (error) {
      this.problem = this.#options.words.say('billNotExported');
      this.#options.fail(error);
    } finally {
      this.running = false;
      this.#host.requestUpdate();
    }
  }

  async #save(rows: readonly ReportRow[]): Promise<void> {
    const { connection, data, words } = this.#options;
    const { store } = connection;
    const cycle = data.choice?.chosen;
    if (!store || !cycle) return;
    const file = await exportBlob({ rows, cycle, exportedAt: data.exportedAt, words });
    // Remembered before it is saved: a file that nobody remembers would be billed from twice.
    await noteBillingExport(store, { cycle: cycle.id, lineIds: rows.map(({ line }) => line.id) });
    saveFile(file, exportFileName(cycle));
    this.said = words.say('billSaved', rows.length, exportFileName(cycle));
  }
}
