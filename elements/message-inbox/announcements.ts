import type { LitElement } from 'lit';

import type { Counts, InboxRow } from '../../src/store/views.js';
import type { IntrayStatus } from '../../src/page/intray.js';
import type { Connection } from '../connection.js';
import type { Words } from '../words/words.js';
import { bannerOf } from './banner.js';
import type { InboxData } from './inbox-data.js';

/** A live region speaks what changes; the same sentence again must first be gone for a moment. */
const SILENCE_MS = 100;

/** Remembers what was said, so that a screen reader hears news once: never at first load, never on paging. */
export class Announcements {
  /** For the polite `status` node. */
  news = '';
  /** For the `alert` node: held, refused and session only. */
  alert = '';
  readonly #host: LitElement;
  #next: string[] = [];
  #list = '';
  #newestAt = 0;
  #needs: number | undefined;
  #signIn: IntrayStatus['signIn'] = null;

  constructor(host: LitElement) {
    this.#host = host;
  }

  say(sentence: string): void {
    if (this.#next.push(sentence) > 1) return;
    this.news = '';
    this.#host.requestUpdate();
    setTimeout(() => {
      this.news = this.#next.join('. ');
      this.#next = [];
      this.#host.requestUpdate();
    }, SILENCE_MS);
  }

  /** Looks for news in what the inbox shows now. */
  hear({ status, store, now }: Connection, data: InboxData, words: Words): void {
    const { ready, apart, rows, counts, list } = data;
    if (store && ready && status.lastSyncedAt !== null) {
      const since = status.lastSyncedAt + now - store.now();
      this.#hearRows(`${store.name} ${list}`, [...apart, ...rows], since, words);
    }
    if (counts) this.#hearCounts(counts, words);
    this.#hearSession(status, bannerOf(status, words, now)?.title ?? '');
  }

  /**
   * `list` names what the rows belong to; another list is another first load. What the server told until `since`
   * is no news, even where the store hands it over a moment later.
   */
  #hearRows(list: string, rows: readonly InboxRow[], since: number, words: Words): void {
    const known = list === this.#list ? this.#newestAt : undefined;
    const times = rows.map(({ lastPatientMessageAt }) => lastPatientMessageAt ?? 0);
    this.#list = list;
    this.#newestAt = Math.max(known ?? since, ...times);
    if (known === undefined) return;
    const fresh = rows.filter((row) => row.unread > 0 && (row.lastPatientMessageAt ?? 0) > known);
    const [first] = fresh;
    if (first === undefined) return;
    this.say(
      fresh.length === 1
        ? words.say('newMessageFrom', first.patient.name)
        : words.say('newMessages', fresh.length),
    );
  }

  /** A smaller number is no alarm, but the greater one must not stay written. */
  #hearCounts({ held, refused }: Counts, words: Words): void {
    const needs = held + refused;
    const before = this.#needs ?? needs;
    this.#needs = needs;
    if (needs > before) this.#warn(words.say('scopeNeeds', needs));
    else if (needs < before && this.#signIn === null) this.#warn('');
  }

  #hearSession({ signIn }: IntrayStatus, sentence: string): void {
    if (signIn === this.#signIn) return;
    this.#signIn = signIn;
    this.#warn(signIn === null ? '' : sentence);
  }

  #warn(sentence: string): void {
    this.alert = sentence;
    this.#host.requestUpdate();
  }
}
