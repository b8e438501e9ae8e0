import { expect } from '@open-wc/testing';

import { cleanFileName, extensionOf, nameWarning } from '../../src/model/file-name.js';

const HOSTILE = [
  'photo\u202Egnp.exe',
  '\u2066invoice\u2069.pdf',
  'a\u200B\u200F\u061C\uFEFFb.pdf',
  'tag\u{E0041}\u{E007F}.pdf',
  '..\\..\\windows\\win.ini',
  '../../etc/passwd',
  'report.pdf:evil.exe',
  'line\nbreak\u2028.pdf',
  'nul\0byte.pdf',
  'half\uD83D.pdf',
  'CON',
  'con.pdf',
  'Lpt1 .txt',
  'COM¹',
  '...',
  '   ',
  'ends in dots. . .',
  `${'x'.repeat(300)}.pdf`,
  `${'😀'.repeat(80)}.jpeg`,
  `results.pdf${' '.repeat(200)}.exe`,
];

suite('a file name', () => {
  test('shows what it says, in the order in which it is stored', () => {
    expect(cleanFileName('photo\u202Egnp.exe')).to.equal('photognp.exe');
    expect(cleanFileName('a\u200B\u2060\u00ADb.pdf')).to.equal('ab.pdf');
    expect(cleanFileName(`results.pdf${' '.repeat(200)}.exe`)).to.equal('results.pdf .exe');
  });

  test('leads to no other folder and to no second stream of a file', () => {
    expect(cleanFileName('../../etc/passwd')).to.equal('....etcpasswd');
    expect(cleanFileName('..\\win.ini')).to.equal('..win.ini');
    expect(cleanFileName('report.pdf:evil.exe')).to.equal('report.pdfevil.exe');
  });

  test('is never the name of a device', () => {
    const devices = ['CON', 'nul.txt', 'Lpt1 .txt', 'COM¹', 'aux.tar.gz'];
    expect(devices.map(cleanFileName)).to.deep.equal([
      '_CON',
      '_nul.txt',
      '_Lpt1 .txt',
      '_COM¹',
      '_aux.tar.gz',
    ]);
    expect(cleanFileName('console.txt')).to.equal('console.txt');
  });

  test('loses the dots and spaces that Windows would lose, and is never empty', () => {
    expect(cleanFileName('invoice.exe. . ')).to.equal('invoice.exe');
    expect(['...', ' \u200B ', ''].map(cleanFileName)).to.deep.equal(['file', 'file', 'file']);
  });

  test('is composed, so that two spellings of one name are one', () => {
    expect(cleanFileName('re\u0301sultats.pdf')).to.equal('r\u00E9sultats.pdf');
  });

  test('too long a one is cut before its extension, and never through a character', () => {
    const long = cleanFileName(`${'x'.repeat(300)}.pdf`);
    expect([long.length, long.endsWith('x.pdf')]).to.deep.equal([120, true]);
    expect(cleanFileName(`${'😀'.repeat(80)}.jpeg`)).to.match(/^(?:😀)+\.jpeg$/u);
  });

  test('cleaned twice is the same as once', () => {
    for (const name of HOSTILE) {
      const clean = cleanFileName(name);
      expect(cleanFileName(clean)).to.equal(clean);
      expect(clean.length, clean).to.be.within(1, 120);
      expect(clean).not.to.match(/[\p{Cc}\p{Cf}\p{Cs}/\\:]/u);
    }
  });
});

suite('what a file name hides', () => {
  test('the true extension is the last one, whatever its letters', () => {
    const names = ['photo.JPG', 'invoice.pdf .exe', 'README', 'archive.tar.gz', '.exe'];
    expect(names.map(extensionOf)).to.deep.equal(['jpg', 'exe', '', 'gz', 'exe']);
  });

  test('a program is named, also behind the name of a document', () => {
    const names = ['setup.EXE', 'invoice.pdf.exe', 'macro.docm', 'note.pdf .scr', 'run.lnk'];
    expect(new Set(names.map(nameWarning))).to.deep.equal(new Set(['executable']));
  });

  test('two kinds in one name are named', () => {
    const names = ['photo.jpg.html', 'invoice.exe.pdf', 'scan.pdf.zip'];
    expect(new Set(names.map(nameWarning))).to.deep.equal(new Set(['double-extension']));
  });

  test('an everyday name is nobody to warn of', () => {
    const names = ['Form.pdf', 'Dr. Lee 2026.11.22.pdf', 'scan.pdf.pdf', 'archive.tar.gz', 'notes'];
    expect(new Set(names.map(nameWarning))).to.deep.equal(new Set([undefined]));
  });
});
