import type { Counts, InboxRow } from '../../src/store/views.js';
import type { IntrayStatus } from '../../src/page/intray.js';
import type { Words } from '../words/words.js';

/** Remembers what was said, so that a screen reader hears news once: never at first load, never on paging. */
export class Announcements {
  /** For the polite `status` node. */
  news = '';
  /** For the `alert` node: held, refused and session only. */
  alert = '';
  #list = '';
  #newestAt: number | undefined;
  #needs: number | undefined;
  #signIn: IntrayStatus['signIn'] = null;

  /** `list` names what the rows belong to; another list is another first load. */
  hearRows(list: string, rows: readonly InboxRow[], words: Words): void {
    const times = rows.map(({ lastPatientMessageAt }) => lastPatientMessageAt ?? 0);
    const known = list === this.#list ? this.#newestAt : undefined;
    this.#list = list;
    this.#newestAt = Math.max(0, known ?? 0, ...times);
    if (known === undefined) return;
    const fresh = rows.filter((row) => row.unread > 0 && (row.lastPatientMessageAt ?? 0) > known);
    const [first] = fresh;
    if (first === undefined) return;
    this.news =
      fresh.length === 1
        ? words.say('newMessageFrom', first.patient.name)
        : words.say('newMessages', fresh.length);
  }

  hearCounts({ held, refused }: Counts, words: Words): void {
    const needs = held + refused;
    const more = this.#needs !== undefined && needs > this.#needs;
    this.#needs = needs;
    if (more) this.alert = words.say('scopeNeeds', needs);
    else if (needs === 0 && this.#signIn === null) this.alert = '';
  }

  hearSession({ signIn }: IntrayStatus, sentence: string): void {
    if (signIn === this.#signIn) return;
    this.#signIn = signIn;
    this.alert = signIn === null ? '' : sentence;
  }
}
