import { countsIn } from './plurals.js';

const inEnglish = countsIn('en-CA');
const inFrench = countsIn('fr-CA');

/** The formats that this package makes; a host's own name themselves. */
const enFormats: Readonly<Record<string, string>> = {
  pdf: 'PDF',
  text: 'text',
  'hrm-xml': 'HRM-format XML',
};
const frFormats: Readonly<Record<string, string>> = {
  pdf: 'PDF',
  text: 'texte',
  'hrm-xml': 'XML au format HRM',
};

/** Copies of a conversation for the patient's record. */
export const enRecord = {
  recordCounts: (messages: number, files: number) =>
    `${inEnglish(messages, { one: 'message', other: 'messages' })}, ${inEnglish(files, { one: 'file', other: 'files' })}`,
  inRecordSince: (time: string, counts: string) => `in the record since ${time} (${counts})`,
  recordFormat: (id: string) => enFormats[id] ?? id,

  sendAndDownload: 'Send and Download',
  hintDownload: 'sends, makes a record copy of the whole conversation, closes it.',
  hintDownloadCloses: 'The patient cannot reply until it is reopened.',
  hintDownloadOffline: 'The record copy and closing happen after the reply is sent.',
  hintDownloadOff: (why: string) => `Send and Download is off: ${why}`,
  recordInto: 'Record:',

  recordAct: (closes: boolean): string => (closes ? 'Record copy and close' : 'Record copy'),
  recordMeans: (closes: boolean): string =>
    closes
      ? 'Makes a copy of the whole conversation, and closes it once the copy is in the record.'
      : 'Makes a copy of the whole conversation for the record. The patient sees nothing of it.',
  whyGone: 'This conversation is no longer in the clinic’s list.',
  whyMayNotClose: 'You may not close or reopen conversations.',
  whyDecideFirst: 'First decide about what was not sent, at the end of the conversation.',
  whyMayNotRecord: 'You may not file in the patient’s record.',
  whyCopying: 'A record copy of this conversation is under way.',

  recordPending: 'Record copy',
  recordWaits: 'waits for the connection',
  recordBehind: 'waits behind the one above',
  recordFetching: (here: number, of: number) => `fetching its files, ${here} of ${of}`,
  recordThenCloses: 'then the conversation closes',
  recordLeaveOpen: 'Leave it open',
  recordNoCopy: 'No copy',

  recordAsk: 'Is it in the record?',
  recordSaved: (time: string, counts: string) => `Saved ${time} · ${counts}`,
  recordPutIt: (system: string, closes: boolean) =>
    `The file was saved on this computer. Put it into the patient’s record (${system}), then say so here.${closes ? ' The conversation closes after that.' : ''}`,
  recordNowhere: (closes: boolean) =>
    `Saved to this computer, not to the patient’s record: the clinic has no record system here.${closes ? ' Close the conversation all the same?' : ''}`,
  recordIsIn: 'It is in the record',
  recordCloseAnyway: 'Close all the same',
  recordDone: 'Done',
  recordSaveAgain: 'Save the file again',
  recordSaveAs: (format: string) => `Save as ${format}`,
  recordSaveFiles: (withFiles: boolean): string =>
    withFiles ? 'Save with its files' : 'Save without its files',

  recordFailed: (ofReply: boolean): string =>
    ofReply ? 'Sent; not yet in the record' : 'Not yet in the record',
  recordAsked: (time: string) => `Record copy, asked for ${time}`,
  recordNotMade: 'No complete copy could be made, so none was.',
  recordFilesMissing: 'A file of the conversation could not be fetched, so no copy was made.',
  recordNotFiled: (system: string) => `${system} did not take it.`,
  recordRefused: 'The clinic’s server did not note the copy.',
  recordUnsure: 'It is not known whether the server has noted it. Make the copy again.',
  recordStaysOpen: 'The conversation stays open.',
};

export const frRecord: typeof enRecord = {
  recordCounts: (messages, files) =>
    `${inFrench(messages, { one: 'message', other: 'messages' })}, ${inFrench(files, { one: 'fichier', other: 'fichiers' })}`,
  inRecordSince: (time, counts) => `au dossier depuis ${time} (${counts})`,
  recordFormat: (id) => frFormats[id] ?? id,

  sendAndDownload: 'Envoyer et télécharger',
  hintDownload:
    'envoie, fait une copie de toute la conversation pour le dossier, ferme la conversation.',
  hintDownloadCloses: 'Le patient ne peut pas répondre tant qu’elle n’est pas rouverte.',
  hintDownloadOffline: 'La copie au dossier et la fermeture suivent l’envoi de la réponse.',
  hintDownloadOff: (why) => `Envoyer et télécharger n’est pas possible : ${why}`,
  recordInto: 'Dossier :',

  recordAct: (closes) => (closes ? 'Copie au dossier et fermeture' : 'Copie au dossier'),
  recordMeans: (closes) =>
    closes
      ? 'Fait une copie de toute la conversation, et la ferme quand la copie est au dossier.'
      : 'Fait une copie de toute la conversation pour le dossier. Le patient n’en voit rien.',
  whyGone: 'Cette conversation n’est plus dans la liste de la clinique.',
  whyMayNotClose: 'Vous ne pouvez ni fermer ni rouvrir de conversations.',
  whyDecideFirst: 'Décidez d’abord de ce qui n’a pas été envoyé, à la fin de la conversation.',
  whyMayNotRecord: 'Vous ne pouvez rien classer au dossier du patient.',
  whyCopying: 'Une copie de cette conversation est déjà en cours.',

  recordPending: 'Copie au dossier',
  recordWaits: 'attend la connexion',
  recordBehind: 'derrière ce qui est ci-dessus',
  recordFetching: (here, of) => `récupère ses fichiers, ${here} sur ${of}`,
  recordThenCloses: 'puis la conversation se ferme',
  recordLeaveOpen: 'La laisser ouverte',
  recordNoCopy: 'Pas de copie',

  recordAsk: 'Est-ce au dossier ?',
  recordSaved: (time, counts) => `Enregistré ${time} · ${counts}`,
  recordPutIt: (system, closes) =>
    `Le fichier est enregistré sur cet ordinateur. Versez-le au dossier du patient (${system}), puis dites-le ici.${closes ? ' La conversation se ferme ensuite.' : ''}`,
  recordNowhere: (closes) =>
    `Enregistré sur cet ordinateur, pas au dossier du patient : la clinique n’a pas de système de dossiers ici.${closes ? ' Fermer la conversation quand même ?' : ''}`,
  recordIsIn: 'C’est au dossier',
  recordCloseAnyway: 'Fermer quand même',
  recordDone: 'Terminé',
  recordSaveAgain: 'Enregistrer de nouveau',
  recordSaveAs: (format) => `Enregistrer en ${format}`,
  recordSaveFiles: (withFiles) =>
    withFiles ? 'Enregistrer avec ses fichiers' : 'Enregistrer sans ses fichiers',

  recordFailed: (ofReply) => (ofReply ? 'Envoyé; pas encore au dossier' : 'Pas encore au dossier'),
  recordAsked: (time) => `Copie au dossier, demandée ${time}`,
  recordNotMade: 'Aucune copie complète n’a pu être faite; il n’y en a donc pas.',
  recordFilesMissing:
    'Un fichier de la conversation n’a pas pu être récupéré; il n’y a donc pas de copie.',
  recordNotFiled: (system) => `${system} ne l’a pas prise.`,
  recordRefused: 'Le serveur de la clinique n’a pas noté la copie.',
  recordUnsure: 'On ne sait pas si le serveur l’a notée. Refaites la copie.',
  recordStaysOpen: 'La conversation reste ouverte.',
};
