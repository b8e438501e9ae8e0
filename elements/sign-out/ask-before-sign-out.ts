import type { SignOutAnswer } from '../../src/model/sign-out.js';
import type { SignOutTrouble } from '../../src/page/sign-out-events.js';
import type { SignOutQuestion } from '../../src/page/sign-out-question.js';
import { SignOutDialogElement } from './sign-out-dialog.js';

/** Our elements on the page whose language and theme a question takes; an icon often lies in a head of other colours. */
const OURS = ['message-inbox, intray-message-inbox', 'message-icon, intray-message-icon'];

/** Asks over the whole page, whatever of ours is shown; resolves with the answer, Escape being "stay". */
export function askBeforeSignOut(question: SignOutQuestion): Promise<SignOutAnswer> {
  return putUp({ question });
}

/** Resolves once the person has read it. */
export async function tellSignOutTrouble(trouble: SignOutTrouble): Promise<void> {
  await putUp({ trouble });
}

function putUp(
  what: Partial<Pick<SignOutDialogElement, 'question' | 'trouble'>>,
): Promise<SignOutAnswer> {
  return new Promise((resolve) => {
    const dialog = new SignOutDialogElement();
    Object.assign(dialog, likeOurs(), what);
    dialog.answered = (answer) => {
      dialog.close();
      resolve(answer);
    };
    document.body.append(dialog);
  });
}

function likeOurs(): { lang: string; theme: string } {
  const [one] = OURS.flatMap((names) => [
    ...document.querySelectorAll<HTMLElement & { theme?: string }>(names),
  ]);
  const lang = one?.shadowRoot?.querySelector('[lang]')?.getAttribute('lang') ?? '';
  return { lang, theme: one?.theme ?? '' };
}
