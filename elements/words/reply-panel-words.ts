import { countsIn } from './plurals.js';

const countEn = countsIn('en-CA');
const countFr = countsIn('fr-CA');

/** Everything on the panel in which a reply is written. */
export const enReplyPanel = {
  to: 'To:',
  about: (name: string) => `about ${name}`,
  messageToPatient: 'Message to the patient',
  replyToPatient: 'Reply to Patient',
  replyAndEnd: 'Reply and end conversation',
  draftSaved: (time: string) => `Draft saved ${time}`,
  hintStays: 'keeps it in the Inbox.',
  hintEnds: 'Sending ends this conversation. The patient cannot reply.',
  hintReopens: 'Sending reopens this conversation. The patient can reply.',
  hintMasked: (name: string) => `Patient sees: ${name}.`,
  hintBehind: 'A new reply waits behind the one above.',
  whyEmpty: 'Write a message first.',
  whyTooLong: (over: number) =>
    `${countEn(over, { one: 'character', other: 'characters' })} too many. Shorten the message.`,
  whyClosed: 'This conversation is closed and can only be read.',
  whyNotAllowed: 'You may not reply to patients.',
  whyPatient: 'This patient cannot be messaged.',
  left: (n: number) => `${countEn(n, { one: 'character', other: 'characters' })} left`,
  storageFull: 'Not saved. This device’s storage is full. Your text is kept in this field.',
  notSaved: 'Not saved on this device. Your text is kept in this field.',
};

export const frReplyPanel: typeof enReplyPanel = {
  to: 'À :',
  about: (name) => `au sujet de ${name}`,
  messageToPatient: 'Message au patient',
  replyToPatient: 'Répondre au patient',
  replyAndEnd: 'Répondre et terminer la conversation',
  draftSaved: (time) => `Brouillon enregistré ${time}`,
  hintStays: 'laisse la conversation dans la réception.',
  hintEnds: 'L’envoi met fin à la conversation. Le patient ne pourra pas répondre.',
  hintReopens: 'L’envoi rouvre la conversation. Le patient pourra répondre.',
  hintMasked: (name) => `Le patient voit : ${name}.`,
  hintBehind: 'Une nouvelle réponse attendra derrière celle du dessus.',
  whyEmpty: 'Écrivez d’abord un message.',
  whyTooLong: (over) =>
    `${countFr(over, { one: 'caractère', other: 'caractères' })} de trop. Raccourcissez le message.`,
  whyClosed: 'Cette conversation est fermée ; elle peut seulement être lue.',
  whyNotAllowed: 'Vous ne pouvez pas répondre aux patients.',
  whyPatient: 'Ce patient ne peut pas recevoir de messages.',
  left: (n) => countFr(n, { one: 'caractère restant', other: 'caractères restants' }),
  storageFull:
    'Non enregistré. L’espace de cet appareil est plein. Votre texte reste dans ce champ.',
  notSaved: 'Non enregistré sur cet appareil. Votre texte reste dans ce champ.',
};
