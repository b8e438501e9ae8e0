import type { UnsentKind } from '../../src/model/sign-out.js';
import { countsIn } from './plurals.js';

const en = countsIn('en-CA');
const fr = countsIn('fr-CA');

const enKinds: Record<UnsentKind, (n: number) => string> = {
  replies: (n) => en(n, { one: 'reply', other: 'replies' }),
  drafts: (n) => en(n, { one: 'draft', other: 'drafts' }),
  assignments: (n) => en(n, { one: 'assignment', other: 'assignments' }),
  comments: (n) => en(n, { one: 'comment', other: 'comments' }),
  changes: (n) => en(n, { one: 'closing or reopening', other: 'closings or reopenings' }),
  copies: (n) => en(n, { one: 'record copy', other: 'record copies' }),
};

const frKinds: Record<UnsentKind, (n: number) => string> = {
  replies: (n) => fr(n, { one: 'réponse', other: 'réponses' }),
  drafts: (n) => fr(n, { one: 'brouillon', other: 'brouillons' }),
  assignments: (n) => fr(n, { one: 'attribution', other: 'attributions' }),
  comments: (n) => fr(n, { one: 'commentaire', other: 'commentaires' }),
  changes: (n) => fr(n, { one: 'fermeture ou réouverture', other: 'fermetures ou réouvertures' }),
  copies: (n) => fr(n, { one: 'copie au dossier', other: 'copies au dossier' }),
};

const enItems = (n: number): string => en(n, { one: 'item', other: 'items' });
const frItems = (n: number): string => fr(n, { one: 'élément', other: 'éléments' });

type WhyNotSent = 'nothing-leaves' | 'sign-in' | 'offline';

const enWhyNotSent: Record<WhyNotSent, string> = {
  'nothing-leaves': 'What is left does not leave by itself: it is a draft, or needs your decision.',
  'sign-in': 'Your session ended: nothing can be sent before you sign in again.',
  offline: 'You are offline: nothing can be sent now.',
};

const frWhyNotSent: Record<WhyNotSent, string> = {
  'nothing-leaves':
    'Ce qui reste ne part pas de lui-même : c’est un brouillon, ou c’est à vérifier.',
  'sign-in': 'Votre session est terminée : rien ne peut partir avant votre prochaine connexion.',
  offline: 'Vous êtes hors ligne : rien ne peut partir maintenant.',
};

/** What is asked at a sign-out with unsent work. */
export const enSignOut = {
  signOutTitle: (n: number) =>
    n === 0 ? 'The clinic is still to be told' : `${enItems(n)} not sent yet`,
  signOutText:
    'Signing out takes everything of yours off this device. First decide what becomes of this:',
  signOutLeft:
    'That was discarded. What may have arrived already stays until the clinic’s server has answered.',
  unsentOf: (kind: UnsentKind, n: number) => enKinds[kind](n),
  unsentMarks: (n: number) =>
    `What you have read or settled: ${en(n, { one: 'mark', other: 'marks' })}`,
  unsentRecords: (n: number) =>
    `The clinic is still to be told of ${en(n, { one: 'discarded item', other: 'discarded items' })}.`,
  sendNow: 'Send now',
  sendNowMeans: 'You are signed out once the clinic’s server has accepted everything.',
  sendingLeft: (gone: number, all: number) => `Sending: ${gone} of ${all} gone`,
  sendingWaits: 'It goes on when that has passed.',
  whyNotSent: (why: WhyNotSent) => enWhyNotSent[why],
  keepHere: 'Keep on this device',
  keepHereMeans: (name: string) =>
    `It stays sealed here with your inbox. Only ${name} sees and sends it, after signing in again.`,
  discardItems: (n: number) => `Discard ${enItems(n)}`,
  discardItemsMeans:
    'Deleted for good. The clinic is told that it was discarded, without the words.',
  discardItemsOffline:
    'You are offline: what you discard is deleted at once, and your inbox stays sealed here until the clinic could be told.',
  typeNumber: (n: number) => `Type ${n} to confirm`,
  staySignedIn: 'Stay signed in',
  signOutSilentTitle: 'You are still signed in',
  signOutSilent:
    'This device’s storage does not answer, so nothing was removed. Try again, or restart the browser.',
  signOutRemainsTitle: 'You are signed out',
  signOutRemains:
    'Sealed data that nobody can read any more is still on this device. Close the portal’s other tabs: then it goes.',
  understood: 'OK',
};

export const frSignOut: typeof enSignOut = {
  signOutTitle: (n) =>
    n === 0
      ? 'La clinique doit encore être avisée'
      : `${frItems(n)} pas encore ${n < 2 ? 'envoyé' : 'envoyés'}`,
  signOutText:
    'La déconnexion retire de cet appareil tout ce qui est à vous. Décidez d’abord de ceci\u00a0:',
  signOutLeft:
    'C’est supprimé. Ce qui est peut-être déjà arrivé reste jusqu’à la réponse du serveur de la clinique.',
  unsentOf: (kind, n) => frKinds[kind](n),
  unsentMarks: (n) =>
    `Ce que vous avez lu ou réglé : ${fr(n, { one: 'marque', other: 'marques' })}`,
  unsentRecords: (n) =>
    `La clinique doit encore être avisée de ${fr(n, { one: 'suppression', other: 'suppressions' })}.`,
  sendNow: 'Envoyer maintenant',
  sendNowMeans: 'Vous êtes déconnecté dès que le serveur de la clinique a tout accepté.',
  sendingLeft: (gone, all) => `Envoi : ${gone} sur ${all}`,
  sendingWaits: 'L’envoi continuera ensuite.',
  whyNotSent: (why) => frWhyNotSent[why],
  keepHere: 'Garder sur cet appareil',
  keepHereMeans: (name) =>
    `Gardé ici, scellé, avec votre boîte. Seul le compte de ${name} le voit et l’envoie, à sa prochaine connexion.`,
  discardItems: (n) => `Supprimer ${frItems(n)}`,
  discardItemsMeans: 'Effacé pour de bon. La clinique est avisée de la suppression, sans les mots.',
  discardItemsOffline:
    'Vous êtes hors ligne : ce que vous supprimez est effacé aussitôt, et votre boîte reste ici, scellée, jusqu’à ce que la clinique soit avisée.',
  typeNumber: (n) => `Tapez ${n} pour confirmer`,
  staySignedIn: 'Rester connecté',
  signOutSilentTitle: 'Vous êtes encore connecté',
  signOutSilent:
    'Le stockage de cet appareil ne répond pas : rien n’a été retiré. Réessayez, ou redémarrez le navigateur.',
  signOutRemainsTitle: 'Vous êtes déconnecté',
  signOutRemains:
    'Des données scellées, que personne ne peut plus lire, sont encore sur cet appareil. Fermez les autres onglets du portail : elles partiront.',
  understood: 'OK',
};
