import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';

import type { RecordDocument, RecordMessage } from '../../src/record/document.js';
import { aFile, aMessage, aRecord, NOON, saying, withSmuggledComment } from '../record/a-record.js';
import { likeness } from '../support/node/likeness.js';
import { drawDocument, readDocument, type ReadDocument } from '../support/node/read-document.js';
import { RecordPage, type Picture } from '../support/node/record-page.js';

const HOUR_MS = 3_600_000;
const HEAD_LINES = 2;

const PIXELS_PER_POINT = 3;
/** Of a message's words, in points. */
const SIZE = 10;
/** From the top of a line to where `pdftotext` sees its letters begin, in points. */
const ABOVE_LETTERS = 4;
/** The right line came to 0.91 and more, one with a wrong word to 0.69 at most (Chromium 156, poppler 22). */
const ALIKE = 0.8;

interface Line {
  readonly text: string;
  /** With a word changed. */
  readonly wrong: string;
  readonly rightToLeft: boolean;
}

const LINES: Readonly<Record<string, Line>> = {
  Polish: {
    text: 'Zażółć gęślą jaźń, proszę pani',
    wrong: 'Zażółć gęślą jaźń, proszę pana',
    rightToLeft: false,
  },
  Arabic: {
    text: 'مرحبا، تناول الدواء 3 مرات في اليوم',
    wrong: 'مرحبا، تناول الطعام 3 مرات في اليوم',
    rightToLeft: true,
  },
  Chinese: {
    text: '您好，红色的药每天吃两次。',
    wrong: '您好，红色的药每天吃三次。',
    rightToLeft: false,
  },
};

/** Long enough for pages, with all that a message can have. */
function longRecord(parts: Partial<RecordDocument>): RecordDocument {
  const messages = Array.from({ length: 60 }, (_, n): RecordMessage => {
    const sentAt = NOON + n * HOUR_MS;
    const body = `Œdème — à ${n} €, l’été… (a\\b) <c> & "d".\n\n${'Long words and short ones. '.repeat(n)}`;
    if (n % 2 === 0) return aMessage({ sentAt, body });
    return aMessage({
      author: { kind: 'staff', name: 'Dr. Dana Lee' },
      shownAs: 'Clinic Staff',
      sentAt,
      readAt: sentAt + HOUR_MS,
      readBy: 'Jo Park',
      body: `${body}\n${'Abcdefghij'.repeat(40)}\nZażółć gęślą jaźń`,
      files: [aFile({ downloadedAt: sentAt + 1, deletedAt: sentAt + HOUR_MS })],
    });
  });
  return aRecord({ messages, ...parts });
}

/** What stands between head and foot of every page, without the breaks of lines. */
function wordsOf({ pages }: ReadDocument): string {
  const words = pages.flatMap((page) => {
    const tops = [...new Set(page.words.map(({ top }) => top))];
    const edges = new Set([...tops.slice(0, HEAD_LINES), tops.at(-1)]);
    return page.words.filter(({ top }) => !edges.has(top));
  });
  return unbroken(words.map(({ text }) => text).join(''));
}

function unbroken(text: string): string {
  return text.normalize('NFC').replace(/\s/gu, '');
}

function isSame(one: Picture, other: Picture): boolean {
  return Buffer.compare(one.grey, other.grey) === 0;
}

suite('a record copy, read by other programs', () => {
  let page: RecordPage;

  before(async () => {
    page = await RecordPage.open();
  });
  after(() => page.close());

  /** Its line is where `pdftotext` finds the words, and the page shows there what a browser shows. */
  async function likenessOf(
    pdf: Buffer,
    { text, rightToLeft }: Line,
    shown: Picture,
  ): Promise<number> {
    const word = readDocument(pdf).pages[0]?.words.find((found) => found.text === text);
    assert.ok(word, `pdftotext does not find ${text}`);
    const left = word.left * PIXELS_PER_POINT;
    const right = word.right * PIXELS_PER_POINT;
    return likeness(drawDocument(pdf, PIXELS_PER_POINT), shown, {
      left: Math.round(rightToLeft ? right - shown.width : left),
      top: Math.round((word.top - ABOVE_LETTERS) * PIXELS_PER_POINT),
    });
  }

  /** With a word changed; where this machine has only boxes for the script, with half of them. */
  async function wrongPicture(
    { text, wrong, rightToLeft }: Line,
    right: Picture,
  ): Promise<Picture> {
    const size = SIZE * PIXELS_PER_POINT;
    const changed = await page.shown(wrong, { size, rightToLeft });
    const half = text.slice(text.length / 2);
    return isSame(changed, right) ? page.shown(half, { size, rightToLeft }) : changed;
  }

  for (const [paper, locale, size] of [
    ['letter', 'en-CA', [612, 792]],
    ['a4', 'fr-CA', [595.28, 841.89]],
  ] as const)
    test(`on ${paper} paper has the words of the transcript and no fault`, async () => {
      const document = longRecord({ locale });
      const read = readDocument(await page.pdf(document, paper));
      assert.equal(read.faults, '');
      assert.ok(read.pages.length > 10);
      assert.equal(read.info.get('Pages'), String(read.pages.length));
      for (const { width, height } of read.pages) assert.deepEqual([width, height], size);
      assert.equal(wordsOf(read), unbroken(await page.text(document)));
    });

  for (const [script, line] of Object.entries(LINES))
    test(`shows a line in ${script} as a browser shows it`, async () => {
      const size = SIZE * PIXELS_PER_POINT;
      const pdf = await page.pdf(saying(line.text));
      const right = await page.shown(line.text, { size, rightToLeft: line.rightToLeft });
      const wrong = await wrongPicture(line, right);
      const [likeRight, likeWrong] = [
        await likenessOf(pdf, line, right),
        await likenessOf(pdf, line, wrong),
      ];
      assert.ok(likeRight > ALIKE, `as it should look: ${likeRight}`);
      assert.ok(likeWrong < ALIKE, `as it should not: ${likeWrong}`);
    });

  test('holds no comment, unpacked or read', async () => {
    const token = crypto.randomUUID().replaceAll('-', '');
    const smuggled = withSmuggledComment(longRecord({}), token);
    const read = readDocument(await page.pdf(smuggled));
    assert.ok(read.unpacked.includes('Long words'));
    assert.ok(!read.unpacked.includes(token));
    assert.ok(!wordsOf(read).includes(token));
  });
});
