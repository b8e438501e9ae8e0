import { Part } from './part.js';

export const conversationPart = new Part(
  'intray-message-conversation',
  () => import('./conversation.js'),
);
