import type { LitElement, ReactiveController } from 'lit';

import { fetchBillingCycle } from '../../src/commands/fetch-billing-cycle.js';
import type { Connection } from '../connection.js';
import type { CycleChoice } from './cycles.js';

export interface AskServerOptions {
  readonly connection: Connection;
  readonly choice: () => CycleChoice | undefined;
  readonly fail: (error: unknown) => void;
}

/**
 * Asks for the clinic's own report of a cycle that the changes feed does not bring whole: each time a person chooses
 * one, and when what is here of it is not whole any more. The wish is on disk; whoever talks to the server follows it.
 */
export class AskServer implements ReactiveController {
  readonly #options: AskServerOptions;
  #asked = '';

  constructor(host: LitElement, options: AskServerOptions) {
    this.#options = options;
    host.addController(this);
  }

  hostUpdated(): void {
    const { connection, choice } = this.#options;
    const { store, session } = connection;
    const { chosen, fed, fetch, fullPulledAt } = choice() ?? {};
    // Before the first pull has ended nothing is known of what it lacks.
    if (!store || !chosen || fed || fullPulledAt === undefined) return;
    if (session?.permissions.bill !== true) return;
    const asked = [store.name, chosen.id, fullPulledAt, fetch?.cutAt].join(' ');
    if (asked === this.#asked) return;
    this.#asked = asked;
    if (fetch?.wantedAt === undefined) this.again();
  }

  hostDisconnected(): void {
    this.#asked = '';
  }

  readonly again = (): void => {
    const { connection, choice, fail } = this.#options;
    const cycle = choice()?.chosen.id;
    if (connection.store && cycle) fetchBillingCycle(connection.store, cycle).catch(fail);
  };
}
