/** Messages that were not read in time, and files that are about to go; no list waits for it. */
import { NoticesStrip } from '../notices/notices-strip.js';
import { enNotices, frNotices } from '../words/notice-words.js';
import { addWords } from '../words/words.js';

export { watchNotices } from '../../src/store/notice-queries.js';
export { noticeFlag, renderNoticeDot } from '../notices/notice-flag.js';

addWords({ en: enNotices, fr: frNotices });

/** Private, so that no short name is taken from a portal for it. */
if (customElements.get('intray-notices-strip') === undefined)
  customElements.define('intray-notices-strip', NoticesStrip);
