import type { LastError } from '../../src/model/outbox-entry.js';

import { countsIn } from './plurals.js';

const count = countsIn('fr-CA');

type Reason = LastError['reason'];

/** Why a reply was refused, to stand after "Not sent:". */
const enReasons: Partial<Record<Reason, string>> = {
  'not-allowed': 'the clinic’s server does not allow it',
  gone: 'this conversation no longer exists',
  'too-large': 'the message is too large',
  invalid: 'the clinic’s server does not accept it',
  unreadable: 'it can no longer be read on this device',
};

const frReasons: Partial<Record<Reason, string>> = {
  'not-allowed': 'le serveur de la clinique ne le permet pas',
  gone: 'cette conversation n’existe plus',
  'too-large': 'le message est trop volumineux',
  invalid: 'le serveur de la clinique ne l’accepte pas',
  unreadable: 'elle ne peut plus être lue sur cet appareil',
};

/** A conversation's header, its messages, and what can be done with a reply that is not sent. */
export const enConversation = {
  age: (n: number) => String(n),
  born: (date: string) => `born ${date}`,
  openedBy: (name: string, time: string) => `opened by ${name} ${time}`,
  answered: 'answered',
  notAnswered: 'not answered',
  thread: 'Conversation',
  patient: 'Patient',
  caregiver: 'Caregiver',
  shownAs: (name: string) => `shown as ${name}`,
  willShowAs: (name: string) => `will show as ${name}`,
  newSince: 'new since you wrote',
  gone: 'No longer in the clinic’s list',

  queuedBehind: 'Queued – waits behind the one above',
  sendingIn: (seconds: number) => `Sending in ${seconds} s`,
  undo: 'Undo',
  sentAt: (time: string) => `Sent ${time}`,
  readBy: (name: string, time: string) => `Read by ${name} ${time}`,
  takingBack: 'Taking back – the clinic’s server decides',
  takingBackOffline: 'Taking back – when online',
  edit: 'Edit',
  takeBack: 'Take back',
  discard: 'Discard',
  retry: 'Retry',
  sendAsItIs: 'Send as it is',
  cancel: 'Cancel',
  refused: (reason: Reason | undefined) =>
    `Not sent: ${(reason && enReasons[reason]) ?? 'the clinic’s server refused it'}`,
  refusedNext: 'The patient has not seen this reply.',
  yourReply: (time: string) => `Your reply, written ${time} · not sent`,
  heldWroteAgain: (name: string, time: string) =>
    `${name} wrote again at ${time}, before your reply arrived. Read the message, then decide.`,
  heldStaffReplied: (name: string) =>
    `${name} replied while you were writing. Review before sending.`,
  heldMoved: 'The conversation changed before your reply arrived. Review it, then decide.',
  heldUnsure: 'It may already have been sent. Check the conversation, then decide.',
  needConnection: 'Edit and Discard need a connection: the reply must first be taken back.',
  mayBeDelivered: 'Needs a connection: it may already have been delivered.',
  replyUnreadable: 'This reply cannot be read on this device any more.',
  notDone: 'That could not be done. Try again.',
  tooLate: 'Too late: it is already being sent.',
  discardTitle: 'Discard this reply?',
  discardText: (name: string) => `What you wrote to ${name} is deleted and is not sent.`,
  discardAsks: 'If the clinic’s server already has it, it stays sent.',
};

export const frConversation: typeof enConversation = {
  age: (n) => count(n, { one: 'an', other: 'ans' }),
  born: (date) => `naissance : ${date}`,
  openedBy: (name, time) => `ouverte par ${name} ${time}`,
  answered: 'avec réponse',
  notAnswered: 'sans réponse',
  thread: 'Conversation',
  patient: 'Patient',
  caregiver: 'Proche aidant',
  shownAs: (name) => `affiché : ${name}`,
  willShowAs: (name) => `sera affiché : ${name}`,
  newSince: 'nouveau depuis votre réponse',
  gone: 'N’est plus dans la liste de la clinique',

  queuedBehind: 'En attente – derrière la réponse ci-dessus',
  sendingIn: (seconds) => `Envoi dans ${seconds} s`,
  undo: 'Annuler',
  sentAt: (time) => `Envoyé ${time}`,
  readBy: (name, time) => `Lu par ${name} ${time}`,
  takingBack: 'Retrait demandé – le serveur de la clinique décide',
  takingBackOffline: 'Retrait demandé – au retour de la connexion',
  edit: 'Modifier',
  takeBack: 'Retirer',
  discard: 'Supprimer',
  retry: 'Réessayer',
  sendAsItIs: 'Envoyer tel quel',
  cancel: 'Annuler',
  refused: (reason) =>
    `Non envoyé : ${(reason && frReasons[reason]) ?? 'le serveur de la clinique l’a refusé'}`,
  refusedNext: 'Le patient n’a pas vu cette réponse.',
  yourReply: (time) => `Votre réponse, écrite ${time} · non envoyée`,
  heldWroteAgain: (name, time) =>
    `${name} a écrit de nouveau ${time}, avant l’arrivée de votre réponse. Lisez le message, puis décidez.`,
  heldStaffReplied: (name) =>
    `${name} a répondu pendant que vous écriviez. Vérifiez avant d’envoyer.`,
  heldMoved:
    'La conversation a changé avant l’arrivée de votre réponse. Vérifiez-la, puis décidez.',
  heldUnsure: 'Elle est peut-être déjà partie. Vérifiez la conversation, puis décidez.',
  needConnection:
    'Modifier et Supprimer demandent une connexion : la réponse doit d’abord être retirée.',
  mayBeDelivered: 'Demande une connexion : elle est peut-être déjà arrivée.',
  replyUnreadable: 'Cette réponse ne peut plus être lue sur cet appareil.',
  notDone: 'L’action n’a pas pu être faite. Réessayez.',
  tooLate: 'Trop tard : l’envoi est en cours.',
  discardTitle: 'Supprimer cette réponse ?',
  discardText: (name) => `Votre texte à ${name} sera effacé et ne partira pas.`,
  discardAsks: 'Si le serveur de la clinique l’a déjà reçue, elle reste envoyée.',
};
