import type { AttachmentLimits, FileRefusal } from '../../src/model/file-limits.js';
import type { NameWarning } from '../../src/model/file-name.js';
import { countsIn } from './plurals.js';
import { sizesIn } from './sizes.js';

const countEn = countsIn('en-CA');
const countFr = countsIn('fr-CA');
export const sizesEn = sizesIn('en-CA', { kilo: 'KB', mega: 'MB', of: 'of' });
export const sizesFr = sizesIn('fr-CA', { kilo: 'Ko', mega: 'Mo', of: 'sur' });

export const daysEn = (n: number): string => countEn(n, { one: 'day', other: 'days' });
export const daysFr = (n: number): string => countFr(n, { one: 'jour', other: 'jours' });

/** Why a file did not become part of the draft; `wrong-content`: it is not what its name says. */
export type WhyNotAttached = FileRefusal | 'wrong-content' | 'failed';

type Limits = AttachmentLimits | undefined;

const enRefusals: Record<WhyNotAttached, (limits: Limits) => string> = {
  'not-allowed': () => 'You may not attach files.',
  empty: () => 'It is empty.',
  'wrong-type': () => 'The clinic does not take files of this type.',
  'wrong-content': () => 'Its content is not what its name says.',
  'too-large': (limits) =>
    `It is too large. A file may have ${sizesEn.size(limits?.bytesEach ?? 0)}.`,
  'too-many': (limits) =>
    `One message may have ${countEn(limits?.count ?? 0, { one: 'file', other: 'files' })}.`,
  'together-too-large': (limits) =>
    `The files of one message may have ${sizesEn.size(limits?.bytesTotal ?? 0)} together.`,
  duplicate: () => 'It is attached already.',
  'storage-full': () => 'This device’s storage is full. What was written is kept.',
  unreadable: () => 'It cannot be read. It may be a folder, or have moved.',
  failed: () => 'It could not be kept on this device. Try again.',
};

const frRefusals: Record<WhyNotAttached, (limits: Limits) => string> = {
  'not-allowed': () => 'Vous ne pouvez pas joindre de fichiers.',
  empty: () => 'Il est vide.',
  'wrong-type': () => 'La clinique n’accepte pas les fichiers de ce type.',
  'wrong-content': () => 'Son contenu n’est pas ce que dit son nom.',
  'too-large': (limits) =>
    `Il est trop volumineux. Un fichier peut avoir ${sizesFr.size(limits?.bytesEach ?? 0)}.`,
  'too-many': (limits) =>
    `Un message peut avoir ${countFr(limits?.count ?? 0, { one: 'fichier', other: 'fichiers' })}.`,
  'together-too-large': (limits) =>
    `Les fichiers d’un message peuvent avoir ensemble ${sizesFr.size(limits?.bytesTotal ?? 0)}.`,
  duplicate: () => 'Il est déjà joint.',
  'storage-full': () => 'L’espace de cet appareil est plein. Ce qui est écrit est gardé.',
  unreadable: () => 'Il ne peut pas être lu. C’est peut-être un dossier, ou il a été déplacé.',
  failed: () => 'Il n’a pas pu être gardé sur cet appareil. Réessayez.',
};

/** Files of a reply that is being written, and what is said of any file. */
export const enAttach = {
  fileSize: sizesEn.size,
  unknownFile: 'Unreadable file',
  hiddenKind: (warning: NameWarning, extension: string) =>
    warning === 'executable'
      ? `This is a program (${extension.toUpperCase()}). It can do harm where it is opened.`
      : `Its name looks like another kind: it is opened as ${extension.toUpperCase()}.`,

  attachFile: 'Attach File',
  attachNote: (days: number) => `Deleted ${daysEn(days)} after the patient downloads it.`,
  mayNotAttach: 'you may not attach files',
  filesOfReply: 'Files of this reply',
  dropHere: (name: string) => `Drop to attach to the message to ${name}`,
  sealing: (done: number, size: number) => `Sealing ${sizesEn.progress(done, size)}`,
  sealingNext: (n: number) => `then ${countEn(n, { one: 'more file', other: 'more files' })}`,
  stopAttaching: 'Stop attaching',
  removeNamed: (name: string) => `Remove ${name}`,
  attached: (n: number) => `${countEn(n, { one: 'file', other: 'files' })} attached.`,
  notAttached: (name: string) => `${name} was not attached.`,
  refusedFile: (why: WhyNotAttached, limits: Limits) => enRefusals[why](limits),
  dismiss: 'Dismiss',
  patientKeeps: (days: number) => `Kept until you download it, then deleted after ${daysEn(days)}.`,
};

export const frAttach: typeof enAttach = {
  fileSize: sizesFr.size,
  unknownFile: 'Fichier illisible',
  hiddenKind: (warning, extension) =>
    warning === 'executable'
      ? `C’est un programme (${extension.toUpperCase()}). Il peut nuire là où il est ouvert.`
      : `Son nom ressemble à un autre type : il s’ouvre comme ${extension.toUpperCase()}.`,

  attachFile: 'Joindre un fichier',
  attachNote: (days) => `Supprimé ${daysFr(days)} après le téléchargement par le patient.`,
  mayNotAttach: 'vous ne pouvez pas joindre de fichiers',
  filesOfReply: 'Fichiers de cette réponse',
  dropHere: (name) => `Déposer pour joindre au message à ${name}`,
  sealing: (done, size) => `Mise sous clé : ${sizesFr.progress(done, size)}`,
  sealingNext: (n) => `puis ${countFr(n, { one: 'autre fichier', other: 'autres fichiers' })}`,
  stopAttaching: 'Ne pas joindre',
  removeNamed: (name) => `Retirer ${name}`,
  attached: (n) => `${countFr(n, { one: 'fichier joint', other: 'fichiers joints' })}.`,
  notAttached: (name) => `${name} n’a pas été joint.`,
  refusedFile: (why, limits) => frRefusals[why](limits),
  dismiss: 'Fermer cet avis',
  patientKeeps: (days) =>
    `Gardé jusqu’à ce que vous le téléchargiez, puis supprimé après ${daysFr(days)}.`,
};
