import type { ConversationFacts } from '../../src/model/conversation.js';
import type { LastError } from '../../src/model/outbox-entry.js';

import { countsIn } from './plurals.js';

const count = countsIn('fr-CA');

type Reason = LastError['reason'];
/** What a status change makes of a conversation. */
type To = ConversationFacts['state'];

/** Why work was refused, to stand after "Not sent:". */
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

/** What is thrown away only after asking. */
type What = 'reply' | 'assignment' | 'status-change' | 'comment';

const enWhat: Record<What, string> = {
  reply: 'reply',
  assignment: 'assignment',
  'status-change': 'request',
  comment: 'comment',
};

const frWhat: Record<What, string> = {
  reply: 'cette réponse',
  assignment: 'cette attribution',
  'status-change': 'cette demande',
  comment: 'ce commentaire',
};

interface Whose {
  readonly recipient: string;
  readonly patient: string;
}

const enDiscardText: Record<Exclude<What, 'reply'>, string> = {
  assignment: 'The conversation is not handed over.',
  'status-change': 'What you asked for is not done.',
  comment: 'What you wrote to your colleagues is deleted and is not sent.',
};

const enStays: Record<What, string> = {
  reply: 'it stays sent',
  assignment: 'it stays done',
  'status-change': 'it stays done',
  comment: 'your colleagues will see it',
};

const frStays: Record<What, string> = {
  reply: 'reçue, elle reste envoyée',
  assignment: 'reçue, elle reste faite',
  'status-change': 'reçue, elle reste faite',
  comment: 'reçu, vos collègues le verront',
};

const frDiscardText: Record<Exclude<What, 'reply'>, string> = {
  assignment: 'La conversation n’est pas transmise.',
  'status-change': 'Ce que vous avez demandé ne sera pas fait.',
  comment: 'Votre texte à vos collègues sera effacé et ne partira pas.',
};

/** A conversation's header, its messages, and what can be done with work that is not accepted yet. */
export const enConversation = {
  age: (n: number) => String(n),
  born: (date: string) => `born ${date}`,
  openedBy: (name: string, time: string) => `opened by ${name} ${time}`,
  answered: 'answered',
  notAnswered: 'not answered',
  markUnread: 'Mark unread',
  markedUnread: 'Marked unread',
  isUnread: 'Unread for you',
  patientHasNotWritten: 'No message of the patient to mark',
  thread: 'Conversation',
  patient: 'Patient',
  caregiver: 'Caregiver',
  shownAs: (name: string) => `shown as ${name}`,
  willShowAs: (name: string) => `will show as ${name}`,
  newSince: 'new since you wrote',
  gone: 'No longer in the clinic’s list',

  queuedOffline: 'Queued – will send when online',
  replyOrAssign: 'Reply or assign',
  tabDraft: 'draft',
  queuedBehind: 'Queued – waits behind the one above',
  queuedNoRoom:
    'Queued – this device’s storage is full. It is kept, and goes on when there is room.',
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
  copyText: 'Copy text',
  cancel: 'Cancel',
  refused: (reason: Reason | undefined) =>
    `Not sent: ${(reason && enReasons[reason]) ?? 'the clinic’s server refused it'}`,
  refusedNext: 'The patient has not seen this reply.',
  yourReply: (time: string) => `Your reply, written ${time} · not sent`,
  yourReplyUnsure: (time: string) => `Your reply, written ${time}`,
  heldWroteAgain: (name: string, time: string) =>
    `${name} wrote again at ${time}, before your reply arrived. Read the message, then decide.`,
  heldStaffReplied: (name: string) =>
    `${name} replied while you were writing. Review before sending.`,
  heldMoved: 'The conversation changed before your reply arrived. Review it, then decide.',
  heldUnsure: 'It may already have been sent. Check the conversation, then decide.',
  needConnection: 'Edit and Discard need a connection: the reply must first be taken back.',
  mayBeDelivered: 'Needs a connection: it may already have been delivered.',
  replyUnreadable: 'This reply cannot be read on this device any more.',
  bodyFetched: 'The messages of this conversation are being fetched.',
  bodyGone:
    'This device had no room left, so messages of this conversation left it. The clinic has them; they come back with the connection.',
  notDoneMuchWaits:
    'That was not done: as much waits to be sent as this device may keep. Try again once something has left.',
  notDone: 'That could not be done. Try again.',
  tooLate: 'Too late: it is already being sent.',
  discardTitle: (what: What) => `Discard this ${enWhat[what]}?`,
  discardText: (what: What, { recipient, patient }: Whose): string =>
    what === 'reply'
      ? `What you wrote to ${recipient} is deleted and is not sent.`
      : `Conversation of ${patient}. ${enDiscardText[what]}`,
  discardAsks: (what: What) => `If the clinic’s server already has it, ${enStays[what]}.`,

  statusAct: (to: To): string => (to === 'open' ? 'Reopen' : 'Close'),
  statusMeans: (to: To): string =>
    to === 'open'
      ? 'The patient can reply again.'
      : 'The patient sees: “The clinic has closed this conversation.” They cannot reply until it is reopened.',
  printAct: 'Print',
  printMeans: 'All messages on paper, without what the staff said to each other.',
  whyReadonly: 'This view is for reading only.',
  statusPending: (to: To): string => (to === 'open' ? 'Reopening' : 'Closing'),
  statusNeedsDecision: (to: To) => `${to === 'open' ? 'Reopening' : 'Closing'} needs your decision`,
  statusRefused: (to: To, reason: Reason | undefined) =>
    `Not ${to === 'open' ? 'reopened' : 'closed'}: ${(reason && enReasons[reason]) ?? 'the clinic’s server refused it'}`,
  statusRefusedNext: 'Nothing has changed for the patient.',
  yourRequest: (time: string) => `Your request, made ${time} · not done`,
  yourRequestUnsure: (time: string) => `Your request, made ${time}`,
  statusWroteAgain: (name: string, time: string) =>
    `${name} wrote again at ${time}, before your request arrived. Read the message, then decide.`,
  statusStaffReplied: (name: string) =>
    `${name} replied before your request arrived. Review the conversation, then decide.`,
  stateChanged: (state: To) =>
    `The conversation was ${state === 'open' ? 'reopened' : 'closed'} before your request arrived. Review it, then decide.`,
  statusMoved: 'The conversation changed before your request arrived. Review it, then decide.',
  statusUnsure: 'It may already have been done. Check the conversation, then decide.',
  statusUnreadable: 'Your request cannot be read on this device any more.',
  statusAsItIs: (to: To): string => (to === 'open' ? 'Reopen as it is' : 'Close as it is'),
  newMeanwhile: 'new meanwhile',
  conversationClosed: 'Conversation closed',
  conversationReopened: 'Conversation reopened',
};

export const frConversation: typeof enConversation = {
  age: (n) => count(n, { one: 'an', other: 'ans' }),
  born: (date) => `naissance : ${date}`,
  openedBy: (name, time) => `ouverte par ${name} ${time}`,
  answered: 'avec réponse',
  notAnswered: 'sans réponse',
  markUnread: 'Marquer comme non lue',
  markedUnread: 'Marquée comme non lue',
  isUnread: 'Non lue pour vous',
  patientHasNotWritten: 'Aucun message du patient à marquer',
  thread: 'Conversation',
  patient: 'Patient',
  caregiver: 'Proche aidant',
  shownAs: (name) => `affiché : ${name}`,
  willShowAs: (name) => `sera affiché : ${name}`,
  newSince: 'nouveau depuis votre réponse',
  gone: 'N’est plus dans la liste de la clinique',

  queuedOffline: 'En attente – partira au retour de la connexion',
  replyOrAssign: 'Répondre ou attribuer',
  tabDraft: 'brouillon',
  queuedBehind: 'En attente – derrière ce qui est ci-dessus',
  queuedNoRoom:
    'En attente – l’espace de cet appareil est plein. Elle est gardée et continuera quand il y aura de la place.',
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
  copyText: 'Copier le texte',
  cancel: 'Annuler',
  refused: (reason) =>
    `Non envoyé : ${(reason && frReasons[reason]) ?? 'le serveur de la clinique l’a refusé'}`,
  refusedNext: 'Le patient n’a pas vu cette réponse.',
  yourReply: (time) => `Votre réponse, écrite ${time} · non envoyée`,
  yourReplyUnsure: (time) => `Votre réponse, écrite ${time}`,
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
  bodyFetched: 'Les messages de cette conversation arrivent.',
  bodyGone:
    'Cet appareil n’avait plus de place : des messages de cette conversation l’ont quitté. La clinique les a ; ils reviennent avec la connexion.',
  notDoneMuchWaits:
    'L’action n’a pas été faite : cet appareil garde déjà tout ce qui peut attendre. Réessayez dès que quelque chose est parti.',
  notDone: 'L’action n’a pas pu être faite. Réessayez.',
  tooLate: 'Trop tard : l’envoi est en cours.',
  discardTitle: (what) => `Supprimer ${frWhat[what]} ?`,
  discardText: (what, { recipient, patient }) =>
    what === 'reply'
      ? `Votre texte à ${recipient} sera effacé et ne partira pas.`
      : `Conversation de ${patient}. ${frDiscardText[what]}`,
  discardAsks: (what) => `Si le serveur de la clinique l’a déjà ${frStays[what]}.`,

  statusAct: (to) => (to === 'open' ? 'Rouvrir' : 'Fermer'),
  statusMeans: (to) =>
    to === 'open'
      ? 'Le patient pourra de nouveau répondre.'
      : 'Le patient voit : « La clinique a fermé cette conversation. » Il ne peut pas répondre tant qu’elle n’est pas rouverte.',
  printAct: 'Imprimer',
  printMeans: 'Tous les messages sur papier, sans ce que le personnel s’est dit.',
  whyReadonly: 'Cette vue sert seulement à lire.',
  statusPending: (to) => (to === 'open' ? 'Réouverture' : 'Fermeture'),
  statusNeedsDecision: (to) => `${to === 'open' ? 'Réouverture' : 'Fermeture'} à vérifier`,
  statusRefused: (to, reason) =>
    `Non ${to === 'open' ? 'rouverte' : 'fermée'} : ${(reason && frReasons[reason]) ?? 'le serveur de la clinique l’a refusé'}`,
  statusRefusedNext: 'Rien n’a changé pour le patient.',
  yourRequest: (time) => `Votre demande, faite ${time} · non exécutée`,
  yourRequestUnsure: (time) => `Votre demande, faite ${time}`,
  statusWroteAgain: (name, time) =>
    `${name} a écrit de nouveau ${time}, avant l’arrivée de votre demande. Lisez le message, puis décidez.`,
  statusStaffReplied: (name) =>
    `${name} a répondu avant l’arrivée de votre demande. Vérifiez la conversation, puis décidez.`,
  stateChanged: (state) =>
    `La conversation a été ${state === 'open' ? 'rouverte' : 'fermée'} avant l’arrivée de votre demande. Vérifiez-la, puis décidez.`,
  statusMoved:
    'La conversation a changé avant l’arrivée de votre demande. Vérifiez-la, puis décidez.',
  statusUnsure: 'C’est peut-être déjà fait. Vérifiez la conversation, puis décidez.',
  statusUnreadable: 'Votre demande ne peut plus être lue sur cet appareil.',
  statusAsItIs: (to) => (to === 'open' ? 'Rouvrir telle quelle' : 'Fermer telle quelle'),
  newMeanwhile: 'nouveau entre-temps',
  conversationClosed: 'Conversation fermée',
  conversationReopened: 'Conversation rouverte',
};
