import type { LedgerEntry } from '../clinic/ledger.js';
import { StepList } from './step-list.js';
import { StepMemory, type Step } from './step-memory.js';

const REPLIES = 2;

export interface ChecklistOptions {
  readonly run: string;
  /** The clinic answers; also where nobody is signed in. */
  readonly isOnline: () => boolean;
  /** The clinic's clock was moved: what is due from the start is nobody's doing. */
  readonly isAhead: () => boolean;
}

/** Ticks what a visitor did, by what the elements tell their page and by what the clinic's server has seen. */
export class Checklist {
  readonly #memory: StepMemory;
  readonly #isOnline: () => boolean;
  readonly #isAhead: () => boolean;
  readonly #list = new StepList();
  /** The replies that wait since before this page was loaded. */
  readonly #waiting: ReadonlySet<string>;

  constructor({ run, isOnline, isAhead }: ChecklistOptions) {
    this.#memory = new StepMemory(run);
    this.#isOnline = isOnline;
    this.#isAhead = isAhead;
    const { done, queued } = this.#memory.read();
    this.#waiting = new Set(done.includes('stepDrained') ? [] : queued);
    this.#memory.watch(() => this.say());
    this.#listen();
  }

  say(): void {
    this.#list.say(this.#memory.read().done);
  }

  /** Each queued reply arrived, and counted once. */
  look(lines: readonly LedgerEntry[]): void {
    const { masked, queued } = this.#memory.read();
    const once = lines.filter(({ outcome, effects }) => outcome === 'accepted' && effects === 1);
    const arrived = new Set(once.map(({ id }) => id));
    if (masked.some((id) => arrived.has(id))) this.#tick('stepMasked');
    if (queued.length < REPLIES || !queued.every((id) => arrived.has(id))) return;
    this.#tick('stepDrained');
  }

  /** They left while a reply of theirs was unsent, and have come back. */
  signedInAgain(): void {
    this.#tick('stepSignOut');
  }

  #listen(): void {
    document.addEventListener('intray-message-read', () => this.#tick('stepRead'));
    document.addEventListener('intray-before-send', ({ replyId, options }) => {
      if (options.maskName) this.#note('masked', replyId);
    });
    document.addEventListener('intray-reply-queued', ({ replyId }) => this.#onQueued(replyId));
    document.addEventListener('intray-reply-withdrawn', ({ replyId }) => this.#forget(replyId));
    document.addEventListener('intray-connection-changed', ({ waiting }) => {
      if (!this.#isOnline()) this.#tick('stepOffline');
      const { size } = this.#waiting;
      if (size >= REPLIES && waiting >= size) this.#tick('stepReload');
    });
    document.addEventListener('intray-unread-notice', () => {
      if (this.#isAhead()) this.#tick('stepNotice');
    });
    document.addEventListener('intray-file-deleted', () => this.#tick('stepDeletion'));
    document.addEventListener('intray-conversation-closed', () => this.#tick('stepClose'));
  }

  #onQueued(replyId: string): void {
    const { done } = this.#memory.read();
    if (this.#isOnline() || done.includes('stepDrained')) return;
    this.#note('queued', replyId);
    if (this.#memory.read().queued.length >= REPLIES) this.#tick('stepTwo');
  }

  #note(list: 'masked' | 'queued', replyId: string): void {
    const kept = this.#memory.read();
    this.#memory.write({ ...kept, [list]: [...kept[list], replyId] });
  }

  /** It was taken back, so nobody waits for it any more. */
  #forget(replyId: string): void {
    const { done, masked, queued } = this.#memory.read();
    const others = (ids: readonly string[]) => ids.filter((id) => id !== replyId);
    this.#memory.write({ done, masked: others(masked), queued: others(queued) });
  }

  #tick(step: Step): void {
    const kept = this.#memory.read();
    if (kept.done.includes(step)) return;
    const done = [...kept.done, step];
    this.#memory.write({ ...kept, done });
    this.#list.say(done);
    this.#list.announce(step, done.length);
  }
}
