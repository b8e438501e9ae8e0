import { enAttach, frAttach } from './attach-words.js';
import { countsIn } from './plurals.js';

const countEn = countsIn('en-CA');
const countFr = countsIn('fr-CA');

/** Why the patient cannot be allowed to attach. */
const ATTACHMENTS_OFF = {
  en: { 'needs-response': 'needs Allow Response', patient: 'this patient may not attach files' },
  fr: {
    'needs-response': 'demande une réponse',
    patient: 'ce patient ne peut pas joindre de fichiers',
  },
};

type AttachmentsOff = keyof (typeof ATTACHMENTS_OFF)['en'];

/** Everything on the panel in which a reply is written. */
export const enReplyPanel = {
  ...enAttach,
  to: 'To:',
  about: (name: string) => `about ${name}`,
  messageToPatient: 'Message to the patient',
  left: (n: number) => `${countEn(n, { one: 'character', other: 'characters' })} left`,
  draftSaved: (time: string) => `Draft saved ${time}`,
  saved: (time: string) => `Saved ${time}`,
  storageFull: 'Not saved. This device’s storage is full. Your text is kept in this field.',
  muchWaits:
    'Not queued. As much waits to be sent as this device may keep. Your text is kept in this field; send it once something has left.',
  notSaved: 'Not saved on this device. Your text is kept in this field.',

  options: 'Options:',
  asUsual: 'as usual',
  allowResponse: 'Allow Response',
  allowAttachments: 'Allow Attachments',
  attachmentsOff: (why: AttachmentsOff): string => ATTACHMENTS_OFF.en[why],
  maskName: 'Mask Name',
  billable: 'Billable',
  mayNotBill: 'you may not bill',
  feeCode: 'Fee Code',
  provider: 'Provider',
  ifUnread: 'If unread',
  doNotNotify: 'Do Not Notify Me if Unread',
  notifyAfter: (duration: string) => `Notify me if unread after ${duration}`,
  nameShown: 'name shown',
  notBillable: 'not billable',

  patientWillSee: 'The patient will see',
  patientWillSeeThis: 'The patient will see:',
  canAnswer: 'can answer',
  cannotAnswer: 'cannot answer',
  canAttach: 'can attach files',
  cannotAttach: 'cannot attach files',
  writeAReply: 'Write a reply…',
  attach: 'Attach',
  patientEnded: 'The clinic has ended this conversation.',

  replyToPatient: 'Reply to Patient',
  replyAndEnd: 'Reply and end conversation',
  replyAndReopen: 'Reply and reopen conversation',
  hintStays: 'keeps it in the Inbox.',
  hintEnds: 'Sending ends this conversation. The patient cannot reply.',
  hintReopens: 'Sending reopens this conversation. The patient can reply.',
  hintBehind: 'A new reply waits behind the one above.',
  namesYou: 'The message names you: the patient will read that.',
  fileNamesYou: 'A file’s name names you: the patient will read that.',
  billedThisWeek: (what: string) =>
    `Already billed for this patient this week: ${what}. It can be billed again.`,
  authorNotProvider:
    'You are not among the clinic’s billing providers. Some codes are paid only for what a provider writes.',
  feeCodeUnknown: (code: string) => `${code} is not among the clinic’s fee codes. It can be sent.`,

  whyEmpty: 'Write a message first.',
  whyNothing: 'Write a message or attach a file first.',
  whySealing: 'A file is still being attached. Wait for it, or stop it.',
  whyTooLong: (over: number) =>
    `${countEn(over, { one: 'character', other: 'characters' })} too many. Shorten the message.`,
  whyFeeCode: 'Enter a fee code, or turn Billable off.',
  whyFeeCodeLong: 'A fee code has at most 12 characters.',
  whyProvider: 'Choose the provider for whom it is billed.',
  whyClosed: 'This conversation is closed and can only be read.',
  whyNotAllowed: 'You may not reply to patients.',
  whyPatient: 'This patient cannot be messaged.',

  confirmTitle: (consequence: 'ends' | 'reopens'): string =>
    consequence === 'ends' ? 'End this conversation?' : 'Reopen this conversation?',
  confirmText: (consequence: 'ends' | 'reopens', name: string): string =>
    consequence === 'ends'
      ? `${name} gets this message and cannot reply to it. It stays in the Inbox, marked Ended.`
      : `It was ended. ${name} gets this message and can reply again.`,
  goBack: 'Go back',
};

export const frReplyPanel: typeof enReplyPanel = {
  ...frAttach,
  to: 'À :',
  about: (name) => `au sujet de ${name}`,
  messageToPatient: 'Message au patient',
  left: (n) => countFr(n, { one: 'caractère restant', other: 'caractères restants' }),
  draftSaved: (time) => `Brouillon enregistré ${time}`,
  saved: (time) => `Enregistré ${time}`,
  storageFull:
    'Non enregistré. L’espace de cet appareil est plein. Votre texte reste dans ce champ.',
  muchWaits:
    'Pas mis en attente. Cet appareil garde déjà tout ce qui peut attendre. Votre texte reste dans ce champ ; envoyez-le dès que quelque chose est parti.',
  notSaved: 'Non enregistré sur cet appareil. Votre texte reste dans ce champ.',

  options: 'Options :',
  asUsual: 'comme d’habitude',
  allowResponse: 'Permettre une réponse',
  allowAttachments: 'Permettre les pièces jointes',
  attachmentsOff: (why) => ATTACHMENTS_OFF.fr[why],
  maskName: 'Masquer mon nom',
  billable: 'Facturable',
  mayNotBill: 'vous ne pouvez pas facturer',
  feeCode: 'Code d’acte',
  provider: 'Professionnel',
  ifUnread: 'Si non lu',
  doNotNotify: 'Ne pas m’aviser si non lu',
  notifyAfter: (duration) => `M’aviser si non lu après ${duration}`,
  nameShown: 'nom affiché',
  notBillable: 'non facturable',

  patientWillSee: 'Le patient verra',
  patientWillSeeThis: 'Le patient verra :',
  canAnswer: 'peut répondre',
  cannotAnswer: 'ne peut pas répondre',
  canAttach: 'peut joindre des fichiers',
  cannotAttach: 'ne peut pas joindre de fichiers',
  writeAReply: 'Écrire une réponse…',
  attach: 'Joindre',
  patientEnded: 'La clinique a mis fin à cette conversation.',

  replyToPatient: 'Répondre au patient',
  replyAndEnd: 'Répondre et terminer la conversation',
  replyAndReopen: 'Répondre et rouvrir la conversation',
  hintStays: 'laisse la conversation dans la réception.',
  hintEnds: 'L’envoi met fin à la conversation. Le patient ne pourra pas répondre.',
  hintReopens: 'L’envoi rouvre la conversation. Le patient pourra répondre.',
  hintBehind: 'Une nouvelle réponse attendra derrière celle du dessus.',
  namesYou: 'Le message dit votre nom : le patient le lira.',
  fileNamesYou: 'Le nom d’un fichier dit votre nom : le patient le lira.',
  billedThisWeek: (what) =>
    `Déjà facturé pour ce patient cette semaine : ${what}. Peut être facturé de nouveau.`,
  authorNotProvider:
    'Vous n’êtes pas parmi les professionnels qui facturent à la clinique. Certains codes ne sont payés que pour ce qu’un professionnel écrit lui-même.',
  feeCodeUnknown: (code) =>
    `${code} n’est pas parmi les codes de la clinique. Il peut être envoyé.`,

  whyEmpty: 'Écrivez d’abord un message.',
  whyNothing: 'Écrivez d’abord un message, ou joignez un fichier.',
  whySealing: 'Un fichier est encore en train d’être joint. Attendez, ou arrêtez-le.',
  whyTooLong: (over) =>
    `${countFr(over, { one: 'caractère', other: 'caractères' })} de trop. Raccourcissez le message.`,
  whyFeeCode: 'Entrez un code d’acte, ou décochez Facturable.',
  whyFeeCodeLong: 'Un code d’acte a 12 caractères au plus.',
  whyProvider: 'Choisissez le professionnel pour qui l’acte est facturé.',
  whyClosed: 'Cette conversation est fermée ; elle peut seulement être lue.',
  whyNotAllowed: 'Vous ne pouvez pas répondre aux patients.',
  whyPatient: 'Ce patient ne peut pas recevoir de messages.',

  confirmTitle: (consequence) =>
    consequence === 'ends' ? 'Terminer cette conversation ?' : 'Rouvrir cette conversation ?',
  confirmText: (consequence, name) =>
    consequence === 'ends'
      ? `${name} recevra ce message et ne pourra pas y répondre. La conversation reste dans la réception, marquée Terminée.`
      : `Elle était terminée. ${name} recevra ce message et pourra répondre de nouveau.`,
  goBack: 'Revenir',
};
