import type { TemplateResult } from 'lit';

import { lifeLineOf, type LifeLine } from '../../src/model/attachment.js';
import type { FileView } from '../../src/store/attachment-queries.js';
import { clock, cloudOff, hourglass, info } from '../icons.js';
import { triangleAlert } from '../panel-icons.js';
import type { Words } from '../words/words.js';

/** One thing that is said of a file below its name. */
export interface FileLine {
  readonly text: string;
  readonly icon?: TemplateResult;
  readonly strong?: boolean;
  /** Bytes, for a bar. */
  readonly done?: number;
}

export interface LinesContext {
  readonly words: Words;
  readonly online: boolean;
  /** By the server's clock. */
  readonly now: number;
  /** `retention.attachmentDays` of the clinic. */
  readonly days: number;
  /** The clinic sent it: it is deleted some days after the patient has downloaded it. */
  readonly own: boolean;
  readonly sentAt: number | undefined;
  /** A copy in the patient's record holds it. */
  readonly inRecord: boolean;
}

/** Where a file stands in its life. */
export function lifeOf(file: FileView, { now, sentAt, inRecord }: LinesContext): LifeLine {
  return lifeLineOf({ ...file, sentAt }, { now, inRecordCopy: inRecord });
}

/** The life of the file, then the way of its bytes to this device. */
export function linesOf(file: FileView, context: LinesContext): FileLine[] {
  const life = lifeOf(file, context);
  if (life.state === 'deleted') return [deletedLine(life.at, file, context)];
  const told = file.place === 'message' && !context.own ? undefined : lifeLine(life, context);
  const bytes = file.place === 'message' ? bytesLine(file, context) : undefined;
  return [told, bytes].filter((line) => line !== undefined);
}

/** The number of days is the clinic's own only where the rule made it so. */
function deletedLine(at: number, { deleteAfter }: FileView, context: LinesContext): FileLine {
  const { words, days, now } = context;
  const date = words.times.date(at, now);
  const text =
    deleteAfter === undefined
      ? words.say('deletedOn', date)
      : words.say('deletedAfter', date, days);
  return { text };
}

function lifeLine(life: LifeLine, context: LinesContext): FileLine | undefined {
  const { words, days, online, now } = context;
  switch (life.state) {
    case 'waiting':
      return { icon: clock, text: words.say(online ? 'waitsForTurn' : 'waitsOffline') };
    case 'uploading':
      return uploadLine(life, context);
    case 'kept':
      return life.longUnfetched
        ? { icon: info, text: words.say('longUnfetched'), strong: true }
        : { icon: clock, text: words.say('kept', days) };
    case 'counting':
      return { icon: hourglass, text: countingWords(life, context) };
    case 'soon-not-in-record': {
      const due = words.times.date(life.deleteAfter, now);
      return { icon: triangleAlert, text: words.say('soonNotInRecord', due), strong: true };
    }
    case 'deleted':
      return undefined;
  }
}

function uploadLine(
  { sent, size }: Extract<LifeLine, { state: 'uploading' }>,
  { words, online }: LinesContext,
): FileLine {
  if (sent === size) return { icon: clock, text: words.say('uploaded') };
  return { text: words.say(online ? 'uploading' : 'uploadPaused', sent, size), done: sent };
}

function countingWords(
  { downloadedAt, deleteAfter }: Extract<LifeLine, { state: 'counting' | 'soon-not-in-record' }>,
  { words, now, inRecord }: LinesContext,
): string {
  const due = words.times.date(deleteAfter, now);
  const counting =
    downloadedAt === undefined
      ? words.say('deletesOn', due)
      : words.say('counting', words.times.date(downloadedAt, now), due);
  return inRecord ? `${counting} · ${words.say('inRecord')}` : counting;
}

function bytesLine(file: FileView, { words, online }: LinesContext): FileLine | undefined {
  const { bytes, trouble, arrived, size } = file;
  if (trouble !== undefined && bytes === 'away')
    return { icon: triangleAlert, text: words.say('fileTrouble', trouble), strong: true };
  if (bytes === 'here') return undefined;
  if (bytes === 'wanted' && online)
    return { text: words.say('fetching', arrived, size), done: arrived };
  if (online) return undefined;
  return { icon: cloudOff, text: words.say(bytes === 'wanted' ? 'fetchesLater' : 'notHere') };
}
