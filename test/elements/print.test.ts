import { expect, fixture, html } from '@open-wc/testing';
import fc from 'fast-check';

import type { MessageConversation } from '../../elements/message-conversation/message-conversation.js';
import { Words } from '../../elements/words/words.js';
import { printShown } from '../../elements/message-conversation/print-act.js';
import { sendReply } from '../../src/commands/send-reply.js';
import type { Change } from '../../src/model/change.js';
import { setInternals } from '../../src/page/intray.js';
import {
  assignment,
  attachment,
  comment,
  conversation,
  message,
  NOON,
  SESSION,
  staff,
} from '../support/server-rows.js';
import { deleteTestStores } from '../support/test-store.js';
import { inboxOf } from './an-inbox.js';
import { allByRole, byRole, until } from './by-role.js';
import { ClinicPage } from './clinic-page.js';

const DANA = { kind: 'staff', id: 'dana-lee', name: 'Clinic Staff' } as const;
const CLINIC: readonly Change[] = [
  staff('dana-lee', 'Dr. Dana Lee'),
  conversation('c1'),
  message('c1', 'm1'),
  message('c1', 'm2', {
    from: DANA,
    shownAs: 'Clinic Staff',
    body: 'It is renewed.\nمرحبا',
    sentAt: NOON + 1,
    attachmentIds: ['f1'],
  }),
];
const FORM = attachment('c1', 'f1', { messageId: 'm2' });

/** What stands on paper each time that the browser is asked to print. */
class Paper {
  readonly prints: string[] = [];
  readonly #print = window.print.bind(window);

  constructor() {
    window.print = () => {
      const view = document.querySelector('body > intray-print-view');
      this.prints.push(view?.shadowRoot?.textContent.replace(/\s+/gu, ' ') ?? 'nothing');
    };
  }

  async next(): Promise<string> {
    const { length } = this.prints;
    await until(() => this.prints.length > length, 'nothing was printed');
    return this.prints.at(-1) ?? '';
  }

  putAway(): void {
    window.print = this.#print;
    dispatchEvent(new Event('afterprint'));
  }
}

async function open(page: ClinicPage, lang = 'en-CA'): Promise<MessageConversation> {
  const shown = await fixture<MessageConversation>(html`
    <intray-message-conversation .intray=${page} conversation-id="c1" lang=${lang}>
    </intray-message-conversation>
  `);
  await byRole(shown, 'heading', 'Tremblay, Marie');
  return shown;
}

suite('a printed conversation', () => {
  let paper: Paper;

  setup(() => {
    paper = new Paper();
  });
  teardown(async () => {
    paper.putAway();
    await deleteTestStores();
  });

  async function printed(changes: readonly Change[], lang?: string): Promise<string> {
    const shown = await open(await ClinicPage.open([...CLINIC, ...changes]), lang);
    shown.print();
    return paper.next();
  }

  test('has every message with its true author, and who it is about on every page', async () => {
    const text = await printed([FORM]);
    expect(text).to.include('Tremblay, Marie · Birth date: 1972-03-09');
    expect(text).to.include('Lakeshore Family Health · Printed: 2026-11-24 12:01 -05:00');
    expect(text).to.include('Could you renew my prescription before Thursday?');
    expect(text).to.include('2. Dr. Dana Lee (clinic staff), shown to the patient as Clinic Staff');
    expect(text).to.include('File: blood-test-form.pdf');
  });

  test('is whole where the screen shows the end of it', async () => {
    const many = Array.from({ length: 120 }, (_, n) =>
      message('c1', `n${n}`, { body: `word ${n}.`, sentAt: NOON + 10 + n }),
    );
    const text = await printed([FORM, ...many]);
    for (let n = 0; n < 120; n += 1) expect(text).to.include(`word ${n}.`);
    expect(text).to.include('End of the conversation: 122 messages, 1 file');
  });

  test('has what the server told of it when it was asked', async () => {
    const page = await ClinicPage.open([...CLINIC, FORM]);
    const older = message('c1', 'm0', { body: 'From long ago.', sentAt: NOON - 1 });
    setInternals(page, {
      store: () => page.store,
      serverNow: () => page.clock.now(),
      startAnew: () => Promise.resolve(),
      complete: async () => {
        await page.told([older]);
        return { kind: 'complete', messageIds: ['m2', 'm1', 'm0'] };
      },
    });
    (await open(page)).print();
    expect(await paper.next())
      .to.include('From long ago.')
      .not.to.include('may be missing');
  });

  test('does not wait for a server that hangs, and says what may be missing', async () => {
    const page = await ClinicPage.open([...CLINIC, FORM]);
    setInternals(page, {
      store: () => page.store,
      serverNow: () => page.clock.now(),
      startAnew: () => Promise.resolve(),
      complete: () => new Promise(() => undefined),
    });
    const words = new Words(await open(page), () => 'America/Toronto');
    const connection = { handle: page, session: SESSION, now: page.clock.now() };
    await printShown(page.store, { conversationId: 'c1', connection, words, patienceMs: 1 });
    expect(paper.prints.at(-1))
      .to.include('It is renewed.')
      .and.include('Older messages may be missing');
  });

  test('has no line of who gave the conversation to whom', async () => {
    const given = { to: { kind: 'staff', id: 'dana-lee' }, at: NOON + 2 } as const;
    const before = await printed([FORM]);
    const after = await printed([FORM, assignment('c1', 'a1', given)]);
    expect(after).to.equal(before);
  });

  test('is French where the words are', async () => {
    const text = await printed([FORM], 'fr-CA');
    expect(text).to.include('affiché au patient sous le nom Clinic Staff');
    expect(text).to.include('Imprimé');
  });

  test('says what is not on it', async () => {
    const page = await ClinicPage.open(CLINIC);
    await sendReply(page.store, {
      conversationId: 'c1',
      body: 'Still on its way.',
      options: SESSION.defaults,
      basedOn: { messageId: 'm2', assignee: null, state: 'open' },
      undoMs: 0,
    });
    (await open(page)).print();
    const text = await paper.next();
    expect(text).not.to.include('Still on its way.');
    expect(text).to.include('Not on this print: 1 reply not sent yet.');
    expect(text).to.include('1 file of which this computer knows nothing yet.');
    expect(text).to.include('Older messages may be missing');
  });

  test('never holds what colleagues said to each other', async () => {
    const page = await ClinicPage.open([...CLINIC, FORM]);
    const shown = await open(page);
    const token = fc.stringMatching(/^[\w !-]{0,9}canary[0-9a-f]{16,24}$/u);
    let version = 1;
    await fc.assert(
      fc.asyncProperty(token, async (body) => {
        version += 1;
        await page.told([comment('c1', 'k1', { body }, version)]);
        shown.print();
        expect(await paper.next())
          .to.include('It is renewed.')
          .not.to.include('canary');
      }),
      { numRuns: 8 },
    );
  });

  test('is asked for in the menu of the conversation', async () => {
    const shown = await open(await ClinicPage.open([...CLINIC, FORM]));
    (await byRole(shown, 'button', 'Close')).click();
    await until(() => allByRole(shown, 'button', 'Print').length > 0, 'the menu has not opened');
    (await byRole(shown, 'button', 'Print')).click();
    expect(await paper.next()).to.include('It is renewed.');
  });

  test('is asked of the inbox by the portal', async () => {
    const inbox = await inboxOf(await ClinicPage.open([...CLINIC, FORM]));
    inbox.open('c1');
    await byRole(inbox, 'heading', 'Tremblay, Marie');
    inbox.print();
    expect(await paper.next()).to.include('It is renewed.');
  });

  for (const end of ['afterprint', 'keydown'])
    test(`leaves nothing in the page: ${end}`, async () => {
      const sheets = document.adoptedStyleSheets.length;
      await printed([FORM]);
      expect(document.adoptedStyleSheets).to.have.length(sheets + 1);
      dispatchEvent(new Event(end));
      expect(document.querySelector('intray-print-view')).to.equal(null);
      expect(document.adoptedStyleSheets).to.have.length(sheets);
    });
});
