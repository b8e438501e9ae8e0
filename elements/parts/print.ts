/** A conversation on paper; few people ask for it. */
import { PrintView } from '../print/print-view.js';

export { printConversation } from '../print/print-conversation.js';

/** Private, so that no short name is taken from a portal for it. */
if (customElements.get('intray-print-view') === undefined)
  customElements.define('intray-print-view', PrintView);
