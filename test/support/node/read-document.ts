import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Picture } from './record-page.js';

/** A PDF as other people's programs read it. */
export interface ReadDocument {
  readonly pages: readonly ReadPage[];
  /** What `pdfinfo` says, by its own labels. */
  readonly info: ReadonlyMap<string, string>;
  /** What `qpdf --check` finds wrong; empty: nothing. */
  readonly faults: string;
  /** The whole file with nothing packed. */
  readonly unpacked: string;
}

export interface ReadPage {
  /** Points. */
  readonly width: number;
  readonly height: number;
  readonly words: readonly Word[];
}

/** What `pdftotext` finds in one place: a word, or the words beside a picture. Points from the upper left corner. */
export interface Word {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
}

export function readDocument(pdf: Uint8Array): ReadDocument {
  return inFile(pdf, (file) => ({
    pages: pagesIn(run('pdftotext', ['-bbox', file, '-'])),
    info: new Map(run('pdfinfo', [file]).split('\n').map(fieldOf)),
    faults: faultsIn(file),
    unpacked: run('qpdf', ['--qdf', '--stream-data=uncompress', file, '-'], 'latin1'),
  }));
}

/** The first page in grey, at so many pixels for each point. */
export function drawDocument(pdf: Uint8Array, pixelsPerPoint: number): Picture {
  return inFile(pdf, (file) => {
    run('pdftoppm', ['-gray', '-singlefile', '-r', String(72 * pixelsPerPoint), file, file]);
    return greymap(readFileSync(`${file}.pgm`));
  });
}

function inFile<Result>(pdf: Uint8Array, read: (file: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'record-'));
  try {
    const file = join(folder, 'copy.pdf');
    writeFileSync(file, pdf);
    return read(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run(
  program: string,
  options: readonly string[],
  encoding: BufferEncoding = 'utf8',
): string {
  const { status, stdout, stderr, error } = spawnSync(program, options, {
    encoding,
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`${program}: ${error?.message ?? stderr}`);
  return stdout;
}

/** It ends with 3 for a warning, and tells of it on either channel. */
function faultsIn(file: string): string {
  const { status, stdout, stderr } = spawnSync('qpdf', ['--check', file], { encoding: 'utf8' });
  return status === 0 && stderr === '' ? '' : `${stdout}${stderr}`;
}

function fieldOf(line: string): [label: string, value: string] {
  const colon = line.indexOf(':');
  return [line.slice(0, colon), line.slice(colon + 1).trim()];
}

function pagesIn(xml: string): ReadPage[] {
  return xml
    .split('<page ')
    .slice(1)
    .map((page) => ({
      width: attribute(page, 'width'),
      height: attribute(page, 'height'),
      words: [...page.matchAll(/<word (.*?)>(.*?)<\/word>/gu)].map(([, box = '', text = '']) => ({
        text: plain(text),
        left: attribute(box, 'xMin'),
        right: attribute(box, 'xMax'),
        top: attribute(box, 'yMin'),
      })),
    }));
}

function attribute(tag: string, name: string): number {
  return Number(new RegExp(`${name}="([\\d.]+)"`, 'u').exec(tag)?.[1]);
}

function plain(text: string): string {
  const signs: Readonly<Record<string, string>> = {
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    amp: '&',
  };
  return text.replace(/&(\w+);/gu, (sign, name: string) => signs[name] ?? sign);
}

function greymap(file: Buffer): Picture {
  const [head = '', width, height] =
    /^P5\s+(\d+)\s+(\d+)\s+255\s/u.exec(file.toString('latin1')) ?? [];
  if (head === '') throw new Error('pdftoppm wrote something else.');
  return { width: Number(width), height: Number(height), grey: file.subarray(head.length) };
}
