import type { FileTrouble } from '../../src/model/file-transfer.js';
import { daysEn, daysFr, sizesEn, sizesFr } from './attach-words.js';

const enTroubles: Record<FileTrouble, string> = {
  damaged: 'It did not arrive whole and was thrown away.',
  'spoilt-here': 'It was damaged on this device. It can be fetched again.',
  'not-allowed': 'The clinic’s server does not give it to you.',
  gone: 'The clinic’s server does not have it.',
  'too-large': 'It is too large for this device.',
  'storage-full': 'This device’s storage is full.',
};

const frTroubles: Record<FileTrouble, string> = {
  damaged: 'Il n’est pas arrivé entier et a été écarté.',
  'spoilt-here': 'Il a été endommagé sur cet appareil. Il peut être récupéré de nouveau.',
  'not-allowed': 'Le serveur de la clinique ne vous le donne pas.',
  gone: 'Le serveur de la clinique ne l’a pas.',
  'too-large': 'Il est trop volumineux pour cet appareil.',
  'storage-full': 'L’espace de cet appareil est plein.',
};

/** Files of messages and of queued replies. */
export const enFiles = {
  waitsForTurn: 'Waits to be sent',
  waitsOffline: 'Waits on this device until the connection returns',
  uploading: (sent: number, size: number) => `Uploading ${sizesEn.progress(sent, size)}`,
  uploadPaused: (sent: number, size: number) =>
    `${sizesEn.progress(sent, size)} uploaded, the rest when the connection returns`,
  uploaded: 'Uploaded, leaves with its message',
  kept: (days: number) => `Kept until the patient downloads it, then ${daysEn(days)}`,
  longUnfetched: 'Not downloaded by the patient for 14 days',
  counting: (downloaded: string, due: string) => `Downloaded ${downloaded} · deletes on ${due}`,
  inRecord: 'in the record',
  deletesOn: (due: string) => `Deletes on ${due}`,
  soonNotInRecord: (due: string) => `Deletes on ${due}, not yet in the record`,
  deletedOn: (date: string) => `Deleted on ${date}`,
  deletedAfter: (date: string, days: number) =>
    `Deleted on ${date} (${daysEn(days)} after download)`,

  get: 'Get',
  stop: 'Stop',
  tryAgain: 'Try again',
  openFile: 'Open',
  save: 'Save',
  remove: 'Remove',
  removeNeedsReply: 'This is all of the reply: take it back instead.',
  fetching: (arrived: number, size: number) => `Fetching ${sizesEn.progress(arrived, size)}`,
  fetchesLater: 'It is fetched when the connection is back.',
  notHere: 'Not on this device. It can be fetched when the connection is back.',
  fileTrouble: (trouble: FileTrouble): string => enTroubles[trouble],
  fileArrived: (name: string) => `${name} is on this device.`,
  removeTooLate: 'Too late: it may be on its way.',
  dishonest: 'Its content is not what its name says. It is not shown here.',
  activeKind: 'It can run something where it is opened. It is not shown here.',
  tooLargeToShow: 'It is too large to be shown here. It can be saved.',
  pictureOf: (name: string) => `Picture: ${name}`,
  pictureFailed: 'This picture cannot be shown. It can be saved.',
  close: 'Close',
};

export const frFiles: typeof enFiles = {
  waitsForTurn: 'Attend d’être envoyé',
  waitsOffline: 'Attend sur cet appareil le retour de la connexion',
  uploading: (sent, size) => `Téléversement : ${sizesFr.progress(sent, size)}`,
  uploadPaused: (sent, size) =>
    `${sizesFr.progress(sent, size)} téléversés, le reste au retour de la connexion`,
  uploaded: 'Téléversé, part avec son message',
  kept: (days) => `Gardé jusqu’à ce que le patient le télécharge, puis ${daysFr(days)}`,
  longUnfetched: 'Non téléchargé par le patient depuis 14 jours',
  counting: (downloaded, due) => `Téléchargé le ${downloaded} · sera supprimé le ${due}`,
  inRecord: 'au dossier',
  deletesOn: (due) => `Sera supprimé le ${due}`,
  soonNotInRecord: (due) => `Sera supprimé le ${due}, pas encore au dossier`,
  deletedOn: (date) => `Supprimé le ${date}`,
  deletedAfter: (date, days) => `Supprimé le ${date} (${daysFr(days)} après le téléchargement)`,

  get: 'Récupérer',
  stop: 'Arrêter',
  tryAgain: 'Réessayer',
  openFile: 'Ouvrir',
  save: 'Enregistrer',
  remove: 'Retirer',
  removeNeedsReply: 'C’est toute la réponse : reprenez-la plutôt.',
  fetching: (arrived, size) => `Réception : ${sizesFr.progress(arrived, size)}`,
  fetchesLater: 'Il sera récupéré au retour de la connexion.',
  notHere: 'Pas sur cet appareil. Il pourra être récupéré au retour de la connexion.',
  fileTrouble: (trouble) => frTroubles[trouble],
  fileArrived: (name) => `${name} est sur cet appareil.`,
  removeTooLate: 'Trop tard : il est peut-être en route.',
  dishonest: 'Son contenu n’est pas ce que dit son nom. Il n’est pas affiché ici.',
  activeKind: 'Il peut exécuter quelque chose là où il est ouvert. Il n’est pas affiché ici.',
  tooLargeToShow: 'Elle est trop grande pour être affichée ici. Elle peut être enregistrée.',
  pictureOf: (name) => `Image : ${name}`,
  pictureFailed: 'Cette image ne peut pas être affichée. Elle peut être enregistrée.',
  close: 'Fermer',
};
