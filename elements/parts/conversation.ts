/** What a chosen conversation needs; a file of its own in the bundle, because no list waits for it. */
import { AssignPanel } from '../assign-panel/assign-panel.js';
import { MessageConversation } from '../message-conversation/message-conversation.js';
import { ReplyPanel } from '../reply-panel/reply-panel.js';
import { register } from '../register.js';
import { enLimitTexts, frLimitTexts } from '../words/limit-texts.js';
import { addWords } from '../words/words.js';
import { filesPart } from './parts.js';

addWords({ en: enLimitTexts, fr: frLimitTexts });
register('message-conversation', MessageConversation);
register('reply-panel', ReplyPanel);
register('assign-panel', AssignPanel);

// Most conversations have files; where it cannot be had now, whoever needs it asks again.
filesPart.fetch().catch(() => undefined);
