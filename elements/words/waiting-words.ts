import { countsIn } from './plurals.js';

const en = countsIn('en-CA');
const fr = countsIn('fr-CA');

/** The view Waiting: what is not sent yet, and every way on. */
export const enWaiting = {
  openConversationOf: 'Open the conversation:',
  yourComment: (time: string) => `Your comment for staff, written ${time}`,
  commentRefusedNext: 'No colleague has seen this comment.',
  waitingMore: (n: number) =>
    `Show more · ${en(n, { one: 'conversation', other: 'conversations' })}`,
};

export const frWaiting: typeof enWaiting = {
  openConversationOf: 'Ouvrir la conversation :',
  yourComment: (time) => `Votre commentaire pour le personnel, écrit ${time}`,
  commentRefusedNext: 'Aucun collègue n’a vu ce commentaire.',
  waitingMore: (n) => `Afficher plus · ${fr(n, { one: 'conversation', other: 'conversations' })}`,
};
