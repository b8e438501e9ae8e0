import { countsIn } from './plurals.js';

const countEn = countsIn('en-CA');
const countFr = countsIn('fr-CA');

/** What only a printed conversation says; the rest are the record's own words. */
export const enPrint = {
  /** Between the number of a page and how many there are. */
  printOf: 'of',
  printNotWhole:
    'Older messages may be missing: the clinic’s server did not tell all of it in time.',
  printUnsent: (n: number) =>
    `Not on this print: ${countEn(n, { one: 'reply', other: 'replies' })} not sent yet.`,
  printUnknownFiles: (n: number) =>
    `Not on this print: ${countEn(n, { one: 'file', other: 'files' })} of which this computer knows nothing yet.`,
};

export const frPrint: typeof enPrint = {
  printOf: 'sur',
  printNotWhole:
    'Des messages plus anciens peuvent manquer : le serveur de la clinique n’a pas tout dit à temps.',
  printUnsent: (n) =>
    `Absent de cette impression : ${countFr(n, { one: 'réponse', other: 'réponses' })} pas encore envoyée${n < 2 ? '' : 's'}.`,
  printUnknownFiles: (n) =>
    `Absent de cette impression : ${countFr(n, { one: 'fichier', other: 'fichiers' })} dont cet ordinateur ne sait encore rien.`,
};
