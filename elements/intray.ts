/**
 * The script-tag entry: registers the elements and gives the public API. The classes of the elements that
 * come later are not among its exports; a host awaits them with `customElements.whenDefined`.
 */
import './parts/inbox.js';
import { onceOnPage } from './parts/on-page.js';
import { fetchUntilHere } from './parts/part.js';
import { billingPart, conversationPart, noticesPart, signOutPart } from './parts/parts.js';

export * from '../src/index.js';
export * from './events.js';
export { intrayContext } from './intray-context.js';
export { IntrayElement } from './intray-element.js';
export { MessageIcon } from './message-icon/message-icon.js';
export { MessageInbox } from './message-inbox/message-inbox.js';
export { registerWords } from './words/words.js';

/** Not before the first list is drawn, and without waiting for somebody to choose a conversation. */
const whenIdle = 'requestIdleCallback' in globalThis ? requestIdleCallback : setTimeout;

// Whoever signs out without a connection must be asked, too.
whenIdle(() => {
  [conversationPart, noticesPart, signOutPart].forEach(fetchUntilHere);
});
onceOnPage('billing-report', () => {
  fetchUntilHere(billingPart);
});
