import type { IntrayEventMap } from './events.js';
import { MessageConversation } from './message-conversation/message-conversation.js';
import { MessageIcon } from './message-icon/message-icon.js';
import { MessageInbox } from './message-inbox/message-inbox.js';
import { ReplyPanel } from './reply-panel/reply-panel.js';
import { register } from './register.js';

register('message-icon', MessageIcon);
register('message-inbox', MessageInbox);
register('message-conversation', MessageConversation);
register('reply-panel', ReplyPanel);

declare global {
  interface HTMLElementTagNameMap {
    'message-icon': MessageIcon;
    'message-inbox': MessageInbox;
    'message-conversation': MessageConversation;
    'reply-panel': ReplyPanel;
    'intray-message-icon': MessageIcon;
    'intray-message-inbox': MessageInbox;
    'intray-message-conversation': MessageConversation;
    'intray-reply-panel': ReplyPanel;
  }

  // Merging with the DOM's own interface is the only way to type addEventListener on every element.
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type
  interface GlobalEventHandlersEventMap extends IntrayEventMap {}
}
