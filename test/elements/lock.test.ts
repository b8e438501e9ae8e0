import { expect, fixture, html } from '@open-wc/testing';

import { askBeforeSignOut } from '../../elements/sign-out/ask-before-sign-out.js';
import { deliveryState } from '../../elements/delivery-state.js';
import type { MessageIcon } from '../../elements/message-icon/message-icon.js';
import { setDefaultIntray } from '../../src/page/intray.js';
import { deleteTestStores } from '../support/test-store.js';
import { inboxOf, THREE } from './an-inbox.js';
import { allByRole, byRole, focused, nameOf, textOf, until } from './by-role.js';
import { ClinicPage } from './clinic-page.js';
import '../../elements/define.js';

const NAMES = ['Tremblay', 'Park', 'Yusuf', 'Ana Ruiz', 'Words of'];

/** Everything in an element and its shadow trees, seen or not, attributes and what is typed too. */
function allThatStandsIn(root: Element | ShadowRoot): string {
  return [...root.querySelectorAll('*')]
    .flatMap((element) => [
      ...element.getAttributeNames().map((name) => element.getAttribute(name)),
      element instanceof HTMLTextAreaElement ? element.value : '',
      element.shadowRoot ? allThatStandsIn(element.shadowRoot) : '',
    ])
    .concat(root.textContent)
    .join('\n');
}

function contentOf(element: HTMLElement): string {
  if (element.shadowRoot === null) throw new Error('It is not drawn yet.');
  return allThatStandsIn(element.shadowRoot);
}

suite('the lock screen', () => {
  let page: ClinicPage;
  setup(async () => {
    page = await ClinicPage.open(THREE);
  });
  teardown(async () => {
    setDefaultIntray(undefined);
    await deleteTestStores();
  });

  test('has nothing of the inbox behind it, and says how much waits', async () => {
    const inbox = await inboxOf(page);
    inbox.open('c1');
    const field = await byRole(inbox, 'textbox');
    field.value = 'Words of nobody else';
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    expect(contentOf(inbox)).to.include('Tremblay');

    page.stands({ locked: true, waiting: 2 });
    await inbox.updateComplete;

    const content = contentOf(inbox);
    expect(NAMES.filter((name) => content.includes(name))).to.deep.equal([]);
    expect(inbox.conversationId).to.equal('');
    const screen = await byRole(inbox, 'alert');
    expect(textOf(screen)).to.equal('Locked Unlock in the portal to go on. 2 items are waiting.');
    inbox.lang = 'fr-CA';
    await until(() => textOf(screen).startsWith('Verrouillé Déverrouillez dans le portail'));
  });

  test('takes the focus from what it covers, and gives it to the list', async () => {
    const inbox = await inboxOf(page);
    (await byRole(inbox, 'button', /Tremblay/u)).focus();
    await page.lock();
    await until(() => focused()?.getAttribute('role') === 'alert');
    await page.unlock();
    await until(() => focused()?.matches('.row') === true);
  });

  test('leaves the focus with the portal’s own button', async () => {
    const button = await fixture<HTMLButtonElement>(html`<button>Lock</button>`);
    const inbox = await inboxOf(page);
    await byRole(inbox, 'button', /Tremblay/u);
    button.focus();
    await page.lock();
    await byRole(inbox, 'alert');
    await inbox.updateComplete;
    expect(document.activeElement === button).to.equal(true);
  });

  test('stands in every element that works alone', async () => {
    const box = await fixture<HTMLElement>(html`
      <div>
        <intray-message-conversation
          .intray=${page}
          conversation-id="c1"
        ></intray-message-conversation>
        <intray-reply-panel .intray=${page} conversation-id="c1"></intray-reply-panel>
        <intray-assign-panel .intray=${page} conversation-id="c1"></intray-assign-panel>
        <intray-billing-report .intray=${page}></intray-billing-report>
      </div>
    `);
    await byRole(box, 'textbox');
    await page.lock();
    await until(() => allByRole(box, 'alert', /Locked/u).length === 4);
    for (const element of box.children)
      expect(textOf(element)).to.equal('Locked Unlock in the portal to go on.');
  });

  test('is told by the icon, without a number', async () => {
    const icon = await fixture<MessageIcon>(
      html`<intray-message-icon .intray=${page}></intray-message-icon>`,
    );
    await page.lock();
    await until(() => allByRole(icon, 'button').some((one) => nameOf(one) === 'Messages, locked'));
    expect(textOf(icon)).to.equal('');
  });

  test('ends a question that names conversations', async () => {
    setDefaultIntray(page);
    const answer = askBeforeSignOut({
      name: 'Ana Ruiz',
      afterDiscarding: false,
      watch: (next) => {
        const work = { conversations: [], marks: 0, records: 0, items: 1, leaving: 1 };
        next({ work, names: new Map() }, { online: true, needsSignIn: false });
        return () => undefined;
      },
      send: () => Promise.resolve(),
    });
    await byRole(document.body, 'dialog');
    await page.lock();
    expect(await answer).to.deep.equal({ kind: 'stay' });
    expect(allByRole(document.body, 'dialog').length).to.equal(0);
  });

  test('is the reason why queued work waits', async () => {
    const { words } = (await inboxOf(page)) as unknown as {
      words: Parameters<typeof deliveryState>[1];
    };
    const delivery = { state: 'parked', lastError: { reason: 'locked' } } as const;
    expect(deliveryState(delivery, words).text).to.equal('Waits until unlocked');
  });
});
