import { Part } from './part.js';

export const conversationPart = new Part(
  'intray-message-conversation',
  () => import('./conversation.js'),
);

export const billingPart = new Part('intray-billing-report', () => import('./billing.js'));
export const filesPart = new Part('intray-file-list', () => import('./files.js'));
export const signOutPart = new Part('intray-sign-out', () => import('./sign-out-question.js'));
export const printPart = new Part('intray-print-view', () => import('./print.js'));
export const noticesPart = new Part('intray-notices-strip', () => import('./notices.js'));
