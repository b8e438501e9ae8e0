import type { Delivery } from '../../src/store/views.js';
import type { en } from './en.js';
import { frLimits } from './limits.js';
import { countsIn } from './plurals.js';

const count = countsIn('fr-CA');
const items = (n: number): string => count(n, { one: 'élément', other: 'éléments' });
const partiront = (n: number): string => (n < 2 ? 'partira' : 'partiront');

const frRecording: Record<NonNullable<Delivery['recording']>, string> = {
  queued: 'Copie au dossier en attente',
  making: 'Préparation de la copie au dossier',
  unconfirmed: 'Est-ce au dossier ?',
  filing: 'Classement au dossier en cours',
  failed: 'Pas encore au dossier',
  'will-close': 'Sera fermée après l’envoi',
};

/** Canadian French; to be read by a native clinic reviewer. */
export const fr: typeof en = {
  ...frLimits,
  atTime: (clock) => `à ${clock}`,
  onDay: (date) => `le ${date}`,
  onDayAtTime: (date, clock) => `le ${date} à ${clock}`,

  messages: 'Messages',
  views: 'Listes',
  scopeInbox: 'Réception',
  scopeMine: 'Les miens',
  scopeGroups: 'Mes groupes',
  scopeUnassigned: 'Non attribués',
  scopeOpen: 'Tous ouverts',
  scopeAssignedByMe: 'Attribués par moi',
  scopeEnded: 'Terminés',
  scopeClosed: 'Fermés',
  scopeBilling: 'Rapport de facturation',
  scopeWaiting: 'En attente',
  scopeNeeds: (n) => `${items(n)} à vérifier`,
  filters: 'Seulement',
  chipUnread: 'Non lus',
  chipNeedsAnswer: 'À répondre',
  chipNotSent: 'Non envoyés',
  conversations: (n) => count(n, { one: 'conversation', other: 'conversations' }),
  conversationsAsOf: (n, time) =>
    `${count(n, { one: 'conversation', other: 'conversations' })} ${time}`,
  synced: (time) => `Synchronisé ${time}`,
  lastSynced: (time) => `Dernière synchronisation ${time}`,
  notSynced: 'Pas encore synchronisé',

  iconUnread: (messages, conversations, time) =>
    `Messages, ${count(messages, { one: 'non lu', other: 'non lus' })} dans ${count(conversations, { one: 'conversation', other: 'conversations' })}, ${time}`,
  iconNone: (time) => `Messages, aucun non lu, ${time}`,
  iconNeeds: (n) => `${items(n)} à vérifier`,
  iconAssigned: (n) =>
    `${count(n, { one: 'conversation', other: 'conversations' })} à vous depuis peu`,
  iconOffline: 'hors ligne',
  iconLocked: 'Messages, verrouillés',
  iconNever: 'Messages, pas encore chargés sur cet appareil',

  unread: 'Non lu',
  fromCaregiver: (name, relationship) => `de ${name}, ${relationship}`,
  you: 'Vous',
  byYou: 'vous',
  yourWords: (text) => `Vous : ${text}`,
  unassigned: 'Non attribué',
  someone: 'Inconnu',
  files: (n) => count(n, { one: 'fichier', other: 'fichiers' }),
  assignedTo: (name) => `Attribué à ${name}`,
  noAnswer: (days) => `Sans réponse depuis ${count(days, { one: 'jour', other: 'jours' })}`,
  openedNotAnswered: (name, time) => `Sans réponse, ouverte par ${name} ${time}`,
  openedBriefly: (time) => `Ouverte ${time}, sans réponse`,
  readAt: (time) => `Lu ${time}`,
  ended: 'Terminée',
  open: 'Ouverte',
  closed: 'Fermée',
  yesterday: 'Hier',
  today: 'Aujourd’hui',

  noHandle: 'Les messages paraîtront ici une fois le portail connecté.',
  emptyInbox: 'Aucun message en attente.',
  emptyMine: 'Rien ne vous est attribué.',
  emptyGroups: 'Rien n’attend dans vos groupes de travail.',
  emptyUnassigned: 'Toutes les conversations ouvertes sont attribuées.',
  emptyAssignedByMe: 'Rien de ce que vous avez attribué n’est ouvert.',
  emptyEnded: 'Aucune conversation terminée n’est ouverte.',
  emptyFiltered: 'Aucune conversation de cette liste ne correspond.',
  showAll: 'Tout afficher',
  goTo: (view, n) => `${view} · ${n}`,
  emptyOpen: 'Aucune conversation ouverte.',
  emptyClosed: 'Aucune conversation fermée sur cet appareil.',
  emptyWaiting: 'Rien n’attend d’être envoyé.',
  emptyAsOf: (time) => `selon ce qui était connu ${time}`,
  firstSync: (received, total) => `Première synchronisation : ${received} sur ${total}`,
  startAlready: 'Vous pouvez déjà commencer',
  loading: 'Chargement des messages',
  unreachable: 'Le serveur de la clinique ne répond pas.',
  unreachableNext: 'Rien n’est encore chargé sur cet appareil. Intray continue d’essayer.',
  notIntray: 'Ce qui répond à cette adresse n’est pas le service de messages de la clinique.',
  notIntrayNext: 'Le soutien du portail peut corriger l’adresse. Rien n’a été envoyé.',
  unreadable: 'Cette liste n’a pas pu être lue sur cet appareil.',
  unreadableNext: 'Rechargez la page. Ce qui est en attente reste sur cet appareil.',
  setAside: (n) =>
    `${items(n)} n’${n < 2 ? 'a' : 'ont'} pas pu être ${n < 2 ? 'affiché' : 'affichés'}.`,

  offlineTitle: 'Vous êtes hors ligne.',
  offlineText: (n) =>
    n === 0
      ? 'Continuez à travailler.'
      : `Continuez à travailler ; ${items(n)} ${partiront(n)} au retour de la connexion.`,
  dataFrom: (time) => `Données reçues ${time}`,
  tryNow: 'Réessayer',
  sessionEndedTitle: 'Votre session est terminée.',
  sessionEndedText: (n) =>
    n === 0 ? 'Connectez-vous pour continuer.' : `Connectez-vous pour envoyer ${items(n)}.`,
  otherUserTitle: 'Une autre personne est connectée au portail.',
  otherUserText: (n, name) =>
    n === 0
      ? 'Rien n’est reçu avant votre prochaine connexion.'
      : `Rien n’est envoyé : ${items(n)} de ${name} ${partiront(n)} à sa prochaine connexion.`,
  locked: 'Verrouillé',
  lockedText: (n) =>
    `Déverrouillez dans le portail pour continuer.${n === 0 ? '' : ` ${items(n)} en attente.`}`,
  othersWait: (name, n) =>
    `${name} a ${count(n, { one: 'élément non envoyé', other: 'éléments non envoyés' })} sur cet ordinateur : ${n < 2 ? 'il' : 'ils'} ${partiront(n)} à sa prochaine connexion.`,
  putAway: 'Masquer',
  signedOut: 'Vous êtes déconnecté.',
  signedOutNext: 'Connectez-vous au portail pour ouvrir vos messages.',
  networkTitle: 'Ce réseau demande une connexion.',
  networkText: (n) =>
    n === 0 ? 'Continuez à travailler.' : `${items(n)} ${partiront(n)} une fois l’accès ouvert.`,
  storageTitle: 'L’espace de cet appareil est plein ou fermé à Intray.',
  storageText:
    'Les nouvelles réponses ne peuvent pas être gardées ici. Votre texte reste dans le champ.',
  removedTitle: 'Des données locales ont été effacées de cet appareil.',
  removedText: (n) =>
    n === 0
      ? 'Des réponses non envoyées sont peut-être perdues. Vérifiez les conversations.'
      : `Au moins ${items(n)} ${n < 2 ? 'n’a peut-être pas été envoyé' : 'n’ont peut-être pas été envoyés'}. Vérifiez les conversations.`,
  startAnew: 'Recommencer',
  silentTitle: 'Le stockage de cet appareil ne répond pas.',
  newerTitle: 'Intray a été mis à jour.',
  newerText: 'Rechargez la page pour continuer. Votre texte est gardé.',
  reload: 'Recharger',
  otherTabsTitle: 'Une version plus ancienne est ouverte dans un autre onglet.',
  otherTabsText: 'Fermez les autres onglets du portail pour continuer.',
  crowdedTitle: 'Bientôt, plus rien ne pourra être mis en attente.',
  fullTitle: 'Plus rien ne peut être mis en attente.',
  stuckTitle: 'Un envoi n’est pas encore parti.',
  stuckText: (n, time) =>
    `${items(n)} ${n < 2 ? 'attend' : 'attendent'} ; le premier a été mis en attente ${time}. Intray réessaie.`,
  notSentFor: (days) => `Non envoyé depuis ${count(days, { one: 'jour', other: 'jours' })}`,

  queued: 'En attente',
  sending: 'Envoi en cours',
  sent: 'Envoyé',
  parked: 'En attente de connexion',
  parkedLocked: 'En attente du déverrouillage',
  takenBack: 'Retiré',
  takingBackNow: 'Retrait demandé',
  needsDecision: 'À vérifier',
  notSent: 'Non envoyé',
  recording: (state) => frRecording[state],

  newMessageFrom: (name) => `Nouveau message de ${name}`,
  newMessages: (n) => count(n, { one: 'nouveau message', other: 'nouveaux messages' }),

  chooseConversation: 'Choisissez une conversation pour la lire ici.',
  notOnDevice: 'Cette conversation n’est pas sur cet appareil.',
  partMissing: 'Cette partie de la page n’a pas pu être chargée.',
  partMissingNext: 'Elle viendra à la prochaine connexion. Ce qui attend reste sur cet appareil.',
  maskedName: 'Personnel de la clinique',
  back: 'Retour',
  reply: 'Répondre',
  assign: 'Attribuer',
};
