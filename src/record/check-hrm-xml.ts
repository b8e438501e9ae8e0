import { parseXml } from './parse-xml.js';
import type { XmlNode } from './parse-xml.js';

const DAY_OR_TIME = 'YearOnly|YearMonth|FullDate|DateTime';

/**
 * Which children an element has, in which order, by `HEALTH.md` §5.2: `?` at most once, `*` any number, `|` one of.
 * A name that means two things is written with its parent's.
 */
const CHILDREN = rules({
  OmdCds: 'PatientRecord',
  PatientRecord: 'Demographics ReportsReceived* TransactionInformation*',
  Demographics:
    'Names DateOfBirth HealthCard? ChartNumber? Gender UniqueVendorIdSequence PersonStatusCode',
  Names: 'LegalName',
  LegalName: 'FirstName LastName',
  'LegalName/FirstName': 'Part PartType',
  'LegalName/LastName': 'Part PartType',
  DateOfBirth: DAY_OR_TIME,
  HealthCard: 'Number Version? Expirydate? ProvinceCode',
  ReportsReceived:
    'Media? Format? FileExtensionAndVersion Content? Class? SubClass? EventDateTime? SendingFacility? SendingFacilityReportNumber? ResultStatus?',
  Content: 'TextContent|Media',
  EventDateTime: DAY_OR_TIME,
  TransactionInformation: 'MessageUniqueID DeliverToUserID Provider',
  Provider: 'FirstName LastName',
});

/** The greatest length, or how the text must look. */
const TEXTS = rules<number | RegExp>({
  'FirstName/PartType': /^GIV$/u,
  'LastName/PartType': /^FAMC$/u,
  FullDate: /^\d{4}-\d\d-\d\d$/u,
  DateTime: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)?$/u,
  Number: 20,
  Version: 2,
  ProvinceCode: /^[A-Z]{2}-[A-Z]{2}$/u,
  ChartNumber: 15,
  Gender: /^[MFOU]$/u,
  UniqueVendorIdSequence: 20,
  PersonStatusCode: /^[AIDO]$/u,
  'ReportsReceived/Media': /^(Email|Download|Portable Media|Hardcopy)$/u,
  Format: /^(Text|Binary)$/u,
  FileExtensionAndVersion: 50,
  Class:
    /^((Diagnostic Imaging|Diagnostic Test|Consultant|Medical Records|Cardio Respiratory) Report|Other Letter)$/u,
  SubClass: 60,
  SendingFacility: 4,
  SendingFacilityReportNumber: 75,
  ResultStatus: /^[PDSC]$/u,
  MessageUniqueID: 250,
  DeliverToUserID: 9,
});

const ATTRIBUTES = rules({
  OmdCds: ' xmlns="cds" xmlns:cdsd="cds_dt"',
  LegalName: ' namePurpose="L"',
});

/** Children of these are in the first namespace, all others in that of the data types: the usual thing to forget. */
const IN_CDS = /^(|OmdCds|PatientRecord|Demographics|ReportsReceived|TransactionInformation)$/u;

/**
 * What the HRM format would not take of this file; nothing when it fits. It checks structure, order, lengths and
 * codes of what `hrmXml` writes, not the whole of OntarioMD's schema, and says nothing of any receiving system.
 */
export function checkHrmXml(xml: string): string[] {
  const root = parseXml(xml);
  if (!root) return ['It is not well-formed XML.'];
  return root.name === 'OmdCds' ? faultsOf(root, '') : ['Its root is not OmdCds.'];
}

function faultsOf(node: XmlNode, parent: string): string[] {
  const name = nameOf(node);
  return [
    ...tagFaults(node, parent),
    ...contentFaults(node, CHILDREN.get(`${parent}/${name}`) ?? CHILDREN.get(name), parent),
    ...node.children.flatMap((child) => faultsOf(child, name)),
  ];
}

function tagFaults(node: XmlNode, parent: string): string[] {
  const name = nameOf(node);
  const prefix = IN_CDS.test(parent) ? '' : 'cdsd:';
  const faults = node.name === prefix + name ? [] : [`${name} is in the other namespace.`];
  if (node.attributes !== (ATTRIBUTES.get(name) ?? '')) faults.push(`${name} is marked otherwise.`);
  return faults;
}

function contentFaults(node: XmlNode, order: string | undefined, parent: string): string[] {
  const name = nameOf(node);
  if (order === undefined) {
    const rule = TEXTS.get(`${parent}/${name}`) ?? TEXTS.get(name);
    return fits(node, rule) ? [] : [`${name} is not as required.`];
  }
  const children = node.children.map((child) => `${nameOf(child)} `).join('');
  const isOrdered = orderOf(order).test(children) && node.text.trim() === '';
  return isOrdered ? [] : [`${name} must hold, in order: ${order}.`];
}

function orderOf(order: string): RegExp {
  const names = order.split(' ').map((name) => name.replace(/^([\w|]+)/u, '(?:(?:$1) )'));
  return new RegExp(`^${names.join('')}$`, 'u');
}

function fits(node: XmlNode, rule: number | RegExp = Infinity): boolean {
  const { text } = node;
  if (node.children.length > 0 || text === '') return false;
  if (nameOf(node) === 'FullDate' && !isCalendarDay(text)) return false;
  return typeof rule === 'number' ? Array.from(text).length <= rule : rule.test(text);
}

/** `Date` rolls February 30 over into March; what comes back then differs. */
function isCalendarDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

function nameOf({ name }: XmlNode): string {
  return name.replace('cdsd:', '');
}

function rules<Rule>(table: Readonly<Record<string, Rule>>): ReadonlyMap<string, Rule> {
  return new Map(Object.entries(table));
}
