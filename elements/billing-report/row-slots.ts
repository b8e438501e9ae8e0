/**
 * Which row of the page shows which line. Making a row costs much more than filling one, so a line that comes into
 * view takes a row of one that has left it. A line that stays keeps its row, or the focus would be on another patient.
 */
export class RowSlots {
  #slots: ReadonlyMap<string, number> = new Map();
  #made = 0;

  /** By line, in the order given. The row of `focused` is never given to another. */
  of(lineIds: readonly string[], focused: string | undefined): ReadonlyMap<string, number> {
    const shown = new Set(lineIds);
    const left = [...this.#slots].filter(([id]) => !shown.has(id) && id !== focused);
    const free = left.map(([, slot]) => slot).values();
    const slotOf = (id: string): number => this.#slots.get(id) ?? free.next().value ?? this.#made++;
    this.#slots = new Map(lineIds.map((id) => [id, slotOf(id)]));
    return this.#slots;
  }
}
