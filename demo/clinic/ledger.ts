import type { Write } from './write-memory.js';

export interface LedgerLine {
  readonly id: string;
  readonly kind: Write['kind'];
  readonly conversationId: string;
  readonly userId: string;
  /** How often this id was sent, withdrawals included. */
  requests: number;
  /** How often it changed anything: never more than once. */
  effects: number;
  /** `running`, `accepted`, `withdrawn`, or the slug of the refusal. */
  outcome: string;
}

/** Every write that the clinic has seen, in the order of first sight; no text of anybody. */
export class Ledger {
  readonly #lines = new Map<string, LedgerLine>();

  get lines(): LedgerLine[] {
    return [...this.#lines.values()];
  }

  seen({ id, kind, conversationId, userId }: Write): void {
    const line = this.#lines.get(id);
    if (line) line.requests++;
    else {
      const first = { requests: 1, effects: 0, outcome: 'running' };
      this.#lines.set(id, { id, kind, conversationId, userId, ...first });
    }
  }

  effect(id: string): void {
    const line = this.#lines.get(id);
    if (!line) return;
    line.effects++;
    line.outcome = 'accepted';
  }

  burnt(id: string): void {
    const line = this.#lines.get(id);
    if (line) line.outcome = 'withdrawn';
  }

  refused(id: string, slug: string): void {
    const line = this.#lines.get(id);
    if (line) line.outcome = slug;
  }
}
