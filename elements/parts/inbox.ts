/** What every page shows first. */
import { MessageIcon } from '../message-icon/message-icon.js';
import { MessageInbox } from '../message-inbox/message-inbox.js';
import { register } from '../register.js';

register('message-icon', MessageIcon);
register('message-inbox', MessageInbox);
