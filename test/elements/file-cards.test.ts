import { expect, fixture, html } from '@open-wc/testing';

import type { MessageConversation } from '../../elements/message-conversation/message-conversation.js';
import { applyChanges } from '../../src/store/apply-changes.js';
import type { Store } from '../../src/store/database.js';
import { sha256Of } from '../../src/store/digest.js';
import { bytesOf, png } from '../support/file-bytes.js';
import { attachment, conversation, message, NOON } from '../support/server-rows.js';
import { someFile } from '../support/some-file.js';
import { deleteTestStores } from '../support/test-store.js';
import { allByRole, byRole, focused, says, textOf, until } from './by-role.js';
import { ClinicPage } from './clinic-page.js';
import { answer, messageWith, realPicture, type Received } from './received-file.js';
import { replyWith } from './reply-with.js';

const DAY_MS = 86_400_000;
const PDF = '%PDF-1.7\n';

async function open(page: ClinicPage, lang = 'en-CA'): Promise<MessageConversation> {
  return fixture(html`
    <intray-message-conversation
      .intray=${page}
      conversation-id="c1"
      lang=${lang}
    ></intray-message-conversation>
  `);
}

async function show(...files: Received[]): Promise<[MessageConversation, ClinicPage]> {
  const page = await ClinicPage.open(await messageWith(...files));
  return [await open(page), page];
}

/** As shown once its bytes have come. */
async function fetched(file: Received): Promise<[MessageConversation, ClinicPage]> {
  const [element, page] = await show(file);
  (await byRole(element, 'button', /^Get /u)).click();
  await byRole(element, 'button', /^Stop /u);
  await answer(page, file.bytes ?? new Uint8Array());
  await byRole(element, 'button', /^Save /u);
  return [element, page];
}

/** The next picture is decoded when the test says so; those after it as ever. */
function holdDecoding(): { readonly begun: Promise<HeldDecoding> } {
  const decode = window.createImageBitmap.bind(window);
  const begun = Promise.withResolvers<HeldDecoding>();
  window.createImageBitmap = () => {
    window.createImageBitmap = decode;
    const held = Promise.withResolvers<ImageBitmap>();
    const end = async (bitmap: ImageBitmap): Promise<void> => {
      held.resolve(bitmap);
      // What draws it waits for the same promise, and came first.
      await held.promise;
    };
    begun.resolve({ end });
    return held.promise;
  };
  return { begun: begun.promise };
}

interface HeldDecoding {
  readonly end: (bitmap: ImageBitmap) => Promise<void>;
}

/** What is handed to the disk, instead of a real download. */
function watchSaves(): { readonly saved: [string, string][]; readonly revoked: string[] } {
  const saved: [string, string][] = [];
  const revoked: string[] = [];
  const revoke = URL.revokeObjectURL.bind(URL);
  const value = function (this: HTMLAnchorElement): void {
    saved.push([this.download, this.href]);
  };
  Object.defineProperty(HTMLAnchorElement.prototype, 'click', { value, configurable: true });
  URL.revokeObjectURL = (url) => {
    revoked.push(url);
    revoke(url);
  };
  restore = () => {
    Reflect.deleteProperty(HTMLAnchorElement.prototype, 'click');
    URL.revokeObjectURL = revoke;
  };
  return { saved, revoked };
}

let restore = (): void => undefined;

function cleanUp(): Promise<void> {
  restore();
  restore = () => undefined;
  return deleteTestStores();
}

const LABEL = bytesOf(PDF, 'A'.repeat(300_000));
const OTHER = bytesOf(PDF, 'B'.repeat(300_000));

/** What can happen to a file that lies on this device, and what the server has then. */
const SPOILT: Readonly<Record<string, (store: Store) => Promise<unknown>>> = {
  'a part does not open': ({ db }) => db.blobs.update(['f1', 1], { sealed: new Uint8Array(50) }),
  'a part is gone': ({ db }) => db.blobs.delete(['f1', 1]),
  'the server tells of other bytes': async (store) => {
    const told = { name: 'label.pdf', size: OTHER.length, sha256: await sha256Of(OTHER) };
    await applyChanges(store, [attachment('c1', 'f1', told, 2)]);
    return OTHER;
  },
};

suite('a file of the patient', () => {
  teardown(cleanUp);

  test('is fetched when somebody asks, and says so, on the button that was pressed', async () => {
    const bytes = bytesOf(PDF, 'A'.repeat(400_000));
    const [element, page] = await show({ name: 'label.pdf', bytes });
    const get = await byRole(element, 'button', 'Get label.pdf');
    get.focus();
    get.click();
    await says(element, 'Fetching 0 of 391 KB');
    expect(await byRole(element, 'progressbar')).to.have.property('max', bytes.length);
    await answer(page, bytes);
    const save = await byRole(element, 'button', 'Save label.pdf');
    expect(focused() === save).to.equal(true);
    await says(element, 'label.pdf is on this device.');
  });

  test('can be let go of while it comes', async () => {
    const [element, page] = await show({});
    (await byRole(element, 'button', /^Get /u)).click();
    (await byRole(element, 'button', /^Stop /u)).click();
    await byRole(element, 'button', /^Get /u);
    expect((await page.store.db.attachments.get('f1'))?.wantedAt).to.equal(undefined);
  });

  test('says offline that it can be fetched later, and keeps the wish', async () => {
    const [element, page] = await show({});
    page.goesOffline();
    await says(element, 'Not on this device. It can be fetched when the connection is back.');
    (await byRole(element, 'button', /^Get /u)).click();
    await says(element, 'It is fetched when the connection is back.');
  });

  test('that comes damaged is thrown away, with a sentence and another try', async () => {
    const [element, page] = await show({ bytes: bytesOf(PDF, 'true') });
    (await byRole(element, 'button', /^Get /u)).click();
    await byRole(element, 'button', /^Stop /u);
    await answer(page, bytesOf(PDF, 'lies'));
    await says(element, 'It did not arrive whole and was thrown away.');
    (await byRole(element, 'button', /^Try again /u)).click();
    await byRole(element, 'button', /^Stop /u);
  });

  test('is saved under a clean name, without a type, by an address that is taken back', async () => {
    const { saved, revoked } = watchSaves();
    const [element] = await fetched({ name: 'con\u202Efdp.exe', bytes: bytesOf(PDF) });
    (await byRole(element, 'button', /^Save /u)).click();
    await until(() => saved.length === 1);
    const [[name, url] = ['', '']] = saved;
    expect(name).to.equal('confdp.exe');
    expect((await (await fetch(url)).blob()).type).to.equal('application/octet-stream');
    await until(() => revoked.includes(url), 'the address still stands');
  });

  for (const [how, spoil] of Object.entries(SPOILT))
    test(`that is damaged on this device can be fetched again: ${how}`, async () => {
      const [element, page] = await fetched({ name: 'label.pdf', bytes: LABEL });
      const other = await spoil(page.store);
      const { saved } = watchSaves();
      (await byRole(element, 'button', 'Save label.pdf')).click();
      await says(element, 'It was damaged on this device. It can be fetched again.');
      expect([saved.length, await page.store.db.blobs.count()]).to.deep.equal([0, 0]);
      (await byRole(element, 'button', 'Try again label.pdf')).click();
      await byRole(element, 'button', /^Stop /u);
      await answer(page, other === OTHER ? OTHER : LABEL);
      (await byRole(element, 'button', 'Save label.pdf')).click();
      await until(() => saved.length === 1, 'it is not saved');
    });

  test('that does not open when it is looked at says so at once, in French too', async () => {
    const bytes = bytesOf(PDF, 'A');
    const [, page] = await fetched({ name: 'label.pdf', bytes });
    await page.store.db.blobs.update(['f1', 0], { sealed: new Uint8Array(50) });
    const again = await open(page, 'fr-CA');
    await says(again, 'Il a été endommagé sur cet appareil. Il peut être récupéré de nouveau.');
    await byRole(again, 'button', 'Réessayer label.pdf');
  });

  test('that a message names and nobody told of is counted', async () => {
    const page = await ClinicPage.open([
      conversation('c1'),
      message('c1', 'c1-m1', { attachmentIds: ['f1', 'f2'] }),
    ]);
    const element = await open(page);
    await says(element, '2 files');
  });

  test('has no life line: only the clinic’s own files are deleted by rule', async () => {
    const [element] = await show({});
    await byRole(element, 'button', /^Get /u);
    expect(textOf(element)).not.to.include('Kept until');
  });
});

suite('a picture', () => {
  teardown(cleanUp);

  for (const type of ['image/png', 'image/jpeg'] as const)
    test(`is drawn in a dialog, and the focus comes back: ${type}`, async () => {
      const bytes = await realPicture(type);
      const name = type === 'image/png' ? 'rash.png' : 'rash.jpg';
      const [element] = await fetched({ name, type, bytes });
      const button = await byRole(element, 'button', `Open ${name}`);
      button.focus();
      button.click();
      const dialog = await byRole(element, 'dialog');
      const canvas = dialog.querySelector('canvas');
      await until(() => canvas?.width === 4, 'nothing was drawn');
      expect(canvas?.getAttribute('aria-label')).to.equal(`Picture: ${name}`);
      await expect(dialog).to.be.accessible();
      (await byRole(dialog, 'button', 'Close')).click();
      await until(() => focused() === button, 'the focus has not come back');
    });

  test('that was opened in the same instant as another was closed is not closed with it', async () => {
    const [element] = await fetched({
      name: 'a.png',
      type: 'image/png',
      bytes: await realPicture(),
    });
    const button = await byRole(element, 'button', 'Open a.png');
    button.click();
    const dialog = (await byRole(element, 'dialog')) as HTMLDialogElement;
    // The browser tells of a closing only after what already waits.
    dialog.close();
    dialog.showModal();
    await new Promise((resolve) => {
      dialog.addEventListener('close', resolve, { once: true });
    });
    await until(() => dialog.querySelector('canvas')?.width === 4, 'nothing is drawn');
    await byRole(dialog, 'button', 'Close');
  });

  test('that is still being decoded is not drawn over the next one', async () => {
    const pictures = [
      { id: 'f1', name: 'a.png', type: 'image/png', bytes: await realPicture() },
      { id: 'f2', name: 'b.png', type: 'image/png', bytes: await realPicture() },
    ];
    const [element, page] = await show(...pictures);
    for (const { name, bytes } of pictures) {
      (await byRole(element, 'button', `Get ${name}`)).click();
      await byRole(element, 'button', `Stop ${name}`);
      await answer(page, bytes);
      await byRole(element, 'button', `Save ${name}`);
    }
    const decoding = holdDecoding();
    (await byRole(element, 'button', 'Open a.png')).click();
    const dialog = (await byRole(element, 'dialog')) as HTMLDialogElement;
    const first = await decoding.begun;
    (await byRole(dialog, 'button', 'Close')).click();
    (await byRole(element, 'button', 'Open b.png')).click();
    await until(() => dialog.querySelector('canvas')?.width === 4, 'nothing was drawn');
    await first.end(await createImageBitmap(new ImageData(9, 9)));
    expect(dialog.querySelector('canvas')?.width).to.equal(4);
  });

  test('that cannot be decoded is a sentence, and can be saved', async () => {
    const [element] = await fetched({ name: 'a.png', type: 'image/png', bytes: png() });
    (await byRole(element, 'button', 'Open a.png')).click();
    const dialog = await byRole(element, 'dialog');
    await says(dialog, 'This picture cannot be shown. It can be saved.');
    expect(dialog.querySelector('canvas')?.checkVisibility()).to.equal(false);
    await byRole(dialog, 'button', 'Save');
  });
});

suite('the name of a file', () => {
  teardown(cleanUp);

  test('shows the true ending beside a name that hides it', async () => {
    const [element] = await show({ name: 'scan.pdf\u202Egnp.exe' });
    await says(element, 'scan.pdfgnp.exe EXE');
  });

  test('a long name keeps its ending, and is read out whole', async () => {
    const name = `${'scan-of-a-letter-'.repeat(5)}page-2.pdf`;
    const [element] = await show({ name });
    await byRole(element, 'button', `Get ${name}`);
    const list = element.shadowRoot?.querySelector('intray-file-list');
    const ending = list?.shadowRoot?.querySelector('.ending');
    expect(ending?.textContent).to.equal('ge-2.pdf');
  });
});

const LIVES: Readonly<Record<string, readonly [Received, string]>> = {
  'kept until the patient fetches it': [{}, 'Kept until the patient downloads it, then 7 days'],
  counting: [
    { downloadedAt: NOON - DAY_MS, deleteAfter: NOON + 6 * DAY_MS },
    'Downloaded Nov 23 · deletes on Nov 30',
  ],
  'counting, and in the record': [
    { downloadedAt: NOON - 6 * DAY_MS, deleteAfter: NOON + DAY_MS, inRecord: 'filed' },
    'Downloaded Nov 18 · deletes on Nov 25 · in the record',
  ],
  'soon gone, and its copy was not filed': [
    { downloadedAt: NOON - 6 * DAY_MS, deleteAfter: NOON + DAY_MS, inRecord: 'failed' },
    'Deletes on Nov 25, not yet in the record',
  ],
  'soon gone, and in no record': [
    { downloadedAt: NOON - 6 * DAY_MS, deleteAfter: NOON + DAY_MS },
    'Deletes on Nov 25, not yet in the record',
  ],
  deleted: [
    { deleteAfter: NOON - DAY_MS, deletedAt: NOON - DAY_MS },
    'Deleted on Nov 23 (7 days after download)',
  ],
};

suite('a file of the clinic', () => {
  teardown(cleanUp);

  for (const [what, [file, sentence]] of Object.entries(LIVES))
    test(`tells where it stands: ${what}`, async () => {
      const [element] = await show({ ...file, staff: true });
      await says(element, sentence);
      const isDeleted = what === 'deleted';
      expect(allByRole(element, 'button', /^Get /u).length).to.equal(isDeleted ? 0 : 1);
    });

  test('not fetched by the patient for 14 days is flagged', async () => {
    const [element, page] = await show({ staff: true });
    await byRole(element, 'button', /^Get /u);
    page.clock.advance(14 * DAY_MS);
    page.stands({ lastSyncedAt: page.clock.now() });
    await says(element, 'Not downloaded by the patient for 14 days');
  });

  test('that is deleted keeps its name, struck through', async () => {
    const [element, page] = await show({ staff: true, name: 'form.pdf' });
    await byRole(element, 'button', /^Get /u);
    await page.told([attachment('c1', 'f1', { name: 'form.pdf', deletedAt: NOON }, 2)]);
    await says(element, 'Deleted on Nov 24');
    const list = element.shadowRoot?.querySelector('intray-file-list');
    expect(list?.shadowRoot?.querySelector('del')?.textContent.trim()).to.equal('form.pdf');
  });
});

suite('a file of a queued reply', () => {
  teardown(cleanUp);

  test('says that it waits, and leaves by Remove, with the focus on the next', async () => {
    const page = await ClinicPage.open([conversation('c1')]);
    await replyWith(page, 'Two forms.', someFile('one.pdf'), someFile('two.pdf', 900, 3));
    const element = await open(page);
    await says(element, 'Waits to be sent');
    const remove = await byRole(element, 'button', 'Remove one.pdf');
    remove.focus();
    remove.click();
    await until(() => !textOf(element).includes('one.pdf'), 'it is still there');
    const next = await byRole(element, 'button', 'Remove two.pdf');
    await until(() => focused() === next, 'the focus is lost');
    page.goesOffline();
    await says(element, 'Waits on this device until the connection returns');
  });

  test('says that the disk is full, and that nothing is lost', async () => {
    const page = await ClinicPage.open([conversation('c1')]);
    await replyWith(page, 'A form.', someFile('form.pdf'));
    await page.store.db.outbox.toCollection().modify({ lastError: { reason: 'storage-full' } });
    for (const [lang, sentence] of [
      ['en-CA', 'this device’s storage is full. It is kept, and goes on when there is room.'],
      ['fr-CA', 'l’espace de cet appareil est plein. Elle est gardée et continuera'],
    ])
      await says(await open(page, lang), sentence ?? '');
  });

  test('tells how far it has gone up', async () => {
    const page = await ClinicPage.open([conversation('c1')]);
    await replyWith(page, 'A form.', someFile('form.pdf', 600_000));
    const element = await open(page);
    await page.store.db.attachments.toCollection().modify((row) => {
      Object.assign(row, { upload: { ...row.upload, unsent: [2] } });
    });
    await says(element, 'Uploading 512 of 586 KB');
    await byRole(element, 'progressbar');
  });

  test('that is all of it says how to take it back instead', async () => {
    const page = await ClinicPage.open([conversation('c1')]);
    await replyWith(page, '', someFile('form.pdf'));
    const element = await open(page);
    await says(element, 'This is all of the reply: take it back instead.');
    expect(allByRole(element, 'button', /^Remove/u)).to.deep.equal([]);
  });

  test('stands in the card of a held one, which has no words and can be read all the same', async () => {
    const page = await ClinicPage.open([conversation('c1')]);
    const id = await replyWith(page, '', someFile('form.pdf'));
    const held = { state: 'held', attempts: 1, lastError: { reason: 'moved-on' } } as const;
    await page.store.db.outbox.where('id').equals(id).modify(held);
    const element = await open(page);
    await says(element, 'form.pdf');
    expect(textOf(element)).not.to.include('cannot be read');
    await byRole(element, 'button', 'Edit');
  });
});

suite('file cards for everybody', () => {
  teardown(cleanUp);

  test('stand inside their message, however short its words and long their names are', async () => {
    const page = await ClinicPage.open([conversation('c1')]);
    await replyWith(page, 'Hi.', someFile(`${'blood-test-form-'.repeat(6)}.pdf`));
    const element = await open(page);
    element.style.width = '500px';
    const remove = await byRole(element, 'button', /^Remove/u);
    const bubble = element.shadowRoot?.querySelector('.bubble')?.getBoundingClientRect();
    expect(remove.getBoundingClientRect().right).to.be.below(bubble?.right ?? 0);
  });

  test('that come after their message do not push its end out of sight', async () => {
    const files = Array.from({ length: 10 }, (_, at) => ({ id: `f${at}`, name: `scan-${at}.pdf` }));
    const page = await ClinicPage.open(await messageWith(...files));
    const element = await open(page);
    element.style.cssText = 'display: block; block-size: 400px';
    await byRole(element, 'button', 'Get scan-9.pdf');
    const thread = element.shadowRoot?.querySelector('.thread');
    await until(
      () => thread && thread.scrollTop + thread.clientHeight >= thread.scrollHeight - 1,
      'the end is out of sight',
    );
  });

  for (const lang of ['en-CA', 'fr-CA'])
    test(`axe finds nothing with ten files, ${lang}`, async () => {
      const files = Array.from({ length: 10 }, (_, at) => ({
        id: `f${at}`,
        name: `scan-${at}.pdf`,
      }));
      const page = await ClinicPage.open(await messageWith(...files));
      const element = await open(page, lang);
      element.style.width = '320px';
      const word = lang === 'en-CA' ? /^Get scan-9/u : /^Récupérer scan-9/u;
      await byRole(element, 'button', word);
      await expect(element).to.be.accessible();
      expect(element.scrollWidth).to.be.at.most(320);
    });
});
