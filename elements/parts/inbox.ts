/** What every page shows first. */
import { setSignOutDialog } from '../../src/page/intray.js';
import { MessageIcon } from '../message-icon/message-icon.js';
import { MessageInbox } from '../message-inbox/message-inbox.js';
import { register } from '../register.js';
import { signOutPart } from './parts.js';

register('message-icon', MessageIcon);
register('message-inbox', MessageInbox);
setSignOutDialog(signOutPart.module);
