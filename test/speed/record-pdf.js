// How long a record copy of 2,000 messages takes as a PDF, and a zip of 50 MB of files, and for how long at a time
// they keep the page from answering. The package's own modules (dist/esm) in a real browser; one message in ten is in a script that the
// PDF's font lacks, so its lines are drawn.
/* global Blob, window, performance, PerformanceObserver -- part of it runs in the page */
import { RecordPage } from '../../build/test/support/node/record-page.js';

const MESSAGES = 2_000;
const MEGABYTES = 50;
const RUNS = 5;
const GOAL_MS = 3_000;
const LONGEST_TASK_MS = 50;
const NOON = Date.parse('2026-11-24T17:00:00.000Z');
const WESTERN =
  'Bonjour, l’œdème est moins fort qu’hier. Dois-je continuer le traitement, ou attendre le résultat de la prise de sang ? ';
const OTHERS = [
  'Zażółć gęślą jaźń, proszę pani, czy mogę zmienić termin wizyty ',
  'مرحبا، تناول الدواء 3 مرات في اليوم ',
  '您好，红色的药每天吃两次。',
];

const page = await RecordPage.open();
try {
  const runs = [];
  for (let run = 0; run < RUNS; run++) {
    const copy = await page.run(measure, { document: aLongRecord() });
    const zip = await page.run(measure, { megabytes: MEGABYTES });
    runs.push({ copy, zip });
  }
  report(
    `PDF of ${MESSAGES} messages`,
    runs.map(({ copy }) => copy),
  );
  report(
    `Zip of ${MEGABYTES} MB of files`,
    runs.map(({ zip }) => zip),
  );
} finally {
  await page.close();
}

function aLongRecord() {
  const messages = Array.from({ length: MESSAGES }, (_, n) => ({
    author: { kind: n % 2 ? 'staff' : 'patient', name: n % 2 ? 'Dr. Dana Lee' : 'Marie Tremblay' },
    ...(n % 2 && { shownAs: 'Clinic Staff', readAt: NOON + n * 60_000 }),
    sentAt: NOON + n * 60_000,
    body: n % 10 ? WESTERN.repeat(1 + (n % 5)) : `${n}: ${OTHERS[(n / 10) % 3].repeat(2)}`,
    files:
      n % 20 ? [] : [{ name: 'form.pdf', size: 84_000, sha256: 'ab'.repeat(32), sentAt: NOON }],
  }));
  return {
    clinicName: 'Lakeside Family Clinic',
    timeZone: 'America/Toronto',
    printedAt: NOON,
    locale: 'fr-CA',
    conversationId: 'c-1',
    patient: { id: 'p-1', name: 'Tremblay, Marie', birthDate: '1972-03-09' },
    recipient: null,
    subject: 'Renouvellement',
    state: 'open',
    assigneeName: 'Ana Ruiz',
    messages,
    includeFeeCodes: false,
  };
}

/** In the page: a PDF of a document, or a zip of so many files of a megabyte. */
async function measure({ document, megabytes }) {
  const { makePdf } = await import('/src/record/pdf/make-pdf.js');
  const { zip } = await import('/src/record/archive/zip.js');
  const content = new Blob([new Uint8Array(1_000_000).fill(7)]);
  const files = Array.from({ length: megabytes ?? 0 }, (_, n) => ({ name: `${n}`, content }));
  // What made the data ready is no part of what is measured.
  await new Promise((resolve) => window.setTimeout(resolve, 100));
  const tasks = [];
  const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries()));
  observer.observe({ type: 'longtask' });
  const start = performance.now();
  const made = document ? await makePdf(document) : await zip(files, '2026-11-24T12:00:00');
  const ms = performance.now() - start;
  // A long task is told of after it has ended.
  await new Promise((resolve) => window.setTimeout(resolve, 100));
  tasks.push(...observer.takeRecords());
  observer.disconnect();
  return { ms, bytes: made.size ?? made.length, longTasks: tasks.map(({ duration }) => duration) };
}

function report(what, runs) {
  const times = runs.map(({ ms }) => ms).sort((a, b) => a - b);
  const longTasks = runs.flatMap((run) => run.longTasks);
  const median = times[Math.floor(times.length / 2)];
  console.log(`| ${what}, ${RUNS} runs | measured | goal |`);
  console.log('| --- | ---: | ---: |');
  console.log(`| until the file is made, median | ${Math.round(median)} ms | ${GOAL_MS} ms |`);
  console.log(`| … slowest | ${Math.round(times.at(-1))} ms | |`);
  console.log(`| tasks over ${LONGEST_TASK_MS} ms, all runs | ${longTasks.length} | 0 |`);
  console.log(`| … longest | ${Math.round(Math.max(0, ...longTasks))} ms | |`);
  console.log(`| size of the file | ${Math.round(runs[0].bytes / 1000)} kB | |\n`);
  if (median > GOAL_MS || longTasks.length > 0) process.exitCode = 1;
}
