import { readFile } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import type { Browser, Page } from 'playwright-core';

import type { RecordDocument } from '../../../src/record/document.js';
import { launchBrowser } from './browser.js';

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** One byte of grey for each pixel, row by row from the top. */
  readonly grey: Uint8Array;
}

const PACKAGE = resolve('dist/esm');
const ORIGIN = 'http://record.test';

/** A browser that runs the package's own modules, to make documents as a clinic's computer makes them. */
export class RecordPage {
  readonly #browser: Browser;
  readonly #page: Page;

  private constructor(browser: Browser, page: Page) {
    this.#browser = browser;
    this.#page = page;
  }

  static async open(): Promise<RecordPage> {
    const browser = await launchBrowser();
    const page = await browser.newPage({ viewport: { width: 1800, height: 400 } });
    await page.route(`${ORIGIN}/**`, async (route) => {
      const { pathname } = new URL(route.request().url());
      if (pathname === '/')
        return route.fulfill({ contentType: 'text/html', body: '<!doctype html>' });
      const file = resolve(`${PACKAGE}${pathname}`);
      if (!file.startsWith(PACKAGE + sep)) return route.abort();
      return route.fulfill({ contentType: 'text/javascript', body: await readFile(file) });
    });
    await page.goto(ORIGIN);
    return new RecordPage(browser, page);
  }

  close(): Promise<void> {
    return this.#browser.close();
  }

  pdf(document: RecordDocument, paper: 'letter' | 'a4' = 'letter'): Promise<Buffer> {
    return this.#make('pdf/make-pdf.js', 'makePdf', document, { paper });
  }

  async text(document: RecordDocument): Promise<string> {
    const bytes = await this.#make('text-transcript.js', 'textTranscript', document);
    return bytes.toString('utf8');
  }

  /** Runs a function in the page, where the package's modules are at `/src/…`. */
  async run<Input, Output>(what: (input: Input) => Promise<Output>, input: Input): Promise<Output> {
    await this.#page.goto(ORIGIN);
    return this.#page.evaluate<Output, Input>(what as never, input);
  }

  /** The line as this browser shows it on a page, in black on white. */
  async shown(
    text: string,
    { size, rightToLeft }: { size: number; rightToLeft: boolean },
  ): Promise<Picture> {
    const page = this.#page;
    await page.setContent('<!doctype html><meta charset="utf-8"><p></p>');
    const line = page.locator('p');
    const font = `${size}px Helvetica, Arial, sans-serif`;
    const style = `font: ${font}; line-height: 1.4; margin: 0; width: max-content`;
    const look = { words: text, direction: rightToLeft ? 'rtl' : 'ltr', style };
    await line.evaluate((node, { words, direction, style }) => {
      node.textContent = words;
      node.setAttribute('dir', direction);
      node.style.cssText = style;
    }, look);
    const png = (await line.screenshot()).toString('base64');
    const { width, height, grey } = await page.evaluate(pixelsOf, png);
    return { width, height, grey: Buffer.from(grey, 'base64') };
  }

  async #make(module: string, name: string, ...values: readonly unknown[]): Promise<Buffer> {
    await this.#page.goto(ORIGIN);
    const bytes = await this.#page.evaluate(
      async (call) => {
        const exports = (await import(call.address)) as Record<
          string,
          (...values: readonly unknown[]) => Promise<Uint8Array<ArrayBuffer>>
        >;
        const made = (await exports[call.name]?.(...call.values)) ?? new Uint8Array();
        return new Promise<string>((resolve) => {
          const reader = new FileReader();
          reader.onload = () => {
            resolve(typeof reader.result === 'string' ? reader.result : '');
          };
          reader.readAsDataURL(new Blob([made]));
        });
      },
      { address: `${ORIGIN}/src/record/${module}`, name, values },
    );
    return Buffer.from(bytes.slice(bytes.indexOf(',') + 1), 'base64');
  }
}

async function pixelsOf(png: string): Promise<{ width: number; height: number; grey: string }> {
  const image = new Image();
  image.src = `data:image/png;base64,${png}`;
  await image.decode();
  const { width, height } = image;
  const context = new OffscreenCanvas(width, height).getContext('2d');
  if (!context) throw new Error('No canvas.');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  let grey = '';
  for (let i = 1; i < data.length; i += 4) grey += String.fromCharCode(data[i] ?? 0);
  return { width, height, grey: btoa(grey) };
}
