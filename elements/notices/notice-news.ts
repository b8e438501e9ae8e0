import type { NoticeView } from '../../src/store/notice-queries.js';

/** Which notices are news: what was there when the page came is on the screen, only what comes later is told. */
export class NoticeNews {
  /** Of whose notices it is known which are there; undefined: of nobody's. */
  #heard: { readonly of: string; readonly ids: ReadonlySet<string> } | undefined;

  /** Those that were not there before; `of` names the store. */
  freshAmong(certain: readonly NoticeView[], of: string): readonly NoticeView[] {
    const known = this.#heard?.of === of ? this.#heard.ids : undefined;
    this.#heard = { of, ids: new Set(certain.map(({ messageId }) => messageId)) };
    return certain.filter(({ messageId }) => known?.has(messageId) === false);
  }
}
