import { expect, fixture, html } from '@open-wc/testing';

import type { ReplyPanel } from '../../elements/reply-panel/reply-panel.js';
import { undoReply } from '../../src/commands/undo-reply.js';
import type { Session } from '../../src/model/session.js';
import { openReply } from '../../src/store/outbox.js';
import { bytesOf, png } from '../support/file-bytes.js';
import { fillDisk } from '../support/full-disk.js';
import { conversation, SESSION } from '../support/server-rows.js';
import { someFile, textFile } from '../support/some-file.js';
import { deleteTestStores } from '../support/test-store.js';
import { allByRole, byRole, focused, says, textOf, type, until } from './by-role.js';
import { ClinicPage } from './clinic-page.js';
import { realPicture } from './received-file.js';

const TWO = [conversation('c1'), conversation('c2', { patient: { id: 'p2', name: 'Park, Mia' } })];

async function panelIn(page: ClinicPage, id = 'c1', lang = 'en-CA'): Promise<ReplyPanel> {
  const panel = await fixture<ReplyPanel>(html`
    <intray-reply-panel .intray=${page} conversation-id=${id} lang=${lang}></intray-reply-panel>
  `);
  await byRole(panel, 'textbox');
  return panel;
}

async function panelOf(session: Partial<Session> = {}): Promise<[ReplyPanel, ClinicPage]> {
  const page = await ClinicPage.open(TWO, { ...SESSION, ...session });
  return [await panelIn(page), page];
}

function limits(parts: Partial<Session['limits']['attachments']>): Partial<Session> {
  const { attachments } = SESSION.limits;
  return { limits: { ...SESSION.limits, attachments: { ...attachments, ...parts } } };
}

function fieldOf(panel: ReplyPanel): HTMLInputElement {
  const field = panel.shadowRoot?.querySelector<HTMLInputElement>('input[type=file]');
  if (!field) throw new Error('there is no file field');
  return field;
}

function transferOf(...files: File[]): DataTransfer {
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  return transfer;
}

/** As the browser's own dialog does. */
function pick(panel: ReplyPanel, ...files: File[]): void {
  const field = fieldOf(panel);
  field.files = transferOf(...files).files;
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

/** False: the browser would open the file in place of the page. */
function drag(kind: 'dragover' | 'drop', target: Element, transfer: DataTransfer): boolean {
  const init = { bubbles: true, composed: true, cancelable: true, dataTransfer: transfer };
  return !target.dispatchEvent(new DragEvent(kind, init));
}

function chips(panel: Element): string[] {
  return allByRole(panel, 'button', /^Remove /u).map((one) => one.ariaLabel ?? '');
}

async function sentFiles({ store }: ClinicPage): Promise<(readonly string[])[]> {
  const rows = await store.db.outbox.toArray();
  return Promise.all(rows.map(async (row) => (await openReply(store, row)).attachmentIds));
}

/** What a test that fails leaves standing would hold up those after it. */
let letGo = (): void => undefined;

function cleanUp(): Promise<void> {
  letGo();
  return deleteTestStores();
}

/** Sealing stands still until the returned function is called. */
function holdSealing({ store }: ClinicPage): () => void {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const { vault } = store;
  const seal = vault.sealBytes.bind(vault);
  vault.sealBytes = async (table, ...values) => {
    if (table === 'blobs') await promise;
    return seal(table, ...values);
  };
  letGo = () => {
    Reflect.deleteProperty(vault, 'sealBytes');
    resolve(undefined);
  };
  return letGo;
}

suite('attaching a file', () => {
  teardown(deleteTestStores);

  test('makes each that is picked part of the reply, with its name and size', async () => {
    const [panel] = await panelOf();
    expect([fieldOf(panel).multiple, fieldOf(panel).accept]).to.deep.equal([
      true,
      'application/pdf,image/jpeg,image/png,text/plain',
    ]);
    pick(panel, someFile('one.pdf', 84_000), someFile('two.pdf', 900, 3));
    await says(panel, 'one.pdf 82 KB');
    await says(panel, 'two.pdf 1 KB');
    await says(panel, '2 files attached.');
  });

  test('says beside the button what becomes of it, with the clinic’s number', async () => {
    const [panel] = await panelOf({ retention: { ...SESSION.retention, attachmentDays: 30 } });
    await says(panel, 'Deleted 30 days after the patient downloads it.');
  });

  test('takes a file that is dropped anywhere on the panel', async () => {
    const [panel] = await panelOf();
    const button = await byRole(panel, 'button', /^Reply to Patient/u);
    const transfer = transferOf(someFile('one.pdf'));
    expect(drag('dragover', button, transfer)).to.equal(true);
    await says(panel, 'Drop to attach to the message to Tremblay, Marie');
    expect(drag('drop', button, transfer)).to.equal(true);
    await until(() => chips(panel).length === 1);
    expect(textOf(panel)).not.to.include('Drop to attach');
  });

  test('opens nothing in place of the page where files cannot be attached', async () => {
    const [panel] = await panelOf({ permissions: { ...SESSION.permissions, attach: false } });
    const field = await byRole(panel, 'textbox');
    const transfer = transferOf(someFile());
    expect(drag('dragover', field, transfer)).to.equal(true);
    expect(drag('drop', field, transfer)).to.equal(true);
    expect(textOf(panel)).not.to.include('Drop to attach');
    expect(chips(panel)).to.deep.equal([]);
  });

  test('takes a picture that is pasted, and leaves words to the field', async () => {
    const [panel] = await panelOf();
    const field = await byRole(panel, 'textbox');
    const clipboardData = transferOf(new File([await realPicture()], 'image.png'));
    const paste = (data: DataTransfer): boolean =>
      !field.dispatchEvent(
        new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data }),
      );
    expect(paste(clipboardData)).to.equal(true);
    await until(() => chips(panel).length === 1);
    const both = transferOf(someFile('table.pdf'));
    both.setData('text/plain', 'a table');
    expect(paste(both)).to.equal(false);
  });

  test('by the host resolves when the file is in the draft', async () => {
    const [panel] = await panelOf();
    await panel.attach([someFile('one.pdf')]);
    await panel.updateComplete;
    expect(chips(panel)).to.deep.equal(['Remove one.pdf']);
  });

  test('is off with the reason for a person who may not', async () => {
    const [panel] = await panelOf({ permissions: { ...SESSION.permissions, attach: false } });
    const button = await byRole(panel, 'button', 'Attach File');
    expect(button.disabled).to.equal(true);
    await says(panel, 'Attach File – you may not attach files');
    await panel.attach([someFile('one.pdf')]);
    await says(panel, 'one.pdf was not attached. You may not attach files.');
  });

  test('a name that hides a second ending is warned of, with the true one beside it', async () => {
    const [panel] = await panelOf();
    pick(panel, someFile('setup.exe\u202E.pdf'));
    await says(panel, 'setup.exe.pdf PDF');
    await says(panel, 'Its name looks like another kind: it is opened as PDF.');
  });

  test('a name is cleaned before anybody sees it', async () => {
    const [panel] = await panelOf();
    pick(panel, someFile('..\\con\u200Bsent\u202E form.pdf '), someFile('nul.pdf', 900, 3));
    await until(() => chips(panel).length === 2);
    expect(chips(panel)).to.deep.equal(['Remove ..consent form.pdf', 'Remove _nul.pdf']);
  });
});

interface Refusal {
  readonly session?: Partial<Session>;
  readonly files: readonly File[];
  readonly says: string;
}

const REFUSALS: Readonly<Record<string, Refusal>> = {
  empty: { files: [textFile('note.txt', '')], says: 'note.txt was not attached. It is empty.' },
  'of another type': {
    files: [textFile('run.exe', 'MZ')],
    says: 'run.exe was not attached. The clinic does not take files of this type.',
  },
  'too large': {
    session: limits({ bytesEach: 1024 }),
    files: [someFile('form.pdf', 2_000)],
    says: 'form.pdf was not attached. It is too large. A file may have 1 KB.',
  },
  'one too many': {
    session: limits({ count: 1 }),
    files: [someFile('one.pdf'), someFile('two.pdf', 900, 3)],
    says: 'two.pdf was not attached. One message may have 1 file.',
  },
  'too large together': {
    session: limits({ bytesTotal: 10_240 }),
    files: [someFile('one.pdf', 8_000), someFile('two.pdf', 8_000, 3)],
    says: 'two.pdf was not attached. The files of one message may have 10 KB together.',
  },
  'attached already': {
    files: [someFile('one.pdf'), someFile('one.pdf')],
    says: 'one.pdf was not attached. It is attached already.',
  },
  'a page that is named a picture': {
    files: [textFile('a.png', '<html><script>top.ran = 1</script></html>', 'image/png')],
    says: 'a.png was not attached. Its content is not what its name says.',
  },
  'markup that is named a picture': {
    files: [textFile('b.png', '<svg onload="top.ran = 1"></svg>')],
    says: 'b.png was not attached. Its content is not what its name says.',
  },
};

suite('a file that is not taken', () => {
  teardown(deleteTestStores);

  for (const [what, { session, files, says: sentence }] of Object.entries(REFUSALS))
    test(`has its sentence: ${what}`, async () => {
      const [panel, page] = await panelOf(session);
      pick(panel, ...files);
      const announced = (): boolean =>
        allByRole(panel, 'status').some((one) => textOf(one).includes(sentence));
      await until(announced, `"${sentence}" was not announced`);
      expect(await page.store.db.attachments.count()).to.equal(files.length - 1);
      expect('ran' in window).to.equal(false);
    });

  test('of a full disk leaves what was there, and says so', async () => {
    const [panel, page] = await panelOf();
    panel.draft = 'Come at 13:30.';
    await panel.attach([someFile('one.pdf')]);
    fillDisk(page.store.db.blobs);
    pick(panel, someFile('form.pdf', 900, 3));
    await says(panel, 'This device’s storage is full. What was written is kept.');
    expect([panel.draft, chips(panel)]).to.deep.equal(['Come at 13:30.', ['Remove one.pdf']]);
    expect(await page.store.db.blobs.count()).to.equal(1);
  });

  test('that cannot be read any more has its sentence', async () => {
    const [panel] = await panelOf();
    const file = someFile('gone.pdf');
    file.slice = () => {
      const part = new Blob(['x']);
      part.arrayBuffer = () => Promise.reject(new DOMException('', 'NotFoundError'));
      return part;
    };
    pick(panel, file);
    await says(panel, 'It cannot be read. It may be a folder, or have moved.');
  });

  test('stands there until it is dismissed; the focus goes to the way on', async () => {
    const [panel] = await panelOf();
    pick(panel, textFile('note.txt', ''));
    (await byRole(panel, 'button', 'Dismiss')).click();
    await until(() => !textOf(panel).includes('note.txt'));
    expect(focused()).to.equal(await byRole(panel, 'button', 'Attach File'));
  });

  test('stands there until the next pick', async () => {
    const [panel] = await panelOf();
    pick(panel, textFile('note.txt', ''));
    await says(panel, 'It is empty.');
    pick(panel, someFile('form.pdf'));
    await says(panel, 'form.pdf');
    expect(textOf(panel)).not.to.include('It is empty.');
  });

  test('says it in French', async () => {
    const page = await ClinicPage.open(TWO);
    const panel = await panelIn(page, 'c1', 'fr-CA');
    pick(panel, textFile('note.txt', ''));
    await says(panel, 'note.txt n’a pas été joint. Il est vide.');
    await says(panel, 'Supprimé 7 jours après le téléchargement par le patient.');
  });
});

suite('while a file is sealed', () => {
  teardown(cleanUp);

  test('its progress is told, and nothing is sent without it', async () => {
    const [panel, page] = await panelOf();
    panel.draft = 'Come at 13:30.';
    const goOn = holdSealing(page);
    pick(panel, someFile('one.pdf', 300_000), someFile('two.pdf', 900, 3));
    await says(panel, 'Sealing 0 of 293 KB, then 1 more file');
    await byRole(panel, 'progressbar');
    await says(panel, 'A file is still being attached. Wait for it, or stop it.');
    await panel.send();
    expect(await page.store.db.outbox.count()).to.equal(0);
    goOn();
    await until(() => chips(panel).length === 2);
    // The last chip may stand there a moment before the panel hears that nothing else is on its way.
    await until(() => allByRole(panel, 'progressbar').length === 0);
    await panel.send();
    expect((await sentFiles(page)).map(({ length }) => length)).to.deep.equal([2]);
  });

  test('it can be stopped, with those behind it, and another one picked', async () => {
    const [panel, page] = await panelOf();
    const goOn = holdSealing(page);
    pick(panel, someFile('one.pdf', 600_000), someFile('two.pdf', 900, 3));
    (await byRole(panel, 'button', 'Stop attaching')).click();
    expect(focused()).to.equal(await byRole(panel, 'button', 'Attach File'));
    goOn();
    await panel.attach([someFile('three.pdf', 900, 5)]);
    await panel.updateComplete;
    expect(chips(panel)).to.deep.equal(['Remove three.pdf']);
    expect(await page.store.db.attachments.count()).to.equal(1);
    expect(await page.store.db.blobs.count()).to.equal(1);
  });

  test('it stays with its conversation when another one is shown', async () => {
    const [panel, page] = await panelOf();
    const goOn = holdSealing(page);
    pick(panel, someFile('one.pdf'));
    await says(panel, 'Sealing');
    panel.conversationId = 'c2';
    await says(panel, 'To: Park, Mia');
    goOn();
    await until(async () => (await page.store.db.attachments.count()) === 1);
    expect(chips(panel)).to.deep.equal([]);
    panel.conversationId = 'c1';
    await until(() => chips(panel).length === 1);
  });
});

suite('the files of a draft', () => {
  teardown(deleteTestStores);

  test('are there again after a reload', async () => {
    const [panel, page] = await panelOf();
    await panel.attach([someFile('one.pdf')]);
    panel.remove();
    const again = await panelIn(page);
    await until(() => chips(again).length === 1);
  });

  test('go with the reply, and come back with Undo', async () => {
    const [panel, page] = await panelOf();
    await panel.attach([someFile('one.pdf')]);
    type(await byRole(panel, 'textbox'), 'The form.');
    await panel.send();
    await panel.updateComplete;
    expect(chips(panel)).to.deep.equal([]);
    const [queued] = await page.store.db.outbox.toArray();
    expect(await undoReply(page.store, queued?.id ?? '')).to.equal(true);
    await until(() => chips(panel).length === 1);
  });

  test('are a message without a word', async () => {
    const [panel, page] = await panelOf();
    await says(panel, 'Write a message or attach a file first.');
    await panel.attach([someFile('one.pdf')]);
    await says(panel, 'Reply to Patient keeps it in the Inbox.');
    await panel.send();
    await panel.send();
    expect((await sentFiles(page)).map(({ length }) => length)).to.deep.equal([1]);
  });

  test('are removed one by one, the focus going on to the next and then to the button', async () => {
    const [panel, page] = await panelOf();
    await panel.attach([someFile('one.pdf'), someFile('two.pdf', 900, 3)]);
    (await byRole(panel, 'button', 'Remove one.pdf')).click();
    await until(() => chips(panel).length === 1);
    const next = await byRole(panel, 'button', 'Remove two.pdf');
    await until(() => focused() === next, 'the focus is lost');
    next.click();
    const attach = await byRole(panel, 'button', 'Attach File');
    await until(() => focused() === attach, 'the focus is lost');
    expect(await page.store.db.blobs.count()).to.equal(0);
  });

  test('go with everything else when the host clears the panel', async () => {
    const [panel, page] = await panelOf();
    await panel.attach([someFile('one.pdf')]);
    panel.clear();
    await until(() => chips(panel).length === 0);
    expect(await page.store.db.attachments.count()).to.equal(0);
  });

  test('are shown as the patient will see them', async () => {
    const [panel] = await panelOf();
    panel.style.width = '900px';
    await panel.attach([someFile('form.pdf')]);
    await says(panel, 'form.pdf Kept until you download it, then deleted after 7 days.');
    panel.style.width = '400px';
    await says(panel, 'The patient will see: Ana Ruiz, RN · 1 file · can answer');
  });

  test('are looked at for a masked name', async () => {
    const [panel] = await panelOf();
    (await byRole(panel, 'checkbox', 'Mask Name')).click();
    await panel.attach([someFile('letter of Ruiz.pdf')]);
    await says(panel, 'A file’s name names you: the patient will read that.');
  });

  for (const lang of ['en-CA', 'fr-CA'])
    test(`axe finds nothing with ten of them and a refusal, ${lang}`, async () => {
      const page = await ClinicPage.open(TWO);
      const panel = await panelIn(page, 'c1', lang);
      panel.style.width = '360px';
      const ten = Array.from({ length: 10 }, (_, at) => someFile(`scan-${at}.pdf`, 900, at));
      await panel.attach([...ten, textFile('x'.repeat(200) + '.txt', 'eleven')]);
      await panel.updateComplete;
      await expect(panel).to.be.accessible();
      expect(panel.scrollWidth).to.be.at.most(360);
    });

  test('bytes that only begin like a picture are refused or kept, never drawn', async () => {
    const [panel] = await panelOf();
    const polyglot = new File([png(1, 1), bytesOf('<script>top.ran = 1</script>')], 'a.png');
    await panel.attach([polyglot]);
    await panel.updateComplete;
    expect(panel.shadowRoot?.querySelector('img, canvas, iframe, object, embed')).to.equal(null);
    expect('ran' in window).to.equal(false);
  });
});
