import type { NoticeView } from '../../src/store/notice-queries.js';
import type { Words } from '../words/words.js';

const DAY_MS = 86_400_000;

export interface NoticeTimes {
  readonly words: Words;
  readonly now: number;
  /** When the server was last asked (epoch ms). */
  readonly asOf: number;
}

/** What is certain of a notice, in a few words: that it was not read, or only that nobody could be asked. */
export function stateOfNotice(notice: NoticeView, { words, now, asOf }: NoticeTimes): string {
  return notice.statement === 'not-read'
    ? words.say('notReadAfter', daysSince(notice, now))
    : words.say('noReceiptAsOf', words.whenBriefly(asOf, now));
}

/** Whole days since the message was sent. */
export function daysSince({ sentAt }: NoticeView, now: number): number {
  return Math.floor((now - sentAt) / DAY_MS);
}
