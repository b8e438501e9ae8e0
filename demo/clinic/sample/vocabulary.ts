/** What generated conversations are made of. */
export const FIRST_NAMES: readonly string[] = (
  'Adèle Aisha Alexandre Alma Amir Anders Béatrice Bilal Camille Carlos Chloé Dalia Daniel Divya Eduardo ' +
  'Elif Émile Esther Farah Félix Gabriel Hana Hugo Ingrid Ivan Jasmin Joana Kofi Laila Léa Liam Luca ' +
  'Malik Maya Mateo Nadia Naomi Nils Olivia Omar Pia Quentin Rachel Rafael Rosa Sara Selim Simon Soren ' +
  'Tara Théo Uma Valérie Viktor Wanda Xavier Yara Yusuf Zoé Zora'
).split(' ');

export const LAST_NAMES: readonly string[] = (
  'Abbott Ali Arsenault Bakker Banerjee Beaulieu Bouchard Brown Castillo Charbonneau Cho Cloutier Costa ' +
  'Dubois Eriksen Fischer Fortin Girard Gupta Hassan Hughes Ivanov Jansen Kaur Khan Kim Kowalski Lachance ' +
  'Lam Leblanc MacLeod Martel Mbeki Mendes Morin Müller Ng Nowak Okoye Ouellet Patel Pelletier Pereira ' +
  'Quinn Rahman Richard Santos Savard Schmidt Sharma Silva Singh Sokolov Taylor Thériault Torres Tran ' +
  'Wagner Wójcik Wong'
).split(' ');

/** Subject and question. */
export const QUESTIONS: readonly (readonly [string, string])[] = [
  ['Appointment next week', 'Could my appointment be in the afternoon instead?'],
  ['Prescription renewal', 'I have one week left. Could you renew it, please?'],
  ['Test results', 'Have my results come back yet?'],
  ['Form to sign', 'I have a form from work. Where may I leave it?'],
  ['Question about the dose', 'Is it the same dose as before? The box looks different.'],
  ['Referral', 'Has the referral been sent?'],
  ['New telephone number', 'My number has changed. Can you update it?'],
  ['Vaccination', 'When is the next dose due?'],
  ['After my visit', 'I forgot to ask: should I make another appointment?'],
  ['Renouvellement', 'Pourriez-vous renouveler mon ordonnance ? Merci !'],
  ['Rendez-vous', 'Est-ce que je peux déplacer mon rendez-vous de mardi ?'],
  ['Résultats', 'Avez-vous reçu mes résultats ?'],
];

export const ANSWERS: readonly string[] = [
  'Yes, that is done. Let us know if anything else comes up.',
  'We have sent it today. It can take a day or two.',
  'Everything looks as expected. No need to come in.',
  'You can leave it at the front desk until 16:30.',
  'Yes, it is the same. Only the box is new.',
  'We moved it. You will get a reminder the day before.',
  'Oui, c’est fait. Bonne journée !',
  'Nous l’avons envoyé aujourd’hui.',
];
