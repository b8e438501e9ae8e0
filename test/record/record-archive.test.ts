import { expect } from '@open-wc/testing';

import { recordArchive } from '../../src/record/archive/record-archive.js';
import type { ArchiveParts } from '../../src/record/archive/record-archive.js';
import { zip } from '../../src/record/archive/zip.js';
import { aFile, aRecord } from './a-record.js';

const MEGABYTE = 1_000_000;
const PDF = { extension: 'pdf', content: new Blob(['%PDF-1.4']) };

function sent(name: string, content = 'bytes'): ArchiveParts['files'][number] {
  return { file: aFile({ name }), content: new Blob([content]) };
}

/** The directory at the end, as an unpacking program reads it. */
async function namesIn(archive: Blob): Promise<string[]> {
  const bytes = new Uint8Array(await archive.arrayBuffer());
  const view = new DataView(bytes.buffer);
  const end = bytes.length - 22;
  expect(view.getUint32(end, true)).to.equal(0x06054b50);
  let at = view.getUint32(end + 16, true);
  return Array.from({ length: view.getUint16(end + 10, true) }, () => {
    expect(view.getUint32(at, true)).to.equal(0x02014b50);
    const length = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + length));
    at += 46 + length;
    return name;
  });
}

suite('a record copy with its files', () => {
  test('holds the copy first, then each file by its number and hash', async () => {
    const archive = await recordArchive({
      document: aRecord(),
      copies: [PDF, { extension: 'txt', content: new Blob(['words']) }],
      files: [sent('rash.JPG'), sent('form.pdf')],
    });
    expect(await namesIn(archive)).to.deep.equal([
      'conversation-7f3a21bc-2026-11-24.pdf',
      'conversation-7f3a21bc-2026-11-24.txt',
      'files/01-abababab.jpg',
      'files/02-abababab.pdf',
    ]);
  });

  test('lets no name of a patient’s say who it is or lead elsewhere', async () => {
    const names = [
      'Tremblay.pdf',
      '../../a.pdf',
      'C:\\b.pdf',
      'x.Tremblay',
      'x. /etc',
      '',
      'é\u202Egpj.exe',
    ];
    const files = names.map((name) => sent(name));
    const [, ...archived] = await namesIn(
      await recordArchive({ document: aRecord(), copies: [PDF], files }),
    );
    expect(archived.map((name) => name.slice('files/NN-abababab'.length))).to.deep.equal([
      '.pdf',
      '.pdf',
      '.pdf',
      '',
      '',
      '',
      '.exe',
    ]);
    for (const name of archived) expect(name).to.match(/^files\/\d\d-[0-9a-f]{8}(\.\w+)?$/u);
  });

  test('of the same parts has the same bytes', async () => {
    const parts = { document: aRecord(), copies: [PDF], files: [sent('rash.jpg')] };
    const [one, other] = [await recordArchive(parts), await recordArchive(parts)];
    expect(await one.text()).to.equal(await other.text());
  });

  test('lets the page breathe while it reads a large file', async () => {
    const large = new Blob([new Uint8Array(10 * MEGABYTE).fill(7)]);
    let turns = 0;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      turns += 1;
      port2.postMessage(null);
    };
    port2.postMessage(null);
    await zip([{ name: 'large', content: large }], '2026-11-24T12:00:00');
    port1.close();
    expect(turns).to.be.above(30);
  });
});
