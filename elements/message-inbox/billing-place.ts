import type { LitElement, ReactiveController } from 'lit';

import type { BillingReport } from '../billing-report/billing-report.js';
import type { Connection } from '../connection.js';
import { NeedsPart } from '../parts/part.js';
import { billingPart } from '../parts/parts.js';

export interface BillingPlaceOptions {
  readonly connection: Connection;
  /** The portal shows it elsewhere, or not at all. */
  readonly left: () => boolean;
  /** Gives the focus to where the report was opened from. */
  readonly focusEntry: () => void;
}

/** Whether the billing report stands in the inbox, in place of list and conversation. */
export class BillingPlace implements ReactiveController {
  readonly part: NeedsPart;
  readonly #host: LitElement;
  readonly #options: BillingPlaceOptions;
  #opened = false;
  #focus = false;

  constructor(host: LitElement, options: BillingPlaceOptions) {
    this.#host = host;
    this.#options = options;
    this.part = new NeedsPart(host, billingPart);
    host.addController(this);
  }

  /** Whether this person may see one here. */
  get offered(): boolean {
    const { connection, left } = this.#options;
    return !left() && connection.session?.permissions.bill === true;
  }

  get shown(): boolean {
    return this.#opened && this.offered;
  }

  readonly open = (): void => {
    this.#opened = this.#focus = true;
    this.#host.requestUpdate();
  };

  readonly close = (): void => {
    this.#opened = false;
    this.#host.requestUpdate();
  };

  readonly back = async (): Promise<void> => {
    this.close();
    await this.#host.updateComplete;
    this.#options.focusEntry();
  };

  hostUpdated(): void {
    const report = this.#host.renderRoot.querySelector<BillingReport>('intray-billing-report');
    if (!this.#focus || !report || !this.part.here) return;
    this.#focus = false;
    void report.updateComplete.then(() => {
      report.focus();
    });
  }
}
