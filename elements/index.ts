/** The element classes, to extend or to register under names of one's own; `define.js` registers ours. */
export { AssignPanel } from './assign-panel/assign-panel.js';
export { BillingReport } from './billing-report/billing-report.js';
export * from './events.js';
export { intrayContext } from './intray-context.js';
export { IntrayElement } from './intray-element.js';
export { MessageConversation } from './message-conversation/message-conversation.js';
export { MessageIcon } from './message-icon/message-icon.js';
export { MessageInbox } from './message-inbox/message-inbox.js';
export { ReplyPanel } from './reply-panel/reply-panel.js';
export { registerWords } from './words/words.js';
