import type { IntrayEventMap } from './events.js';
import { MessageConversation } from './message-conversation/message-conversation.js';
import { MessageIcon } from './message-icon/message-icon.js';
import { MessageInbox } from './message-inbox/message-inbox.js';
import { ReplyPanel } from './reply-panel/reply-panel.js';
import type { IntrayElement } from './intray-element.js';

type ElementClass = (new () => IntrayElement) & { readonly intrayVersion: string };

/**
 * Registers a class under its private name, which our templates use, and a thin subclass under the short name
 * where the page has not taken it. Never throws: a taken name is left alone, with one warning.
 */
function register(shortName: string, element: ElementClass): void {
  const privateName = `intray-${shortName}`;
  if (isFree(privateName, element)) customElements.define(privateName, element);
  if (isFree(shortName, element)) customElements.define(shortName, class extends element {});
}

function isFree(name: string, element: ElementClass): boolean {
  const taken = customElements.get(name);
  if (taken === undefined) return true;
  const version = 'intrayVersion' in taken ? String(taken.intrayVersion) : undefined;
  if (version === element.intrayVersion) return false;
  warn(
    version === undefined
      ? `<${name}> belongs to another library; use <intray-${name}> instead.`
      : `<${name}> is Intray ${version} already; this copy is ${element.intrayVersion}.`,
  );
  return false;
}

function warn(sentence: string): void {
  // A clash of names is the portal developer's to see, and no screen exists yet to say it on.
  // eslint-disable-next-line no-console
  console.warn(`Intray: ${sentence}`);
}

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
