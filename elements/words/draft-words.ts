/** What happens to a draft that its author should know of. */
export const enDraft = {
  doneElsewhere: 'This reply was already sent, or removed, on another page.',
  draftOfMissing: 'This conversation is not on this device any more. What you wrote is kept here:',
  discardDraft: 'Discard this draft',
  sinceWrote: (name: string) => `${name} wrote while you were writing. Read it before sending.`,
  sinceReplied: (name: string) => `${name} replied while you were writing. Review before sending.`,
  sinceAssigned: (name: string) => `${name} now has this conversation. Your draft is kept.`,
  sinceAssignedAway: 'Somebody else now has this conversation. Your draft is kept.',
  sinceClosed: 'This conversation was closed while you were writing. Your draft is kept.',
  sinceReopened: 'This conversation was reopened while you were writing.',
  reviewed: 'Reviewed',
};

export const frDraft: typeof enDraft = {
  doneElsewhere: 'Cette réponse a déjà été envoyée, ou retirée, sur une autre page.',
  draftOfMissing: 'Cette conversation n’est plus sur cet appareil. Votre texte est gardé ici :',
  discardDraft: 'Supprimer ce brouillon',
  sinceWrote: (name) => `${name} a écrit pendant que vous écriviez. Lisez avant d’envoyer.`,
  sinceReplied: (name) => `${name} a répondu pendant que vous écriviez. Vérifiez avant d’envoyer.`,
  sinceAssigned: (name) => `${name} a maintenant cette conversation. Votre brouillon est gardé.`,
  sinceAssignedAway:
    'Une autre personne a maintenant cette conversation. Votre brouillon est gardé.',
  sinceClosed:
    'Cette conversation a été fermée pendant que vous écriviez. Votre brouillon est gardé.',
  sinceReopened: 'Cette conversation a été rouverte pendant que vous écriviez.',
  reviewed: 'Vérifié',
};
