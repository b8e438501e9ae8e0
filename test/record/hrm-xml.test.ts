import { expect } from '@open-wc/testing';

import { checkHrmXml } from '../../src/record/check-hrm-xml.js';
import type { RecordDocument } from '../../src/record/document.js';
import { HrmFormatError, hrmXml } from '../../src/record/hrm-xml.js';
import type { HrmOptions } from '../../src/record/hrm-xml.js';
import { aMessage, aRecord, NOON, saying } from './a-record.js';

const CLINIC: HrmOptions = {
  sendingFacility: '4711',
  healthCard: { label: 'Health card', provinceCode: 'CA-ON' },
  deliverTo: { userId: 'D12345', firstName: 'Dana', lastName: 'Lee' },
};

async function xmlOf(document: RecordDocument, options?: HrmOptions): Promise<string> {
  return new TextDecoder('utf-8', { fatal: true }).decode(await hrmXml(document, options));
}

async function refusalOf(document: RecordDocument, options?: HrmOptions): Promise<string> {
  try {
    await hrmXml(document, options);
  } catch (error) {
    if (error instanceof HrmFormatError) return error.message;
    throw error;
  }
  return 'none';
}

/** As the browser's own reader finds it. */
function textsOf(xml: string, name: string): string[] {
  const parsed = new DOMParser().parseFromString(xml, 'application/xml');
  expect(parsed.querySelector('parsererror')?.textContent).to.equal(undefined);
  return [...parsed.getElementsByTagNameNS('*', name)].map((node) => node.textContent);
}

function patientNamed(name: string): RecordDocument {
  return aRecord({ patient: { ...aRecord().patient, name } });
}

function bornOn(birthDate: string | undefined): RecordDocument {
  return aRecord({ patient: { ...aRecord().patient, birthDate } });
}

suite('the HRM format', () => {
  test('fits with all that a clinic can tell, and with nothing told', async () => {
    expect(checkHrmXml(await xmlOf(aRecord(), CLINIC))).to.deep.equal([]);
    expect(checkHrmXml(await xmlOf(aRecord({ messages: [] })))).to.deep.equal([]);
  });

  test('tells who the patient is, as receiving systems match them', async () => {
    const xml = await xmlOf(aRecord(), CLINIC);
    const told = ['Part', 'FullDate', 'Number', 'Version', 'ProvinceCode'];
    const texts = told.flatMap((name) => textsOf(xml, name));
    const expected = ['Marie', 'Tremblay', '1972-03-09', '1234567897', 'AB', 'CA-ON'];
    expect(texts).to.deep.equal(expected);
  });

  test('takes the last word for the family’s name where no comma tells', async () => {
    const xml = await xmlOf(patientNamed('Mary Ann Lee'));
    expect(textsOf(xml, 'Part')).to.deep.equal(['Mary Ann', 'Lee']);
  });

  test('invents neither facility, health number nor receiver', async () => {
    const xml = await xmlOf(aRecord());
    const unknown = ['SendingFacility', 'HealthCard', 'TransactionInformation', 'ChartNumber'];
    expect(unknown.flatMap((name) => textsOf(xml, name))).to.deep.equal([]);
  });

  test('gives the same bytes for the same conversation, whenever it is made', async () => {
    const later = { printedAt: NOON + 86_400_000, state: 'closed', assigneeName: null } as const;
    const first = await xmlOf(aRecord(), CLINIC);
    expect(await xmlOf(aRecord(later), CLINIC)).to.equal(first);
    expect(await xmlOf(saying('Another'), CLINIC)).not.to.equal(first);
  });

  test('holds any text unharmed', async () => {
    const body = 'a < b && c ]]> "d" \'e\' &amp; 您好 👩‍👩‍👧';
    const [text] = textsOf(await xmlOf(saying(body)), 'TextContent');
    expect(text).to.include(`    ${body}\n`);
  });

  test('holds no character that XML forbids', async () => {
    const name = 'Trem\u0000blay, Mar\ud800ie';
    const hostile = { ...patientNamed(name), messages: [aMessage({ body: '\u0001\ufffe\u001f' })] };
    const xml = await xmlOf(hostile);
    expect(textsOf(xml, 'Part')).to.deep.equal(['Mar\ufffdie', 'Trem\ufffdblay']);
    expect(textsOf(xml, 'TextContent')[0]).to.include('    \ufffd\ufffd\ufffd\n');
  });

  test('refuses a patient whose birth date is missing or no day of the calendar', async () => {
    expect(await refusalOf(bornOn('1972-02-29'))).to.equal('none');
    expect(await refusalOf(bornOn('1971-02-29'))).to.include('FullDate');
    expect(await refusalOf(bornOn(undefined))).to.include('DateOfBirth');
  });

  test('refuses a patient with a single name, for which it has no room', async () => {
    expect(await refusalOf(patientNamed('Madonna'))).to.include('FirstName');
  });

  test('refuses what the clinic’s own settings make too long', async () => {
    expect(await refusalOf(aRecord(), { sendingFacility: '12345' })).to.include('SendingFacility');
  });

  test('gives a patient with a long id a number of its own', async () => {
    const patient = (id: string): RecordDocument =>
      aRecord({ patient: { ...aRecord().patient, id } });
    const ids = await Promise.all(
      ['x'.repeat(36), `${'x'.repeat(35)}y`].map(async (id) => xmlOf(patient(id))),
    );
    const [one, other] = ids.flatMap((xml) => textsOf(xml, 'UniqueVendorIdSequence'));
    expect(one).to.have.length(20).and.not.to.equal(other);
  });
});

suite('the checker of the HRM format', () => {
  const faults: Readonly<Record<string, readonly [from: string | RegExp, to: string]>> = {
    'a swapped order': [/(<Gender>.*<\/Gender>)(<Uniq.*Sequence>)/u, '$2$1'],
    'an element twice': [/(<Class>.*<\/Class>)/u, '$1$1'],
    'a missing element': [/<PersonStatusCode>.*<\/PersonStatusCode>/u, ''],
    'an unknown element': ['<Gender>', '<Colour>red</Colour><Gender>'],
    'the wrong namespace': [/cdsd:FullDate/gu, 'FullDate'],
    'a namespace that is not declared': [' xmlns="cds"', ''],
    'a name not marked as legal': [' namePurpose="L"', ''],
    'an unknown code': ['<Gender>U', '<Gender>X'],
    'text between elements': ['<Demographics>', '<Demographics>words'],
    'an element that is not closed': ['</Demographics>', ''],
    'an element closed by another name': ['</Gender>', '</Sex>'],
    'a comment after the end': [/$/u, '<!-- words -->'],
    'a bare ampersand': ['Lakeside', 'Lake & side'],
    'a forbidden character': ['Lakeside', 'Lake\u0001side'],
    'a document type': ['<OmdCds', '<!DOCTYPE x><OmdCds'],
    'a second root': [/$/u, '<OmdCds></OmdCds>'],
  };

  for (const [fault, [from, to]] of Object.entries(faults))
    test(`refuses ${fault}`, async () => {
      const xml = await xmlOf(aRecord(), CLINIC);
      expect(checkHrmXml(xml.replace(from, to))).not.to.deep.equal([]);
    });
});
