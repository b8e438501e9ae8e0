/** What a chosen conversation and the view Waiting need; a file of its own in the bundle, because no list waits for it. */
import { AssignPanel } from '../assign-panel/assign-panel.js';
import { MessageConversation } from '../message-conversation/message-conversation.js';
import { ReplyPanel } from '../reply-panel/reply-panel.js';
import { register } from '../register.js';
import { WaitingList } from '../waiting-list/waiting-list.js';
import { enLimitTexts, frLimitTexts } from '../words/limit-texts.js';
import { addWords } from '../words/words.js';
import { filesPart } from './parts.js';

export { renderConversationPane } from '../message-inbox/conversation-pane.js';
export { DraftMarks } from '../message-inbox/draft-marks.js';

addWords({ en: enLimitTexts, fr: frLimitTexts });
register('message-conversation', MessageConversation);
register('reply-panel', ReplyPanel);
register('assign-panel', AssignPanel);

/** Private, so that no short name is taken from a portal for it. */
if (customElements.get('intray-waiting-list') === undefined)
  customElements.define('intray-waiting-list', WaitingList);

// Most conversations have files; where it cannot be had now, whoever needs it asks again.
filesPart.module().catch(() => undefined);
