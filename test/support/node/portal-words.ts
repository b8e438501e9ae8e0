/** How the controls are called that a flow uses. */
export const ENGLISH = {
  text: 'Message to the patient',
  send: 'Reply to Patient',
  back: 'Back',
  held: 'Needs your decision',
};

export type PortalWords = typeof ENGLISH;

export const FRENCH: PortalWords = {
  text: 'Message au patient',
  send: 'Répondre au patient',
  back: 'Retour',
  held: 'À vérifier',
};
