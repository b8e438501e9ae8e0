import { expect } from '@open-wc/testing';
import { parse } from 'csv-parse/browser/esm/sync';
import fc from 'fast-check';

import { CSV_MARK, csvLine } from '../../src/model/csv.js';

/** As a strict reader of RFC 4180 takes it: any slip in quotes or line ends is an error. */
function read(text: string, delimiter = ','): string[][] {
  return parse(text, { bom: true, delimiter, record_delimiter: '\r\n', relax_column_count: true });
}

function readOne(...cells: string[]): string[] {
  return read(CSV_MARK + csvLine(cells))[0] ?? [];
}

const HOSTILE = [
  '=HYPERLINK("https://bad.example","Open")',
  '+1+cmd',
  '-2+3',
  '@SUM(1)',
  '\tname',
  '\rname',
  '\nname',
  '\0name',
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM(1)',
  '﹦1',
  ' =1+1',
  '\u{FEFF}=1',
  '\u{200B}=1',
];

suite('a line of CSV', () => {
  test('comes back as it was, commas, quotes, line breaks and accents included', () => {
    const cells = ['O’Neill, "Deb"', 'Ève-Noël\r\nGagné', '', '00121', '03.01S', '…"'];
    expect(readOne(...cells)).to.deep.equal(cells);
  });

  test('is one record with as many cells, whatever is in them', () => {
    const cell = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 5 })), (lines) => {
        const text = CSV_MARK + lines.map((cells) => csvLine(cells)).join('');
        const counts = read(text).map(({ length }) => length);
        expect(counts).to.deep.equal(lines.map(({ length }) => length));
      }),
    );
  });

  for (const cell of HOSTILE) {
    test(`does not run ${JSON.stringify(cell)}`, () => {
      expect(readOne('a', cell)).to.deep.equal(['a', `'${cell}`]);
    });
  }

  test('does not run a cell that begins in the middle of ours', () => {
    const cells = csvLine(['Tremblay', 'Marie;=cmd()', 'x\n@SUM(1)', 'y\t-1'])
      .split(/[;\t\n]/u)
      .slice(1);
    expect(cells.filter((cell) => /^[=+\-@]/u.test(cell))).to.deep.equal([]);
  });

  test('leaves alone what only contains such a sign', () => {
    const cells = ['Anne-Marie', '2026-11-22', 'a@b', '1+1=2', 'x; y'];
    expect(readOne(...cells)).to.deep.equal(cells);
  });
});
