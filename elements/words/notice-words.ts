import { daysEn, daysFr } from './attach-words.js';
import { countsIn } from './plurals.js';

const en = countsIn('en-CA');
const fr = countsIn('fr-CA');

/** Messages that were not read in time, and files that are about to go. */
export const enNotices = {
  noticesHeading: 'Notices',
  noticesShow: 'Show',
  noticesFold: 'Fold',
  noticesHide: 'Put away until the next one',
  noticesHidden: 'Put away. The list goes on saying it.',
  noticeMore: 'More',
  noticeSince: (days: number) => (days < 1 ? '' : ` – ${daysEn(days)}`),
  notReadMine: (sent: string, asOf: string) =>
    `The patient has not read your message of ${sent} (as of ${asOf}).`,
  notReadOf: (sender: string, sent: string, asOf: string) =>
    `The patient has not read the message of ${sender} of ${sent} (as of ${asOf}).`,
  noReceiptMine: (sent: string, asOf: string) =>
    `Your message of ${sent}: no receipt as of ${asOf}.`,
  noReceiptOf: (sender: string, sent: string, asOf: string) =>
    `The message of ${sender} of ${sent}: no receipt as of ${asOf}.`,
  notReadAfter: (days: number) => (days < 1 ? 'Not read' : `Not read after ${daysEn(days)}`),
  noReceiptAsOf: (time: string) => `No receipt as of ${time}`,
  noReceiptsAsOf: (n: number, time: string) =>
    `${en(n, { one: 'message', other: 'messages' })}: no receipt as of ${time}`,
  iconNotices: (n: number) =>
    en(n, { one: 'message that was not read', other: 'messages that were not read' }),
  noticeOpen: 'Open',
  remindIn: 'Remind again in',
  remind: 'Remind',
  noticeDone: 'Done',
  reminderSet: (name: string, duration: string) => `${name}: you will be reminded in ${duration}.`,
  noticeSettled: (name: string) => `${name}: done.`,
  noticesCame: (n: number) =>
    en(n, {
      one: 'message was not read in time',
      other: 'messages were not read in time',
    }),
  alsoOutside: 'Also tell me outside this page, without names',
  outsideRefused: 'This browser does not let this page tell you.',
  goesOn: (date: string) => `Deletes on ${date}`,
  goingFiles: 'Files deleted soon, not in the record',
};

export const frNotices: typeof enNotices = {
  noticesHeading: 'Avis',
  noticesShow: 'Afficher',
  noticesFold: 'Replier',
  noticesHide: 'Ranger jusqu’au prochain',
  noticesHidden: 'Rangé. La liste continue de le dire.',
  noticeMore: 'Plus',
  noticeSince: (days) => (days < 1 ? '' : ` – ${daysFr(days)}`),
  notReadMine: (sent, asOf) =>
    `Le patient n’a pas lu votre message envoyé ${sent} (selon le serveur, ${asOf}).`,
  notReadOf: (sender, sent, asOf) =>
    `Le patient n’a pas lu le message de ${sender} envoyé ${sent} (selon le serveur, ${asOf}).`,
  noReceiptMine: (sent, asOf) =>
    `Votre message envoyé ${sent} : aucun accusé de lecture (selon le serveur, ${asOf}).`,
  noReceiptOf: (sender, sent, asOf) =>
    `Le message de ${sender} envoyé ${sent} : aucun accusé de lecture (selon le serveur, ${asOf}).`,
  notReadAfter: (days) => (days < 1 ? 'Non lu' : `Non lu après ${daysFr(days)}`),
  noReceiptAsOf: (time) => `Aucun accusé ${time}`,
  noReceiptsAsOf: (n, time) =>
    `${fr(n, { one: 'message', other: 'messages' })} : aucun accusé ${time}`,
  iconNotices: (n) => fr(n, { one: 'message non lu à temps', other: 'messages non lus à temps' }),
  noticeOpen: 'Ouvrir',
  remindIn: 'Me le rappeler dans',
  remind: 'Rappeler',
  noticeDone: 'Terminé',
  reminderSet: (name, duration) => `${name} : rappel dans ${duration}.`,
  noticeSettled: (name) => `${name} : terminé.`,
  noticesCame: (n) =>
    fr(n, {
      one: 'message n’a pas été lu à temps',
      other: 'messages n’ont pas été lus à temps',
    }),
  alsoOutside: 'M’aviser aussi hors de cette page, sans nom',
  outsideRefused: 'Ce navigateur ne permet pas à cette page de vous aviser.',
  goesOn: (date) => `Sera supprimé le ${date}`,
  goingFiles: 'Fichiers bientôt supprimés, pas au dossier',
};
