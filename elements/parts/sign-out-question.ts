/** What is asked at a sign-out with unsent work; most people have none. */
import { SignOutDialogElement } from '../sign-out/sign-out-dialog.js';
import { enSignOut, frSignOut } from '../words/sign-out-words.js';
import { addWords } from '../words/words.js';

export { askBeforeSignOut, tellSignOutTrouble } from '../sign-out/ask-before-sign-out.js';

addWords({ en: enSignOut, fr: frSignOut });

/** Private, so that no short name is taken from a portal for it. */
if (customElements.get('intray-sign-out') === undefined)
  customElements.define('intray-sign-out', SignOutDialogElement);
