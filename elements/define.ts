/** Registers every element, for portals that bundle this package themselves. */
import type { AssignPanel } from './assign-panel/assign-panel.js';
import type { BillingReport } from './billing-report/billing-report.js';
import type { MessageConversation } from './message-conversation/message-conversation.js';
import type { MessageIcon } from './message-icon/message-icon.js';
import type { MessageInbox } from './message-inbox/message-inbox.js';
import type { ReplyPanel } from './reply-panel/reply-panel.js';

import './parts/inbox.js';
import './parts/conversation.js';
import './parts/billing.js';
import './parts/files.js';
import './parts/notices.js';
import './parts/sign-out-question.js';

declare global {
  interface HTMLElementTagNameMap {
    'message-icon': MessageIcon;
    'message-inbox': MessageInbox;
    'message-conversation': MessageConversation;
    'reply-panel': ReplyPanel;
    'assign-panel': AssignPanel;
    'billing-report': BillingReport;
    'intray-message-icon': MessageIcon;
    'intray-message-inbox': MessageInbox;
    'intray-message-conversation': MessageConversation;
    'intray-reply-panel': ReplyPanel;
    'intray-assign-panel': AssignPanel;
    'intray-billing-report': BillingReport;
  }
}
