import { expect, fixture, html } from '@open-wc/testing';

import {
  askBeforeSignOut,
  tellSignOutTrouble,
} from '../../elements/sign-out/ask-before-sign-out.js';
import type { Line, SignOutAnswer, UnsentWork } from '../../src/model/sign-out.js';
import type { SignOutQuestion } from '../../src/page/sign-out-question.js';
import { allByRole, byRole, focused, says, textOf, until } from './by-role.js';
import '../../elements/define.js';

const UP: Line = { online: true, needsSignIn: false };
const DOWN: Line = { online: false, needsSignIn: false };

const WORK: UnsentWork = {
  conversations: [
    { conversationId: 'c1', counts: { replies: 2, drafts: 1 } },
    { conversationId: 'c2', counts: { assignments: 1 } },
  ],
  marks: 0,
  records: 0,
  items: 4,
  leaving: 3,
};
const NOTHING: UnsentWork = { conversations: [], marks: 0, records: 0, items: 0, leaving: 0 };
const NAMES = new Map([
  ['c1', 'Tremblay, Marie'],
  ['c2', 'Park, Mia'],
]);

/** A sign-out with a question, and a test that says how things stand. */
class Asking implements SignOutQuestion {
  readonly name = 'Ana Ruiz';
  readonly afterDiscarding: boolean;
  sends = 0;
  watched = false;
  answer: Promise<SignOutAnswer>;
  #next: Parameters<SignOutQuestion['watch']>[0] = () => undefined;

  constructor(work = WORK, line = UP, afterDiscarding = false) {
    this.afterDiscarding = afterDiscarding;
    this.answer = askBeforeSignOut(this);
    this.stands(work, line);
  }

  stands(work: UnsentWork, line = UP): void {
    this.#next({ work, names: NAMES }, line);
  }

  watch(next: Parameters<SignOutQuestion['watch']>[0]): () => void {
    this.watched = true;
    this.#next = next;
    return () => {
      this.watched = false;
    };
  }

  send(): Promise<void> {
    this.sends += 1;
    return Promise.resolve();
  }
}

async function question(name: string | RegExp = '4 items not sent yet'): Promise<HTMLElement> {
  await byRole(document.body, 'heading', name);
  return byRole(document.body, 'dialog');
}

function isDisabled(root: Element, name: string): boolean | undefined {
  return allByRole(root, 'button', name)[0]?.disabled;
}

async function typeNumber(root: Element, number: string): Promise<void> {
  const field = root.querySelector('input');
  if (field === null) throw new Error('Nothing can be typed.');
  field.value = number;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await until(() => root.querySelector('input')?.value === number);
}

suite('the question at a sign-out', () => {
  let button: HTMLButtonElement;

  setup(async () => {
    button = await fixture(html`<button type="button">Sign out</button>`);
    button.focus();
  });

  teardown(() => {
    for (const left of document.querySelectorAll('intray-sign-out')) left.remove();
  });

  test('names the conversations and how much waits in each', async () => {
    new Asking();
    const dialog = await question();
    expect(textOf(dialog)).to.include('Tremblay, Marie 2 replies · 1 draft');
    expect(textOf(dialog)).to.include('Park, Mia 1 assignment');
  });

  test('begins at its harmless answer, is left with Escape, and gives the focus back', async () => {
    const asking = new Asking();
    const dialog = await question();
    await until(() => textOf(focused() ?? document.body) === 'Stay signed in');
    dialog.dispatchEvent(new Event('cancel', { cancelable: true }));
    expect(await asking.answer).to.deep.equal({ kind: 'stay' });
    expect([focused() === button, asking.watched]).to.deep.equal([true, false]);
    expect(document.querySelector('intray-sign-out')).to.equal(null);
  });

  test('keeps when that is chosen, and says who will see it', async () => {
    const asking = new Asking();
    const dialog = await question();
    expect(textOf(dialog)).to.include('Only Ana Ruiz sees and sends it, after signing in again.');
    (await byRole(dialog, 'button', 'Keep on this device')).click();
    expect(await asking.answer).to.deep.equal({ kind: 'keep' });
  });

  test('discards only with the number typed', async () => {
    const asking = new Asking();
    const dialog = await question();
    expect(isDisabled(dialog, 'Discard 4 items')).to.equal(true);
    await typeNumber(dialog, '5');
    expect(isDisabled(dialog, 'Discard 4 items')).to.equal(true);
    await typeNumber(dialog, '4');
    await until(() => isDisabled(dialog, 'Discard 4 items') === false);
    (await byRole(dialog, 'button', 'Discard 4 items')).click();
    expect(await asking.answer).to.deep.equal({ kind: 'discard', items: 4 });
  });

  test('a number that is not true any more confirms nothing', async () => {
    const asking = new Asking();
    const dialog = await question();
    await typeNumber(dialog, '4');
    asking.stands({ ...WORK, items: 5 });
    await until(() => isDisabled(dialog, 'Discard 5 items') === true);
  });

  test('sends, says how far it has come, and goes on by itself when all has left', async () => {
    const asking = new Asking();
    const dialog = await question();
    (await byRole(dialog, 'button', 'Send now')).click();
    await says(dialog, 'Sending: 0 of 4 gone');
    asking.stands({ ...WORK, items: 1, leaving: 1 });
    await says(dialog, 'Sending: 3 of 4 gone');
    expect([asking.sends, isDisabled(dialog, 'Send now')]).to.deep.equal([1, true]);
    asking.stands(NOTHING);
    expect(await asking.answer).to.deep.equal({ kind: 'sent' });
  });

  test('says when the line falls while it sends, and that it goes on', async () => {
    const asking = new Asking();
    const dialog = await question();
    (await byRole(dialog, 'button', 'Send now')).click();
    asking.stands(WORK, DOWN);
    await says(
      dialog,
      'You are offline: nothing can be sent now. It goes on when that has passed.',
    );
  });

  test('says why nothing would be sent', async () => {
    const asking = new Asking(WORK, DOWN);
    const dialog = await question();
    await says(dialog, 'You are offline: nothing can be sent now.');
    expect(isDisabled(dialog, 'Send now')).to.equal(true);
    await says(dialog, 'your inbox stays sealed here until the clinic could be told.');
    asking.stands(WORK, { online: true, needsSignIn: true });
    await says(dialog, 'Your session ended: nothing can be sent before you sign in again.');
    asking.stands({ ...WORK, leaving: 0 });
    await says(dialog, 'What is left does not leave by itself');
  });

  test('after discarding says what is left, which nobody can discard', async () => {
    new Asking({ ...NOTHING, records: 2, leaving: 2 }, DOWN, true);
    const dialog = await question('The clinic is still to be told');
    expect(textOf(dialog)).to.include('The clinic is still to be told of 2 discarded items.');
    expect(textOf(dialog)).to.include('That was discarded.');
    expect(dialog.querySelector('input')).to.equal(null);
  });

  test('takes language and theme of the inbox, not of an icon before it', async () => {
    await fixture(
      html`<intray-message-icon theme="light"></intray-message-icon>
        <intray-message-inbox lang="fr-CA" theme="dark"></intray-message-inbox>`,
    );
    new Asking();
    const dialog = await question('4 éléments pas encore envoyés');
    await byRole(dialog, 'button', 'Rester connecté');
    await byRole(dialog, 'button', 'Supprimer 4 éléments');
    expect(textOf(dialog)).to.include('2 réponses · 1 brouillon');
    expect(document.querySelector('intray-sign-out')?.getAttribute('theme')).to.equal('dark');
  });

  for (const theme of ['light', 'dark']) {
    test(`axe finds nothing in it, ${theme}`, async () => {
      new Asking();
      await question();
      const element = document.querySelector('intray-sign-out') ?? document.body;
      element.setAttribute('theme', theme);
      await expect(element).to.be.accessible();
    });
  }

  test('says that the storage is silent, and that the person is still signed in', async () => {
    const told = tellSignOutTrouble('storage-silent');
    const dialog = await question('You are still signed in');
    expect(textOf(dialog)).to.include('nothing was removed');
    (await byRole(dialog, 'button', 'OK')).click();
    await told;
    expect(focused() === button).to.equal(true);
  });

  test('says what could not be removed', async () => {
    void tellSignOutTrouble('not-removed');
    const dialog = await question('You are signed out');
    expect(textOf(dialog)).to.include('Close the portal’s other tabs: then it goes.');
  });
});
