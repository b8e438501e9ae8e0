import { expect } from '@open-wc/testing';

import type { RecordDocument } from '../../src/record/document.js';
import { canvasLineDrawer, UndrawableError } from '../../src/record/pdf/line-drawer.js';
import type { LineDrawer } from '../../src/record/pdf/line-drawer.js';
import { makePdf } from '../../src/record/pdf/make-pdf.js';
import type { PdfOptions } from '../../src/record/pdf/make-pdf.js';
import { aFile, aMessage, aRecord, saying } from './a-record.js';
import { readPdf, readPicture } from './read-pdf.js';
import type { ReadLine, ReadPage } from './read-pdf.js';

const MARGIN = 54;
const HEAD_LINES = 2;
const LETTER_WIDTH = 612;

/** Pixels by which a whole line may be wider than its words one by one. */
const KERNING = 150;

/** A pen whose strokes can be foretold: every UTF-16 unit is half as wide as the font is high. */
const PEN: LineDrawer = {
  measure: (text, { size }) => (text.length * size) / 2,
  draw: (text, { size }) => {
    const width = Math.ceil((text.length * size * 3) / 2) + KERNING;
    return { width, height: 2, grey: new Uint8Array(width * 2).fill(255) };
  },
};

async function pagesOf(document: RecordDocument, options: PdfOptions = {}): Promise<ReadPage[]> {
  return readPdf(await makePdf(document, { drawer: PEN, ...options }));
}

/** What stands between head and foot. */
function bodyOf({ lines }: ReadPage): readonly ReadLine[] {
  return lines.slice(HEAD_LINES, -1);
}

async function linesOf(document: RecordDocument): Promise<ReadLine[]> {
  return (await pagesOf(document)).flatMap(bodyOf);
}

async function textsOf(document: RecordDocument): Promise<string[]> {
  return (await linesOf(document)).map(({ text }) => text);
}

/** The lines of the only message's words. */
async function wordsOf(body: string): Promise<ReadLine[]> {
  const lines = await linesOf(saying(body));
  return lines.slice(lines.findIndex(({ text }) => text.startsWith('Sent')) + 1, -1);
}

suite('the PDF of a record copy', () => {
  test('reads in the order of the conversation', async () => {
    const files = [aFile()];
    const staff = { kind: 'staff', name: 'Dr. Dana Lee' } as const;
    const reply = aMessage({
      author: staff,
      shownAs: 'Clinic Staff',
      body: 'Yes.\n\nSoon.',
      files,
    });
    expect(await textsOf(aRecord({ messages: [aMessage(), reply] }))).to.deep.equal([
      'Secure messages between clinic and patient',
      'Clinic: Lakeside Family Clinic',
      'Patient: Tremblay, Marie',
      'Birth date: 1972-03-09',
      'Health card: 1234 567 897 AB',
      'Subject: Prescription renewal',
      'Conversation: conversation-7f3a21bc',
      'Times: America/Toronto, each with its difference from UTC',
      'State: Open',
      'Assigned to: Ana Ruiz',
      'Printed: 2026-11-24 12:00 -05:00, America/Toronto',
      'Holds: 2 messages, 1 file',
      '1. Marie Tremblay (patient)',
      'Sent: 2026-11-24 12:00 -05:00',
      'Could you renew my prescription?',
      '2. Dr. Dana Lee (clinic staff), shown to the patient as Clinic Staff',
      'Sent: 2026-11-24 12:00 -05:00',
      'Not read when this copy was made',
      'File: rash.jpg (2048 bytes)',
      'Sent: 2026-11-24 12:00 -05:00',
      `SHA-256: ${'ab'.repeat(32)}`,
      'Yes.',
      'Soon.',
      'End of the conversation: 2 messages, 1 file',
    ]);
  });

  test('names patient, birth date, clinic, time and number on every page', async () => {
    const pages = await pagesOf(saying(...Array.from({ length: 500 }, (_, n) => `word ${n}`)));
    expect(pages.length).to.be.above(30);
    for (const [index, { lines }] of pages.entries()) {
      expect(lines.slice(0, HEAD_LINES).map(({ text }) => text)).to.deep.equal([
        'Tremblay, Marie · Birth date: 1972-03-09',
        'Lakeside Family Clinic · Printed: 2026-11-24 12:00 -05:00, America/Toronto',
      ]);
      expect(lines.at(-1)?.text).to.equal(`${index + 1} of ${pages.length}`);
    }
  });

  test('has every one of 500 messages in order', async () => {
    const bodies = Array.from({ length: 500 }, (_, n) => `word ${n}`);
    const texts = await textsOf(saying(...bodies));
    expect(texts.filter((text) => text.startsWith('word'))).to.deep.equal(bodies);
  });

  test('of an empty conversation has one page that says so', async () => {
    const pages = await pagesOf(aRecord({ messages: [], locale: 'fr-CA' }));
    expect(pages.map(({ lines }) => lines.at(-1)?.text)).to.deep.equal(['1 sur 1']);
    const last = pages.flatMap(bodyOf).at(-1)?.text;
    expect(last).to.equal('Fin de la conversation\u00a0: 0 message, 0 fichier');
  });

  test('is made for letter paper, and for A4 where asked', async () => {
    const sizesOf = async (options?: PdfOptions): Promise<number[][]> =>
      (await pagesOf(aRecord(), options)).map(({ width, height }) => [width, height]);
    expect(await sizesOf()).to.deep.equal([[612, 792]]);
    expect(await sizesOf({ paper: 'a4' })).to.deep.equal([[595.28, 841.89]]);
  });

  test('has the same bytes for the same document', async () => {
    const document = saying('Œil', 'Zażółć', 'مرحبا');
    expect(await makePdf(document)).to.deep.equal(await makePdf(document));
  });

  test('lets the page breathe while it is long', async () => {
    let pauses = 0;
    const pause = async (): Promise<void> => {
      pauses += 1;
    };
    const document = saying(...Array.from({ length: 200 }, () => 'word'));
    const pages = await pagesOf(document, { pause });
    expect(pauses).to.be.above(pages.length + 10);
  });
});

suite('the lines of the PDF', () => {
  test('end before the margin and lose no word', async () => {
    const body = 'Wide MMMM words and ill narrow ones, again and again. '.repeat(40).trim();
    const lines = await wordsOf(body);
    expect(lines.map(({ text }) => text).join(' ')).to.equal(body);
    for (const line of lines) expect(endOf(line)).to.be.at.most(LETTER_WIDTH - MARGIN);
  });

  test('are filled as far as the next word allows', async () => {
    const [first, second] = await wordsOf('A few ordinary words for one line. '.repeat(10));
    const next = / *\S+/u.exec(second?.text ?? '')?.[0] ?? '';
    const wider = first && { ...first, text: `${first.text} ${next}` };
    expect(wider && endOf(wider)).to.be.above(LETTER_WIDTH - MARGIN);
  });

  test('break a word of 10,000 characters without losing one', async () => {
    const word = 'Abcdefghij'.repeat(1_000);
    const lines = await wordsOf(word);
    expect(lines.map(({ text }) => text).join('')).to.equal(word);
    for (const line of lines) expect(endOf(line)).to.be.at.most(LETTER_WIDTH - MARGIN);
  });

  test('break no character that is made of several', async () => {
    const family = '👩‍👩‍👧';
    const lines = await wordsOf(family.repeat(200));
    expect(lines.length).to.be.above(1);
    for (const { text } of lines) expect(text.split(family).join('')).to.equal('');
  });

  test('never leave a sender alone at the foot of a page', async () => {
    for (let filler = 1; filler <= 60; filler += 1) {
      const pages = await pagesOf(saying('line\n'.repeat(filler).trim(), 'answer'));
      const last = pages.map((page) => bodyOf(page).at(-1)?.text ?? '');
      expect(last.join(), `after ${filler} lines`).not.to.match(/\(patient\)|Sent/u);
      const overflow = pages.flatMap(bodyOf).filter(({ baseline }) => baseline < MARGIN + 24);
      expect(overflow, `after ${filler} lines`).to.deep.equal([]);
    }
  });

  test('begin at the same height on every page', async () => {
    const pages = await pagesOf(saying(...Array.from({ length: 50 }, () => 'word')));
    const tops = pages.flatMap((page) => bodyOf(page).slice(0, 1)).map(topOf);
    expect(tops.length).to.be.above(2);
    for (const top of tops) expect(top).to.be.closeTo(tops[0] ?? 0, 0.1);
  });

  test('of a sender’s name that fills pages are all there', async () => {
    const name = 'Marie '.repeat(2_000).trim();
    const messages = [aMessage({ author: { kind: 'patient', name } })];
    const texts = await textsOf(aRecord({ messages }));
    expect(texts.join(' ')).to.include(`1. ${name} (patient)`);
  });

  test('at the head of a page are one each, however long a name', async () => {
    const patient = { ...aRecord().patient, name: 'Zoë '.repeat(3_000) };
    const [page] = await pagesOf(aRecord({ patient }));
    const [first, second] = page?.lines ?? [];
    expect(first?.text).to.match(/^Zoë Zoë .*…$/u);
    expect(second?.text).to.match(/^Lakeside/u);
  });
});

suite('scripts in the PDF', () => {
  test('of the West are text, in whatever form they were typed', async () => {
    const decomposed = 'été'.normalize('NFD');
    const lines = await wordsOf(
      `Œil à 50 € — l’${decomposed}…\n«\u202fQuoi\u202f?\u202f»\n\t(a\\b)`,
    );
    expect(lines.map(({ text }) => text)).to.deep.equal([
      'Œil à 50 € — l’été…',
      '«\u00a0Quoi\u00a0?\u00a0»',
      '    (a\\b)',
    ]);
    expect(lines.some(({ picture }) => picture)).to.be.false;
  });

  test('that the font lacks are pictures with their words beside them', async () => {
    const bodies = ['Zażółć gęślą jaźń', 'مرحبا 3 مرات', '您好，红的。', 'fine 😀', '\u0000'];
    const lines = await wordsOf(bodies.join('\n'));
    expect(lines.map(({ text }) => text)).to.deep.equal([...bodies.slice(0, -1), '\ufffd']);
    for (const { picture } of lines) expect(picture?.width).to.be.above(0);
  });

  test('leave the Latin lines of the same message as text', async () => {
    const lines = await wordsOf('Dzień dobry\nGood morning');
    expect(lines.map(({ picture }) => picture !== undefined)).to.deep.equal([true, false]);
  });

  test('that run from the right stand at the right, the sender’s name does not', async () => {
    const author = { kind: 'patient', name: 'مريم' } as const;
    const lines = await linesOf(aRecord({ messages: [aMessage({ author, body: 'مرحبا' })] }));
    const words = lines.find(({ text }) => text === 'مرحبا')?.picture;
    const name = lines.find(({ text }) => text.startsWith('1.'))?.picture;
    expect((words?.left ?? 0) + (words?.width ?? 0)).to.be.closeTo(LETTER_WIDTH - MARGIN, 0.1);
    expect(name?.left).to.equal(MARGIN);
  });

  test('are drawn once where the same line comes again', async () => {
    const pictures = (await linesOf(saying('您好', '您好', '红的'))).flatMap(
      ({ picture }) => picture?.object ?? [],
    );
    expect(pictures).to.have.length(3);
    expect(new Set(pictures).size).to.equal(2);
  });

  test('are never wider than the page', async () => {
    const lines = await wordsOf('Zażółć gęślą jaźń '.repeat(40));
    for (const { picture } of lines) expect(picture?.width).to.be.within(1, 612 - 2 * MARGIN);
  });

  test('are drawn by the browser in black on white', async () => {
    const bytes = await makePdf(saying('Zażółć gęślą'));
    const [picture] = readPdf(bytes)
      .flatMap(({ lines }) => lines)
      .flatMap((line) => line.picture ?? []);
    const pixels = await readPicture(bytes, picture?.object ?? 0);
    const dark = pixels.filter((grey) => grey < 64).length / pixels.length;
    expect(pixels[0]).to.equal(255);
    expect(dark).to.be.within(0.03, 0.5);
  });

  test('are refused by a browser that hides what is drawn', async () => {
    const { prototype } = OffscreenCanvasRenderingContext2D;
    const getImageData = Object.getOwnPropertyDescriptor(prototype, 'getImageData');
    const blank = (): ImageData => new ImageData(new Uint8ClampedArray(32).fill(255), 8, 1);
    Object.defineProperty(prototype, 'getImageData', { value: blank, configurable: true });
    try {
      const failure = await makePdf(saying('Zażółć')).catch((error: unknown) => error);
      expect(failure).to.be.instanceOf(UndrawableError);
    } finally {
      Object.defineProperty(prototype, 'getImageData', getImageData ?? {});
    }
  });

  test('are measured as they are drawn', () => {
    const drawer = canvasLineDrawer();
    const font = { size: 10, bold: false, rightToLeft: false };
    const { width, height, grey } = drawer.draw('Zażółć', font);
    expect(width / 3).to.be.closeTo(drawer.measure('Zażółć', font), 2);
    expect(grey).to.have.length(width * height);
  });
});

suite('the reader of these tests', () => {
  test('refuses a table of objects that is off by one', async () => {
    const bytes = await makePdf(aRecord());
    const shifted = new Uint8Array([...bytes.subarray(0, 9), 32, ...bytes.subarray(9)]);
    expect(() => readPdf(shifted)).to.throw();
  });
});

/** Helvetica's published widths of the letters that are measured here. */
const WIDTHS: Readonly<Record<string, number>> = Object.fromEntries(
  Object.entries({
    222: 'ijl',
    278: ' ft,./I',
    333: 'r-',
    500: 'ckvxyzsJ',
    556: 'abdeghnopqu0123456789L',
    611: 'FTZ',
    667: 'ABEKPSVXY',
    722: 'wCDHNRU',
    778: 'GOQ',
    833: 'mM',
    944: 'W',
  }).flatMap(([width, letters]) => letters.split('').map((letter) => [letter, Number(width)])),
);

/** Letters stand a little more than their size below the top of their line. */
function topOf({ baseline, size }: ReadLine): number {
  return baseline + size * 1.05;
}

function endOf({ left, text, size }: ReadLine): number {
  const widths = text.split('').map((letter) => {
    const width = WIDTHS[letter];
    if (width === undefined) throw new Error(`How wide is ${letter}?`);
    return width;
  });
  return left + (widths.reduce((sum, width) => sum + width, 0) * size) / 1000;
}
