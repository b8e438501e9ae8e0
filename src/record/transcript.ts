import { bodyLines, cleanLine } from './clean-text.js';
import { ClinicTime } from './clinic-time.js';
import type { RecordDocument, RecordFile, RecordMessage } from './document.js';
import { recordCounts } from './record-counts.js';
import { wordsIn } from './words.js';
import type { RecordWords } from './words.js';

export interface TranscriptEntry {
  /** Which message it is and whose. */
  readonly heading: string;
  /** Times, fee code and files, a line each. */
  readonly details: readonly string[];
  readonly body: readonly string[];
}

/** A conversation in words and in order; every format says the same. */
export interface Transcript {
  readonly title: string;
  /** What stays true of these messages whenever a copy is made. */
  readonly facts: readonly string[];
  /** What was so when this copy was made. */
  readonly today: readonly string[];
  /** Told one by one as they are asked for: a long conversation is no long task. */
  readonly entries: Iterable<TranscriptEntry>;
  readonly end: string;
  /** At the head of every page. */
  readonly running: { readonly patient: string; readonly clinic: string };
}

interface Scope {
  readonly document: RecordDocument;
  readonly words: RecordWords;
  readonly time: ClinicTime;
}

export function transcriptOf(document: RecordDocument): Transcript {
  const scope = {
    document,
    words: wordsIn(document.locale),
    time: new ClinicTime(document.timeZone),
  };
  return {
    title: scope.words.title,
    facts: factsOf(scope),
    today: todayOf(scope),
    entries: { [Symbol.iterator]: () => entriesOf(scope) },
    end: scope.words.field(scope.words.end, countsOf(scope)),
    running: runningOf(scope),
  };
}

function factsOf({ document, words, time }: Scope): string[] {
  const { patient, recipient } = document;
  const field = (label: string, value: string): string => words.field(label, cleanLine(value));
  return [
    field(words.clinic, document.clinicName),
    field(words.patient, patient.name),
    ...(patient.birthDate === undefined ? [] : [field(words.birthDate, patient.birthDate)]),
    ...(patient.identifiers ?? []).map(({ label, value }) => field(cleanLine(label), value)),
    ...(recipient ? [field(words.recipient, `${recipient.name} (${recipient.relationship})`)] : []),
    field(words.subject, document.subject),
    field(words.conversation, document.conversationId),
    field(words.times, words.timesIn(time.zone)),
  ];
}

function todayOf(scope: Scope): string[] {
  const { document, words } = scope;
  return [
    words.field(words.state, words[document.state]),
    words.field(words.assignee, cleanLine(document.assigneeName ?? words.unassigned)),
    words.field(words.printed, printedIn(scope)),
    words.field(words.holds, countsOf(scope)),
  ];
}

function printedIn({ document, time }: Scope): string {
  return `${time.at(document.printedAt)}, ${time.zone}`;
}

function countsOf({ document, words }: Scope): string {
  const { messageCount, fileCount } = recordCounts(document);
  return `${words.messages(messageCount)}, ${words.files(fileCount)}`;
}

function runningOf(scope: Scope): Transcript['running'] {
  const { document, words } = scope;
  const { name, birthDate } = document.patient;
  const born = birthDate && words.field(words.birthDate, cleanLine(birthDate));
  return {
    patient: [cleanLine(name), born].filter(Boolean).join(' · '),
    clinic: `${cleanLine(document.clinicName)} · ${words.field(words.printed, printedIn(scope))}`,
  };
}

function* entriesOf(scope: Scope): Generator<TranscriptEntry> {
  for (const [index, message] of scope.document.messages.entries())
    yield entryOf(scope, message, index);
}

function entryOf(scope: Scope, message: RecordMessage, index: number): TranscriptEntry {
  return {
    heading: `${index + 1}. ${authorOf(scope, message)}`,
    details: detailsOf(scope, message),
    body: message.body === '' ? [] : bodyLines(message.body),
  };
}

/** The true author, always: the masked name is what the patient saw, not who answers for the words. */
function authorOf({ words }: Scope, { author, shownAs }: RecordMessage): string {
  const name = `${cleanLine(author.name)} (${words.authors[author.kind]})`;
  return shownAs === undefined ? name : words.byStaff(name, cleanLine(shownAs));
}

function detailsOf(scope: Scope, message: RecordMessage): string[] {
  const { document, words, time } = scope;
  const { feeCode } = message;
  return [
    words.field(words.sent, time.at(message.sentAt)),
    ...readOf(scope, message),
    ...(document.includeFeeCodes && feeCode
      ? [words.field(words.feeCode, cleanLine(feeCode))]
      : []),
    ...message.files.flatMap((file) => fileOf(scope, file)),
  ];
}

function readOf({ words, time }: Scope, { author, readAt, readBy }: RecordMessage): string[] {
  if (readAt === undefined) return author.kind === 'staff' ? [words.unread] : [];
  const at = time.at(readAt);
  return [words.field(words.read, readBy ? words.readBy(at, cleanLine(readBy)) : at)];
}

function fileOf({ words, time }: Scope, file: RecordFile): string[] {
  const moments = (['sent', 'downloaded', 'deleted'] as const).flatMap((event) => {
    const moment = file[`${event}At`];
    return moment === undefined ? [] : [words.field(words[event], time.at(moment))];
  });
  return [
    words.field(words.file, `${cleanLine(file.name)} (${words.bytes(file.size)})`),
    moments.join(' · '),
    words.field('SHA-256', cleanLine(file.sha256)),
  ];
}
