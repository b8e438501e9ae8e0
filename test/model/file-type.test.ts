import { expect } from '@open-wc/testing';

import { examineFile, kindOf, mediaTypeOf } from '../../src/model/file-type.js';
import { bytesOf, DOCX, gif, HEIC, jpeg, PDF, png, webp } from '../support/file-bytes.js';

const SCRIPT = '<script>fetch("https://elsewhere.example")</script>';

suite('what the bytes of a file are', () => {
  test('each kind is known by its first bytes', () => {
    const files = [png(), jpeg(), gif(), webp(), HEIC, DOCX, PDF, bytesOf('Dear clinic,\r\n')];
    expect(files.map(kindOf)).to.deep.equal([
      'png',
      'jpeg',
      'gif',
      'webp',
      'heic',
      'zip',
      'pdf',
      'text',
    ]);
  });

  test('markup is known in every dress', () => {
    const wide = bytesOf([0xff, 0xfe], ...Array.from('<html>', (letter) => `${letter}\0`));
    const pages = [
      `  \n${SCRIPT}`,
      '\xef\xbb\xbf<!DOCTYPE html><p>',
      '<!-- a photo --><body onload=alert(1)>',
      'MIME-Version: 1.0\r\nContent-Type: multipart/related',
      '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">',
    ].map((page) => bytesOf(page));
    expect(new Set([wide, ...pages].map(kindOf))).to.deep.equal(new Set(['html']));
    expect(kindOf(bytesOf('<?xml version="1.0"?>\n<s:svg onload="alert(1)">'))).to.equal('svg');
    expect(kindOf(bytesOf('<?xml version="1.0"?><ClinicalDocument>'))).to.equal('xml');
  });

  test('bytes that say nothing are unknown', () => {
    expect([bytesOf(), bytesOf('MZ\x90\0\x03')].map(kindOf)).to.deep.equal(['unknown', 'unknown']);
  });

  test('a document behind other bytes is still a document', () => {
    expect(kindOf(bytesOf('junk\0', '%PDF-1.7'))).to.equal('pdf');
  });
});

suite('what a file says and what it is', () => {
  test('a picture whose bytes match may be drawn', () => {
    const facts = examineFile({ name: 'IMG_1.JPG', type: 'image/jpeg' }, jpeg());
    expect(facts).to.deep.equal({
      kind: 'jpeg',
      honest: true,
      previewable: true,
      tooLarge: false,
    });
  });

  test('a lie about the kind is seen from both sides', () => {
    const lies = [
      examineFile({ name: 'photo.png', type: 'image/png' }, bytesOf(SCRIPT)),
      examineFile({ name: 'photo.png', type: 'text/html' }, png()),
      examineFile({ name: 'page.html', type: '' }, png()),
      examineFile({ name: 'form.pdf', type: '' }, bytesOf('MZ\x90\0')),
      examineFile({ name: 'notes.txt', type: '' }, bytesOf(`<svg>${SCRIPT}</svg>`)),
      examineFile({ name: 'unknown.qqq', type: '' }, bytesOf(SCRIPT)),
    ];
    for (const { honest, previewable } of lies) {
      expect([honest, previewable]).to.deep.equal([false, false]);
    }
  });

  test('nothing but the four rasters is ever drawn', () => {
    const honest = [
      examineFile({ name: 'a.svg', type: 'image/svg+xml' }, bytesOf('<svg>')),
      examineFile({ name: 'a.html', type: 'text/html' }, bytesOf('<html>')),
      examineFile({ name: 'a.pdf', type: 'application/pdf' }, PDF),
      examineFile({ name: 'a.heic', type: '' }, HEIC),
      examineFile({ name: 'a.docx', type: '' }, DOCX),
    ];
    expect(honest.map((facts) => [facts.honest, facts.previewable])).to.deep.equal(
      honest.map(() => [true, false]),
    );
  });

  test('a picture that is also a script is only ever a picture', () => {
    const polyglot = bytesOf('GIF89a/*', [...gif().slice(8)], `*/=1;${SCRIPT}`);
    expect(examineFile({ name: 'a.js', type: 'text/javascript' }, polyglot).previewable).to.equal(
      false,
    );
    expect(kindOf(polyglot)).to.equal('gif');
  });

  test('a picture of more pixels than a memory holds is not drawn, in each of the four kinds', () => {
    const claim = { name: 'huge', type: '' };
    const make = { png, jpeg, gif, webp };
    for (const [type, raster] of Object.entries(make)) {
      const name = `huge.${type}`;
      const small = examineFile({ ...claim, name }, raster(8_000, 5_000));
      expect([type, small.previewable]).to.deep.equal([type, true]);
      const large = examineFile({ ...claim, name }, raster(16_000, 16_000));
      expect([type, large.previewable]).to.deep.equal([type, false]);
    }
    expect(examineFile({ name: 'huge.png', type: '' }, png(50_000, 50_000)).previewable).to.equal(
      false,
    );
  });

  test('a frame larger than the screen that it is drawn on counts', () => {
    expect(examineFile({ name: 'a.gif', type: '' }, gif(10, 10_000, 60_000)).previewable).to.equal(
      false,
    );
  });

  test('a picture without a size, or cut within its header, is not drawn', () => {
    const files = [png(0, 480), png().subarray(0, 20), jpeg(640, 0), jpeg().subarray(0, 2_000)];
    const facts = files.map((head, at) =>
      examineFile({ name: at < 2 ? 'a.png' : 'a.jpg', type: '' }, head),
    );
    expect(facts.map(({ previewable }) => previewable)).to.deep.equal([false, false, false, false]);
  });

  test('the media type is that of the name, whatever its letters', () => {
    const files = [
      { name: 'PHOTO.JPEG', type: '' },
      { name: 'table.csv', type: 'application/vnd.ms-excel' },
      { name: 'scan.dcm', type: 'Application/DICOM; x=1' },
      { name: 'scan', type: '' },
    ];
    expect(files.map(mediaTypeOf)).to.deep.equal([
      'image/jpeg',
      'text/csv',
      'application/dicom',
      'application/octet-stream',
    ]);
  });
});
