import type { Row } from './row.js';

export type WriteKind =
  | 'reply'
  | 'assignment'
  | 'comment'
  | 'status-change'
  | 'read-mark'
  | 'record-copy'
  | 'attachment'
  | 'notice-mark'
  | 'audit-event';

export interface Write {
  readonly kind: WriteKind;
  /** Empty where the address names none. */
  readonly conversationId: string;
  readonly id: string;
  readonly userId: string;
  /** The body as it came. */
  readonly text: string;
}

/** What became of an id. A refused write is forgotten: the same id may come again. */
export type Remembered = { readonly write: Omit<Write, 'text'>; readonly sameness: string } & (
  | { readonly state: 'running' }
  | { readonly state: 'withdrawn' }
  | { readonly state: 'accepted'; readonly acceptedAt: string; readonly rows: readonly Row[] }
);

/** Every id that was accepted, burnt, or is running now, for as long as the clinic runs. */
export class WriteMemory {
  readonly #byId = new Map<string, Remembered>();

  find(id: string): Remembered | undefined {
    return this.#byId.get(id);
  }

  remember(item: Remembered): void {
    this.#byId.set(item.write.id, item);
  }

  forget(id: string): void {
    this.#byId.delete(id);
  }
}

/** Same kind, same conversation, same person: only then is an id the same write. */
export function isSameAddress(a: Omit<Write, 'text'>, b: Omit<Write, 'text'>): boolean {
  return a.kind === b.kind && a.conversationId === b.conversationId && a.userId === b.userId;
}
