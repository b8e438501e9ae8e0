import { expect } from '@open-wc/testing';

import { durationMs } from '../../src/model/duration.js';
import { namesAuthor, patientViewOf } from '../../src/model/patient-view.js';

const ANA = { displayName: 'Ana Ruiz, RN', internalName: 'Ana Ruiz' };
const SENDER = { user: ANA, tenant: { name: 'Lakeshore' }, disclaimer: 'Not for emergencies.' };
const OPTIONS = { allowResponse: true, allowAttachments: true, maskName: false };
const DAY_MS = 86_400_000;

suite('what the patient will see', () => {
  test('is what the request says, with the name that patients know', () => {
    expect(patientViewOf({ body: 'Hello.', options: OPTIONS }, SENDER)).to.deep.equal({
      name: 'Ana Ruiz, RN',
      clinic: 'Lakeshore',
      body: 'Hello.',
      mayAnswer: true,
      mayAttach: true,
      disclaimer: 'Not for emergencies.',
    });
  });

  test('has no name of a masked author anywhere', () => {
    const options = { ...OPTIONS, maskName: true };
    const seen = patientViewOf({ body: 'Hello.', options }, SENDER);
    expect(JSON.stringify(seen)).to.not.match(/Ana|Ruiz/u);
  });

  test('without an answer has no disclaimer above a box that is not there', () => {
    const options = { ...OPTIONS, allowResponse: false, allowAttachments: false };
    const seen = patientViewOf({ body: 'Bye.', options }, SENDER);
    expect(seen).to.include({ mayAnswer: false, mayAttach: false, disclaimer: undefined });
  });
});

suite('a masked text', () => {
  test('that is signed names its author', () => {
    expect(namesAuthor('See you. – ANA', ANA)).to.equal(true);
    expect(namesAuthor('Ask for nurse Ruiz.', ANA)).to.equal(true);
  });

  test('names somebody of two letters, or without their accents', () => {
    const ng = { displayName: 'Dr. Ng', internalName: 'Kim Ng' };
    expect(namesAuthor('Ask Ng.', ng)).to.equal(true);
    expect(namesAuthor('Not a ng sound.', ng)).to.equal(false);
    const amelie = { displayName: 'Amélie Roy', internalName: 'Amélie' };
    expect(namesAuthor('Bye, amelie', amelie)).to.equal(true);
  });

  test('does not name them with a part of a word or a title', () => {
    expect(namesAuthor('Take a banana. RN', ANA)).to.equal(false);
    expect(namesAuthor('', { displayName: '', internalName: '' })).to.equal(false);
  });
});

suite('a duration', () => {
  test('is read as the clinic writes it', () => {
    expect(durationMs('P3D')).to.equal(3 * DAY_MS);
    expect(durationMs('P2W')).to.equal(14 * DAY_MS);
    expect(durationMs('P1DT12H')).to.equal(1.5 * DAY_MS);
  });

  test('is nothing where it is none', () => {
    expect(durationMs('three days')).to.equal(0);
  });
});
