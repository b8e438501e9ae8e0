/** Files of messages, and what makes a file part of a reply; no conversation without files waits for it. */
import { FileList } from '../files/file-list.js';

export { attachOne } from '../files/attach-one.js';

/** Private, so that no short name is taken from a portal for it. */
if (customElements.get('intray-file-list') === undefined)
  customElements.define('intray-file-list', FileList);
