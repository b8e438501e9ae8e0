import { checkHrmXml } from './check-hrm-xml.js';
import { cleanLine } from './clean-text.js';
import { ClinicTime } from './clinic-time.js';
import type { RecordDocument } from './document.js';
import { recordHash } from './record-hash.js';
import { lastingText } from './transcript-text.js';
import { wordsIn } from './words.js';
import { xmlElement, xmlText } from './xml.js';

/** What only the clinic knows; whatever is not given is left out, never invented. */
export interface HrmOptions {
  /** Given to the clinic by OntarioMD, at most 4 characters. */
  readonly sendingFacility?: string | undefined;
  /** Under which label the portal gives the health number, and whose it is: `CA-ON`. */
  readonly healthCard?: { readonly label: string; readonly provinceCode: string } | undefined;
  /** Under which label the portal gives the number of the paper or electronic chart. */
  readonly chartLabel?: string | undefined;
  /** To whose inbox a receiving system files it. */
  readonly deliverTo?:
    { readonly userId: string; readonly firstName: string; readonly lastName: string } | undefined;
}

/** This conversation cannot be told in the HRM format, such as one whose patient has no birth date. */
export class HrmFormatError extends Error {
  override readonly name = 'HrmFormatError';

  constructor(readonly problems: readonly string[]) {
    super(problems.join(' '));
  }
}

const VENDOR_ID_LENGTH = 20;

/**
 * The conversation in the format of OntarioMD's HRM 1.1.2, as a text report. The same conversation gives the same
 * bytes at any time, by which receiving systems know a second import. Rejects with `HrmFormatError`.
 */
export async function hrmXml(
  document: RecordDocument,
  options: HrmOptions = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const record = [
    xmlElement('Demographics', ...(await demographics(document, options))),
    xmlElement('ReportsReceived', ...report(document, options)),
    xmlElement('TransactionInformation', ...transaction(document, options)),
  ];
  const root = xmlElement(
    'OmdCds xmlns="cds" xmlns:cdsd="cds_dt"',
    xmlElement('PatientRecord', ...record),
  );
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
  const problems = checkHrmXml(xml);
  if (problems.length > 0) throw new HrmFormatError(problems);
  return new TextEncoder().encode(xml);
}

async function demographics(document: RecordDocument, options: HrmOptions): Promise<string[]> {
  const { name, birthDate } = document.patient;
  const legalName = xmlElement('cdsd:LegalName namePurpose="L"', ...nameParts(cleanLine(name)));
  return [
    xmlElement('Names', legalName),
    xmlElement('DateOfBirth', leaf('cdsd:FullDate', birthDate)),
    healthCard(document, options),
    leaf('ChartNumber', identifier(document, options.chartLabel)),
    // The portal does not tell these two: unknown, and a patient to whom the clinic writes is an active one.
    leaf('Gender', 'U'),
    leaf('UniqueVendorIdSequence', await vendorId(document.patient.id)),
    leaf('PersonStatusCode', 'A'),
  ];
}

function nameParts(name: string): string[] {
  const [first, last] = splitName(name);
  const part = (text: string, type: string): string =>
    text && leaf('cdsd:Part', text) + leaf('cdsd:PartType', type);
  return [
    xmlElement('cdsd:FirstName', part(first, 'GIV')),
    xmlElement('cdsd:LastName', part(last, 'FAMC')),
  ];
}

/** "Tremblay, Marie" tells which is which; else the last word is taken for the family's name. */
function splitName(name: string): [first: string, last: string] {
  const comma = name.indexOf(',');
  if (comma > 0) return [name.slice(comma + 1).trim(), name.slice(0, comma).trim()];
  const space = name.lastIndexOf(' ');
  return [name.slice(0, Math.max(space, 0)), name.slice(space + 1)];
}

function healthCard(document: RecordDocument, { healthCard: card }: HrmOptions): string {
  const found = /^([\d -]*\d)[ -]*([A-Za-z]{0,2})$/u.exec(identifier(document, card?.label) ?? '');
  if (!found?.[1]) return '';
  return xmlElement(
    'HealthCard',
    leaf('cdsd:Number', found[1].replace(/\D/gu, '')),
    leaf('cdsd:Version', found[2]?.toUpperCase()),
    leaf('cdsd:ProvinceCode', card?.provinceCode),
  );
}

function identifier({ patient }: RecordDocument, label: string | undefined): string | undefined {
  return patient.identifiers?.find((known) => known.label === label)?.value;
}

/** The format has room for 20 characters; a longer id keeps its difference from others as a hash. */
async function vendorId(id: string): Promise<string> {
  if (id.length <= VENDOR_ID_LENGTH) return id;
  return (await recordHash(new TextEncoder().encode(id))).slice(0, VENDOR_ID_LENGTH);
}

function report(document: RecordDocument, { sendingFacility }: HrmOptions): string[] {
  const newest = document.messages.at(-1);
  const time = new ClinicTime(document.timeZone);
  return [
    leaf('Media', 'Download'),
    leaf('Format', 'Text'),
    leaf('FileExtensionAndVersion', '.txt'),
    xmlElement('Content', xmlElement('cdsd:TextContent', xmlText(lastingText(document)))),
    leaf('Class', 'Other Letter'),
    leaf('SubClass', wordsIn(document.locale).title),
    xmlElement('EventDateTime', leaf('cdsd:DateTime', newest && time.iso(newest.sentAt))),
    leaf('SendingFacility', sendingFacility),
    leaf('SendingFacilityReportNumber', sendingFacility && document.conversationId),
  ];
}

function transaction({ conversationId }: RecordDocument, { deliverTo }: HrmOptions): string[] {
  if (!deliverTo) return [];
  const { userId, firstName, lastName } = deliverTo;
  return [
    leaf('MessageUniqueID', conversationId),
    leaf('DeliverToUserID', userId),
    xmlElement('Provider', leaf('cdsd:FirstName', firstName), leaf('cdsd:LastName', lastName)),
  ];
}

function leaf(name: string, text = ''): string {
  return xmlElement(name, xmlText(cleanLine(text)));
}
