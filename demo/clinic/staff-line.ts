export type LineState = 'online' | 'offline';

/** Nothing comes through: neither the request nor, where it did, its answer. */
export class LineCut extends Error {
  override readonly name = 'LineCut';
}

/** The line between the staff's browsers and the clinic. The patient has a line of their own. */
export class StaffLine {
  #state: LineState = 'online';
  readonly #carried = new Set<(cut: LineCut) => void>();

  get state(): LineState {
    return this.#state;
  }

  /** Going offline also cuts the requests that are held for a change. */
  switchTo(state: LineState): void {
    this.#state = state;
    if (state === 'offline') for (const cut of [...this.#carried]) cut(new LineCut());
  }

  /** Rejects with `LineCut` as soon as the line is not there; what the work did by then stays done. */
  async carry<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    if (this.#state === 'offline') throw new LineCut();
    return new Promise((resolve, reject) => {
      this.#carried.add(reject);
      work()
        .then(resolve, reject)
        .finally(() => this.#carried.delete(reject));
    });
  }
}
