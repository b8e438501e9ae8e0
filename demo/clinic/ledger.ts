import type { Write, WriteKind } from './write-memory.js';

/** A write that a page has a word for. */
export type LedgerLine = LedgerEntry & { readonly kind: 'reply' | 'read-mark' };

export interface LedgerEntry {
  readonly id: string;
  readonly kind: WriteKind;
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
  readonly #lines = new Map<string, LedgerEntry>();

  get lines(): LedgerEntry[] {
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
