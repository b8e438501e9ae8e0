import type { LastError } from '../../src/model/outbox-entry.js';
import { countsIn } from './plurals.js';

const countEn = countsIn('en-CA');
const countFr = countsIn('fr-CA');

type Reason = LastError['reason'];

/** What there is none of is not spoken of. */
function some(...counted: readonly (readonly [number, string])[]): string[] {
  return counted.flatMap(([n, words]) => (n === 0 ? [] : [words]));
}

/** Why the clinic's server took neither an assignment nor a comment. */
const enReasons: Partial<Record<Reason, string>> = {
  'not-allowed': 'the clinic’s server does not allow it',
  gone: 'this conversation no longer exists',
  'too-large': 'it is too long',
  unreadable: 'it can no longer be read on this device',
};

const frReasons: Partial<Record<Reason, string>> = {
  'not-allowed': 'le serveur de la clinique ne le permet pas',
  gone: 'cette conversation n’existe plus',
  'too-large': 'le texte est trop long',
  unreadable: 'il ne peut plus être lu sur cet appareil',
};

/** Giving a conversation to a colleague or a workgroup, and what colleagues say to each other about it. */
export const enAssign = {
  assignTo: 'Assign to',
  nowWith: (name: string) => `Now with ${name}.`,
  nowWithNobody: 'Nobody has it now.',
  patientToldNothing: 'The patient is told nothing.',
  me: 'Me',
  workgroup: 'workgroup',
  away: 'away',
  hasItNow: 'has it now',
  youHaveItNow: 'you have it now',
  someoneElse: 'Someone else…',
  moreChoices: 'Someone else',
  chooseFrom: (workgroups: number, staff: number) =>
    `Choose from ${some(
      [workgroups, countEn(workgroups, { one: 'workgroup', other: 'workgroups' })],
      [staff, countEn(staff, { one: 'member of staff', other: 'staff' })],
    ).join(' and ')}`,
  workgroups: 'Workgroups',
  staff: 'Staff',
  findChoice: 'Find a colleague or workgroup',
  found: (n: number) => (n === 0 ? 'No one by that name' : `${n} found`),
  claim: 'Claim',
  claimMeans: 'Claim makes it yours.',
  release: 'Release',
  releaseMeans: 'Release leaves it with nobody.',
  assignConversation: 'Assign Conversation',
  toChosen: 'To',
  replyDraftStays: 'Your reply draft stays with you.',
  chooseSomebody: 'Choose who is to have it.',
  whyMayNotAssign: 'You may not assign conversations.',
  whyAssignmentHeld: 'First decide about the assignment at the end of the conversation.',
  whyCommentTooLong: (n: number) =>
    `The comment is ${countEn(n, { one: 'character', other: 'characters' })} too long.`,
  assignOffline: 'It is assigned when the connection returns.',

  commentsForStaff: 'Comments for staff — never shown to the patient',
  commentNotKeptFull:
    'Not saved. This device’s storage is full. Your comment is kept in this field.',
  commentMuchWaits:
    'Not queued. As much waits to be sent as this device may keep. What you wrote is kept in this field.',
  commentNotKept: 'Not saved on this device. Your comment is kept in this field.',
  commentDoneElsewhere: 'This was already sent, or removed, on another page.',
  commentSaved: (time: string) => `Draft saved ${time}`,
  mayNotComment: 'You may not write comments.',

  staffOnly: 'Staff only – never shown to the patient',
  comments: (n: number) => countEn(n, { one: 'comment', other: 'comments' }),
  noComments: 'no comments yet',
  lastComment: (name: string, text: string) => `${name}: “${text}”`,
  addComment: 'Add comment',
  commentEmpty: 'Write a comment first.',
  commentUnreadable: 'This comment cannot be read on this device any more.',
  commentRefused: (reason: Reason | undefined) =>
    `Not sent: ${(reason && enReasons[reason]) ?? 'the clinic’s server refused it'}`,

  assigning: (name: string) => `Assigning to ${name}`,
  releasing: 'Releasing',
  assignedToBy: (to: string, by: string) => `Assigned to ${to} by ${by}`,
  claimedBy: (name: string) => `Claimed by ${name}`,
  releasedBy: (name: string) => `Released by ${name}`,
  withComment: 'with a comment',
  assignmentNeedsDecision: 'Assignment needs your decision',
  assignmentRefused: (reason: Reason | undefined) =>
    `Not assigned: ${(reason && enReasons[reason]) ?? 'the clinic’s server refused it'}`,
  assignmentRefusedNext: 'Nothing has changed. The patient is told nothing.',
  yourAssignment: (name: string, time: string) => `Your assignment to ${name}, made ${time}`,
  yourRelease: (time: string) => `Your release, made ${time}`,
  tookThis: (name: string) => `${name} took this meanwhile.`,
  tookThisAgo: (name: string, ago: string) => `${name} took this ${ago}.`,
  gaveBack: 'It was released meanwhile.',
  assignAnyway: 'Assign anyway',
  releaseAnyway: 'Release anyway',
  assignAnywayAsk: (name: string) => `Assign to ${name} anyway?`,
  releaseAnywayAsk: 'Release it anyway?',
  commentGoesBack: 'Discard puts the comment back into its field.',
  conversationAssigned: 'Conversation assigned',
  conversationReleased: 'Conversation released',
  assignmentUnsure: 'It may already have been done. Look who has it, then decide.',
  assignmentWithdraw: 'Discard needs a connection: it must first be taken back.',
};

export const frAssign: typeof enAssign = {
  assignTo: 'Attribuer à',
  nowWith: (name) => `Attribuée à ${name}.`,
  nowWithNobody: 'Attribuée à personne en ce moment.',
  patientToldNothing: 'Le patient n’en sait rien.',
  me: 'Moi',
  workgroup: 'groupe de travail',
  away: 'absence',
  hasItNow: 'l’a en ce moment',
  youHaveItNow: 'vous l’avez en ce moment',
  someoneElse: 'Autre…',
  moreChoices: 'Autre',
  chooseFrom: (workgroups, staff) =>
    `Choisir parmi ${some(
      [workgroups, countFr(workgroups, { one: 'groupe', other: 'groupes' })],
      [staff, countFr(staff, { one: 'personne', other: 'personnes' })],
    ).join(' et ')}`,
  workgroups: 'Groupes de travail',
  staff: 'Personnel',
  findChoice: 'Chercher un nom ou un groupe',
  found: (n) => (n === 0 ? 'Personne de ce nom' : countFr(n, { one: 'trouvé', other: 'trouvés' })),
  claim: 'Prendre',
  claimMeans: 'Prendre vous l’attribue.',
  release: 'Libérer',
  releaseMeans: 'Libérer ne la laisse à personne.',
  assignConversation: 'Attribuer la conversation',
  toChosen: 'À',
  replyDraftStays: 'Votre brouillon de réponse reste chez vous.',
  chooseSomebody: 'Choisissez à qui l’attribuer.',
  whyMayNotAssign: 'Vous ne pouvez pas attribuer de conversations.',
  whyAssignmentHeld: 'Décidez d’abord de l’attribution, à la fin de la conversation.',
  whyCommentTooLong: (n) =>
    `Le commentaire dépasse la limite de ${countFr(n, { one: 'caractère', other: 'caractères' })}.`,
  assignOffline: 'L’attribution se fera au retour de la connexion.',

  commentsForStaff: 'Commentaires pour le personnel — jamais visibles par le patient',
  commentNotKeptFull:
    'Non enregistré. L’espace de cet appareil est plein. Votre commentaire reste dans le champ.',
  commentMuchWaits:
    'Pas mis en attente. Cet appareil garde déjà tout ce qui peut attendre. Votre texte reste dans ce champ.',
  commentNotKept: 'Non enregistré sur cet appareil. Votre commentaire reste dans le champ.',
  commentDoneElsewhere: 'Ceci a déjà été envoyé, ou retiré, sur une autre page.',
  commentSaved: (time) => `Brouillon enregistré ${time}`,
  mayNotComment: 'Vous ne pouvez pas écrire de commentaires.',

  staffOnly: 'Personnel seulement – jamais visible par le patient',
  comments: (n) => countFr(n, { one: 'commentaire', other: 'commentaires' }),
  noComments: 'aucun commentaire',
  lastComment: (name, text) => `${name} : « ${text} »`,
  addComment: 'Ajouter le commentaire',
  commentEmpty: 'Écrivez d’abord un commentaire.',
  commentUnreadable: 'Ce commentaire ne peut plus être lu sur cet appareil.',
  commentRefused: (reason) =>
    `Non envoyé : ${(reason && frReasons[reason]) ?? 'le serveur de la clinique l’a refusé'}`,

  assigning: (name) => `Attribution à ${name}`,
  releasing: 'Libération',
  assignedToBy: (to, by) => `Attribuée à ${to} par ${by}`,
  claimedBy: (name) => `Prise par ${name}`,
  releasedBy: (name) => `Libérée par ${name}`,
  withComment: 'avec un commentaire',
  assignmentNeedsDecision: 'Attribution à vérifier',
  assignmentRefused: (reason) =>
    `Non attribuée : ${(reason && frReasons[reason]) ?? 'le serveur de la clinique l’a refusé'}`,
  assignmentRefusedNext: 'Rien n’a changé. Le patient n’en sait rien.',
  yourAssignment: (name, time) => `Votre attribution à ${name}, faite ${time}`,
  yourRelease: (time) => `Votre libération, faite ${time}`,
  tookThis: (name) => `${name} l’a prise entre-temps.`,
  tookThisAgo: (name, ago) => `${name} l’a prise ${ago}.`,
  gaveBack: 'Elle a été libérée entre-temps.',
  assignAnyway: 'Attribuer quand même',
  releaseAnyway: 'Libérer quand même',
  assignAnywayAsk: (name) => `L’attribuer quand même à ${name} ?`,
  releaseAnywayAsk: 'La libérer quand même ?',
  commentGoesBack: 'Supprimer remet le commentaire dans son champ.',
  conversationAssigned: 'Conversation attribuée',
  conversationReleased: 'Conversation libérée',
  assignmentUnsure: 'C’est peut-être déjà fait. Regardez à qui elle est, puis décidez.',
  assignmentWithdraw: 'Supprimer demande une connexion : l’attribution doit d’abord être retirée.',
};
