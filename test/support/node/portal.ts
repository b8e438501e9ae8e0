import type { Locator, Page } from 'playwright-core';

import type { SampleConversation } from './sample.js';
import { until } from './until.js';

interface Status {
  readonly online: boolean;
  /** All that the clinic had when this device first asked is here. */
  readonly synced: boolean;
  readonly waiting: number;
  readonly degraded: readonly string[];
}

/** As the page's own handle gives it. */
interface Told extends Omit<Status, 'synced'> {
  readonly lastSyncedAt: number | null;
}

/** A file as it lies on the disk of whoever picks it. */
export interface PickedFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

type Stop = 'button' | 'checkbox' | 'combobox' | 'radio' | 'tab' | 'textbox';

const MOST_STOPS = 40;

/** The demo portal in a tab, by what a person finds there: roles and names. */
export class Portal {
  readonly page: Page;
  readonly inbox: Locator;
  readonly text: Locator;
  readonly send: Locator;
  readonly icon: Locator;
  readonly banner: Locator;
  readonly back: Locator;

  constructor(page: Page) {
    this.page = page;
    this.inbox = page.locator('message-inbox');
    this.text = page.getByRole('textbox', { name: 'Message to the patient' });
    this.send = page.getByRole('button', { name: 'Reply to Patient' });
    this.banner = this.inbox.locator('[part=banner]');
    this.back = page.getByRole('button', { name: 'Back' }).locator('visible=true');
    this.icon = page.locator('message-icon').getByRole('button');
  }

  /** The rows are there. */
  async ready(): Promise<void> {
    await this.inbox.getByRole('listitem').first().waitFor();
  }

  row({ name }: SampleConversation): Locator {
    return this.inbox.getByRole('listitem').getByRole('button', { name }).first();
  }

  /** A person acts in the tab that is in front; the browser slows the others down. */
  async choose(conversation: SampleConversation): Promise<void> {
    await this.page.bringToFront();
    await this.row(conversation).click();
    await this.inbox.getByRole('heading', { level: 2, name: conversation.name }).waitFor();
  }

  async reply(conversation: SampleConversation, body: string): Promise<void> {
    await this.choose(conversation);
    await this.say(body);
  }

  /** Resolves once the open conversation shows the reply. */
  async say(body: string): Promise<void> {
    await this.text.fill(body);
    await this.send.click();
    await this.message(body).waitFor();
  }

  /** A check box or a field of the reply; the options open first where they are folded. */
  async option(name: string): Promise<Locator> {
    const folded = this.page.getByRole('button', { name: /^Options/u, expanded: false });
    await this.text.waitFor();
    if (await folded.isVisible()) await folded.click();
    return this.page.getByLabel(name, { exact: true });
  }

  /** Chooses who is to have the open conversation, and says why. */
  async assign(to: string, comment = ''): Promise<void> {
    await this.page.getByRole('tab', { name: 'Assign' }).click();
    await this.page.getByRole('radio', { name: to }).check();
    if (comment !== '') await this.page.getByLabel(/^Comments for staff/u).fill(comment);
    await this.page.getByRole('button', { name: 'Assign Conversation' }).click();
  }

  /** Picks files for the reply to the open conversation; resolves once they are part of it. */
  async attach(...files: readonly PickedFile[]): Promise<void> {
    const choosing = this.page.waitForEvent('filechooser');
    await this.page.getByRole('button', { name: 'Attach File' }).click();
    await (await choosing).setFiles([...files]);
    for (const { name } of files)
      await this.page.getByRole('button', { name: `Remove ${name}` }).waitFor();
  }

  /** Answers the question that stands there. */
  async confirm(button: string): Promise<void> {
    await this.page.getByRole('dialog').getByRole('button', { name: button }).click();
  }

  /** A message or a reply of the open conversation, by its text. */
  message(body: string): Locator {
    return this.inbox.getByRole('article').filter({ hasText: body });
  }

  /** Resolves once the reply with this text says so. */
  async says(body: string, words: string | RegExp, timeout?: number): Promise<void> {
    const options = timeout === undefined ? {} : { timeout };
    await this.message(body).filter({ hasText: words }).waitFor(options);
  }

  /** Presses Tab until the control with this name has the focus. */
  async tabTo(role: Stop, name: string | RegExp, key = 'Tab'): Promise<void> {
    const wanted = this.page.getByRole(role, { name }).first();
    for (let presses = 0; presses < MOST_STOPS; presses++) {
      await this.page.keyboard.press(key);
      if (await wanted.evaluate(hasFocus)) return;
    }
    throw new Error(`${key} does not reach ${String(name)}.`);
  }

  /** Resolves once the clinic's server has said that it has the reply. */
  async sent(body: string, timeout?: number): Promise<void> {
    await this.says(body, /\bSent \d/u, timeout);
  }

  status(): Promise<Status> {
    return this.page.evaluate(() => {
      const { status } = (globalThis as unknown as Record<symbol, { status: Told }>)[
        Symbol.for('intray.default')
      ] ?? { status: { online: false, lastSyncedAt: null, waiting: -1, degraded: [] } };
      const { online, lastSyncedAt, waiting, degraded } = status;
      return { online, waiting, synced: lastSyncedAt !== null, degraded: [...degraded] };
    });
  }

  /** Nothing of this person's is left to be sent. */
  async settled(): Promise<void> {
    await until(
      'nothing is waiting',
      () => this.status(),
      ({ waiting }) => waiting === 0,
    );
  }

  /** The service worker keeps everything that this page needs. */
  async willReload(): Promise<void> {
    await until(
      'the page would open without a connection',
      () => this.status(),
      // The key lies beside the data in every demo: with it, the whole list is known.
      ({ degraded }) =>
        degraded.includes('key-beside-data') && !degraded.includes('page-will-not-reload'),
    );
  }
}

/** In whatever shadow root it lies. */
function hasFocus(element: Element): boolean {
  const root = element.getRootNode() as Document | ShadowRoot;
  return root.activeElement === element;
}
