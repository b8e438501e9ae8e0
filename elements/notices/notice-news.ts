import type { NoticeView } from '../../src/store/notice-queries.js';

/** Which notices are news: what was there at first is on the screen, only what comes later is told, and once. */
export class NoticeNews {
  /** Of whose notices it is known which were told; undefined: of nobody's. */
  #heard: { readonly of: string; readonly ids: ReadonlySet<string> } | undefined;

  /** Of all that stand there for the person of store `of`: those that are certain and were not before. */
  freshAmong(all: readonly NoticeView[], of: string): readonly NoticeView[] {
    const known = this.#heard?.of === of ? this.#heard.ids : undefined;
    // What the server cannot be asked about for a while is no news when it can be again.
    const told = all.filter((one) => one.statement === 'not-read' || known?.has(one.messageId));
    this.#heard = { of, ids: new Set(told.map(({ messageId }) => messageId)) };
    return told.filter(({ messageId }) => known?.has(messageId) === false);
  }
}
