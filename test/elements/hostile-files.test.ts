import { expect, fixture, html } from '@open-wc/testing';

import type { MessageConversation } from '../../elements/message-conversation/message-conversation.js';
import type { ReplyPanel } from '../../elements/reply-panel/reply-panel.js';
import { downloadFile } from '../../src/commands/download-file.js';
import { wantedFiles } from '../../src/store/wanted-files.js';
import { download } from '../../src/sync/download.js';
import { HOSTILE_FILES, WARNINGS, type HostileFile } from '../support/hostile-files.js';
import { conversation, SESSION } from '../support/server-rows.js';
import { deleteTestStores } from '../support/test-store.js';
import { allByRole, byRole, textOf, until } from './by-role.js';
import { ClinicPage } from './clinic-page.js';
import { messageWith } from './received-file.js';

const MANY = { ...SESSION.limits.attachments, count: 99 };
const PATIENT_PATIENCE = 'the hostile files are not all told of';

/** Whatever a file could do in this page: run, ask for something, or stand in it as more than text. */
class Watch {
  readonly #asked: string[] = [];
  readonly #addresses: string[] = [];
  readonly #create = URL.createObjectURL.bind(URL);
  readonly #observer = new PerformanceObserver((list) => {
    this.#note(list.getEntries());
  });

  constructor() {
    this.#observer.observe({ type: 'resource' });
    URL.createObjectURL = (source) => {
      const address = this.#create(source);
      this.#addresses.push(address);
      return address;
    };
  }

  /** What happened since, apart from scripts of our own that came late. */
  end(...roots: readonly Element[]): unknown[] {
    this.#note(this.#observer.takeRecords());
    this.#observer.disconnect();
    URL.createObjectURL = this.#create;
    const loads = roots.flatMap((root) => [...loading(root)].map(({ tagName }) => tagName));
    const ran = Reflect.get(window, 'ran') as unknown;
    return [...this.#asked, ...this.#addresses, ...loads, ...(ran === undefined ? [] : ['ran'])];
  }

  #note(entries: readonly PerformanceEntry[]): void {
    const names = entries.map(({ name }) => name);
    this.#asked.push(...names.filter((name) => !name.endsWith('.js')));
  }
}

/** Elements that load or run something, in whatever shadow root they lie. */
function* loading(root: Element | ShadowRoot): Generator<Element> {
  yield* root.querySelectorAll('img, iframe, object, embed, video, audio, script, link, use');
  for (const element of root.querySelectorAll('*'))
    if (element.shadowRoot) yield* loading(element.shadowRoot);
  if (root instanceof Element && root.shadowRoot) yield* loading(root.shadowRoot);
}

function cleanName({ clean, name }: HostileFile): string {
  return clean ?? name;
}

/** As the table has it, from what the panel shows of one file. */
function pickedAs(file: HostileFile, panel: ReplyPanel): string {
  const name = cleanName(file);
  const isTaken = allByRole(panel, 'button', `Remove ${name}`).length === 1;
  if (isTaken) return 'attached';
  const shown = textOf(panel);
  return shown.includes(`${name} was not attached. ${file.refused ?? ''}`) ? 'refused' : shown;
}

async function receive(page: ClinicPage, files: readonly HostileFile[]): Promise<void> {
  const { store } = page;
  const bodies = files.map(({ bytes }) => new Blob([bytes]));
  const backend = {
    content: ({ attachmentId }: { readonly attachmentId: string }) => {
      const body = bodies[Number(attachmentId.slice(1))] ?? new Blob();
      return Promise.resolve({ kind: 'content' as const, body });
    },
  };
  for (const at of files.keys()) await downloadFile(store, `f${at}`);
  for (const wanted of await wantedFiles(store.db)) await download({ store, backend }, wanted);
}

/** What its card warns of, and whether it offers to draw it. */
function toldOf(file: HostileFile, element: Element): object {
  const name = cleanName(file);
  const card = allByRole(element, 'button', `Save ${name}`)[0]?.closest('li');
  const text = card ? textOf(card) : '';
  const says = WARNINGS.filter((warning) => text.includes(warning)).length;
  const expected = file.says ?? [];
  const opens = allByRole(element, 'button', `Open ${name}`).length === 1;
  return { name, lacks: expected.filter((one) => !text.includes(one)), says, opens };
}

function expectedOf(file: HostileFile): object {
  const { says = [], opens = false } = file;
  return { name: cleanName(file), lacks: [], says: says.length, opens };
}

suite('hostile files', () => {
  teardown(deleteTestStores);

  test('are at least forty, each with a name of its own', () => {
    expect(new Set(HOSTILE_FILES.map(cleanName)).size).to.equal(HOSTILE_FILES.length);
    expect(HOSTILE_FILES.length).to.be.at.least(40);
  });

  test('picked: each is refused with its sentence or cleaned; nothing runs, nothing is asked', async () => {
    const limits = { ...SESSION.limits, attachments: MANY };
    const page = await ClinicPage.open([conversation('c1')], { ...SESSION, limits });
    const panel = await fixture<ReplyPanel>(html`
      <intray-reply-panel .intray=${page} conversation-id="c1"></intray-reply-panel>
    `);
    await byRole(panel, 'textbox');
    const watch = new Watch();
    await panel.attach(
      HOSTILE_FILES.map(({ name, type, bytes }) => new File([bytes], name, { type })),
    );
    await panel.updateComplete;
    expect(HOSTILE_FILES.map((file) => [file.name, pickedAs(file, panel)])).to.deep.equal(
      HOSTILE_FILES.map(({ name, refused }) => [name, refused ? 'refused' : 'attached']),
    );
    expect(watch.end(panel)).to.deep.equal([]);
  });

  for (const [first, some] of inBatches(HOSTILE_FILES))
    test(`received, from number ${first} on: each has its sentence and is only saved; nothing runs, nothing is asked`, async () => {
      const files = some.map((file, at) => ({ ...file, id: `f${at}` }));
      const page = await ClinicPage.open(await messageWith(...files));
      const element = await fixture<MessageConversation>(html`
        <intray-message-conversation
          .intray=${page}
          conversation-id="c1"
        ></intray-message-conversation>
      `);
      const watch = new Watch();
      await receive(page, some);
      await until(
        () =>
          some.every(
            (file) => JSON.stringify(toldOf(file, element)) === JSON.stringify(expectedOf(file)),
          ),
        PATIENT_PATIENCE,
      ).catch(() => undefined);
      expect(some.map((file) => toldOf(file, element))).to.deep.equal(some.map(expectedOf));
      for (const button of allByRole(element, 'button', /^Open /u)) await draw(element, button);
      expect(watch.end(element)).to.deep.equal([]);
    });
});

/** A page finds a card among all its cards: a few at a time cost far less than all at once. */
function inBatches<Item>(items: readonly Item[], size = 12): [number, Item[]][] {
  const starts = Array.from({ length: Math.ceil(items.length / size) }, (_, at) => at * size);
  return starts.map((start) => [start, items.slice(start, start + size)]);
}

/** Drawn to a canvas, or said that it cannot be. */
async function draw(element: Element, button: HTMLElement): Promise<void> {
  button.click();
  const dialog = await byRole(element, 'dialog');
  const canvas = dialog.querySelector('canvas');
  const isOver = (): boolean =>
    textOf(dialog).includes('This picture cannot be shown.') || canvas?.width !== 300;
  await until(isOver, `${button.ariaLabel ?? ''} came to nothing`);
  (await byRole(dialog, 'button', 'Close')).click();
  await until(() => textOf(dialog) === '', 'it is not closed');
}
