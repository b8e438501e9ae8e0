/** What a visitor can try, in the order in which it makes sense. */
export const STEPS = [
  'stepRead',
  'stepMasked',
  'stepOffline',
  'stepTwo',
  'stepReload',
  'stepDrained',
  'stepNotice',
  'stepDeletion',
  'stepClose',
  'stepSignOut',
] as const;

export type Step = (typeof STEPS)[number];

export interface Kept {
  readonly done: readonly Step[];
  /** Replies that were to go out with a masked name. */
  readonly masked: readonly string[];
  /** Replies that were queued without a connection. */
  readonly queued: readonly string[];
}

const KEY = 'intray-demo-steps';
const NOTHING: Kept = { done: [], masked: [], queued: [] };

/** What of it was done in one clinic: outlives a reload, is shared by tabs, holds ids only. */
export class StepMemory {
  readonly #run: string;

  constructor(run: string) {
    this.#run = run;
  }

  read(): Kept {
    const text = localStorage.getItem(KEY);
    if (text === null) return NOTHING;
    const { run, ...kept } = JSON.parse(text) as Kept & { readonly run: string };
    return run === this.#run ? kept : NOTHING;
  }

  /** Another clinic's is forgotten: only one is tried at a time. */
  write(kept: Kept): void {
    localStorage.setItem(KEY, JSON.stringify({ run: this.#run, ...kept }));
  }

  /** Calls back when another tab has written. */
  watch(onWritten: () => void): void {
    window.addEventListener('storage', ({ key }) => {
      if (key === KEY) onWritten();
    });
  }
}
