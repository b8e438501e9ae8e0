import type { SampleConversation } from './sample-conversation.js';

/** What colleagues have and what nobody has yet; every one of them open. */
export const OPEN_CONVERSATIONS: readonly SampleConversation[] = [
  {
    first: 'Oluwaseun',
    last: 'Adeyemi',
    born: '1997-01-15',
    chart: '51544',
    subject: 'Late for my appointment today',
    unread: true,
    lines: [
      {
        by: 'patient',
        ago: '20m',
        text: 'The bus is stuck behind an accident. I will be 15 minutes late for 11:30. Is that all right?',
      },
    ],
  },
  {
    first: 'Jean-Philippe',
    last: 'Côté',
    born: '1983-11-23',
    chart: '46904',
    subject: 'Résultats de la prise de sang',
    unread: true,
    lines: [
      {
        by: 'patient',
        ago: '2h10m',
        text: 'Bonjour, avez-vous reçu les résultats de ma prise de sang de jeudi ? Je préfère une réponse ici, je suis au travail.',
      },
    ],
  },
  {
    first: 'Noor',
    last: 'Haddad',
    born: '2022-02-11',
    chart: '52018',
    subject: 'Vaccination schedule',
    caregiver: { name: 'Samir Haddad', relationship: 'Father' },
    assignee: 'dana-lee',
    unread: true,
    lines: [
      {
        by: 'caregiver',
        ago: '3h',
        text: 'We moved here from another province. Can you tell us which vaccines Noor still needs for daycare?',
      },
    ],
  },
  {
    first: 'Kateryna',
    last: 'Shevchenko',
    born: '1979-06-06',
    chart: '49213',
    subject: 'Second message, sorry!',
    assignee: 'sam-okafor',
    unread: true,
    lines: [
      { by: 'patient', ago: '7h', text: 'Can I change my telephone number here?' },
      {
        by: 'sam-okafor',
        ago: '6h30m',
        text: 'Yes, send it to me and I will change it in your chart.',
        read: '6h',
      },
      { by: 'patient', ago: '5h50m', text: 'It is 555-0142.' },
      { by: 'patient', ago: '5h48m', text: 'Sorry, 555-0143. My fingers are cold.' },
    ],
  },
  {
    first: 'Robert',
    last: 'MacDonald',
    born: '1949-08-29',
    chart: '33417',
    subject: 'Hearing aid letter',
    assignee: 'dana-lee',
    assignedBy: 'ana-ruiz',
    comments: [
      { by: 'ana-ruiz', ago: '1d4h59m', text: 'They need it this week.', assigned: true },
      { by: 'dana-lee', ago: '1d2h', text: 'I will dictate it tonight.' },
    ],
    lines: [
      {
        by: 'patient',
        ago: '1d5h',
        text: 'The hearing clinic would like a short letter from the doctor before they order the new ones.',
      },
    ],
  },
  {
    first: 'Xóchitl',
    last: 'Hernández de la Cruz y Villaseñor-Montgomery',
    born: '1991-12-12',
    chart: '50777',
    subject:
      'A question about the appointment that was moved twice, the letter that came after it, the telephone call on Thursday, and what I should bring with me next week',
    assignee: 'sam-okafor',
    lines: [
      {
        by: 'patient',
        ago: '1d8h',
        text: 'First I got a message that my appointment was moved to Wednesday.\n\nThen a letter came that it was moved to Friday. On Thursday somebody called and left a message, but the line was bad and I only understood "please bring".\n\nSo I have three questions:\n1. Which day is it?\n2. What should I bring? I have my card, the list of what I take, and the results from the other hospital, 14 pages.\n3. May my sister come with me? She speaks better English on the telephone than I do, and she writes everything down.\n\nThank you for your patience. I know that you are busy in this season, and everybody at your desk has always been kind to us.',
      },
      {
        by: 'sam-okafor',
        ago: '1d6h',
        text: 'It is Friday at 14:10. Please bring your card and your list. Your sister is very welcome. I am sorry about the three different messages.',
        read: '1d4h',
        mayAttach: true,
      },
    ],
  },
  {
    first: 'Étienne',
    last: 'Bélanger',
    born: '1955-05-05',
    chart: '39604',
    subject: 'Renouvellement de médicament',
    assignee: 'sam-okafor',
    assignedBy: 'ana-ruiz',
    comments: [
      {
        by: 'ana-ruiz',
        ago: '2d1h59m',
        text: 'He is in the village on Wednesdays only, so please before then.',
        assigned: true,
      },
    ],
    opened: [{ by: 'sam-okafor', ago: '1d21h' }],
    lines: [
      {
        by: 'patient',
        ago: '2d2h',
        text: 'Bonjour ! Il me reste une semaine de comprimés. Pourriez-vous faxer le renouvellement à la pharmacie du village ? Je n’y vais que le mercredi.',
      },
    ],
  },
  {
    first: 'Grace',
    last: 'Nakamura',
    born: '2001-04-18',
    chart: '51390',
    subject: 'Sick note for university',
    assignee: 'dana-lee',
    lines: [
      { by: 'patient', ago: '2d6h', text: 'My exam is deferred, but they need a note by Monday.' },
      {
        by: 'dana-lee',
        ago: '2d1h',
        text: 'The note is ready. You can pick it up at the desk, or we can mail it.',
        notify: 'P1D',
      },
    ],
  },
  {
    first: 'Aboubacar',
    last: 'Diallo',
    born: '1987-03-27',
    chart: '48806',
    subject: 'Interpreter for my visit',
    assignee: 'sam-okafor',
    lines: [
      {
        by: 'patient',
        ago: '3d3h',
        text: 'Bonjour, est-ce possible d’avoir un interprète pour ma mère ?',
      },
      {
        by: 'sam-okafor',
        ago: '3d1h',
        text: 'Oui, un interprète sera là. Le rendez-vous dure 15 minutes de plus.',
        masked: true,
        ends: true,
        read: '2d23h',
      },
    ],
  },
  {
    first: 'Sunita',
    last: 'Desai',
    born: '1963-09-09',
    chart: '42003',
    subject: 'Please call me instead',
    assignee: 'dana-lee',
    noReply: 'Messaging is switched off for this patient. Please telephone.',
    lines: [
      {
        by: 'patient',
        ago: '3d7h',
        text: 'I would rather talk on the telephone. Evenings are best.',
      },
    ],
  },
  {
    first: 'Margaret',
    last: 'Fraser',
    born: '1938-07-22',
    chart: '28119',
    subject: 'New hearing for the telephone',
    assignee: 'sam-okafor',
    lines: [
      { by: 'patient', ago: '6d9h', text: 'Your telephone menu is too quick for me.' },
      {
        by: 'sam-okafor',
        ago: '6d8h',
        text: 'Thank you for telling us. Press 0 at any time and you reach me at once.',
        read: '6d3h',
      },
    ],
  },
  {
    first: 'Dmitri',
    last: 'Volkov',
    born: '1974-01-08',
    chart: '44002',
    subject: 'Orthotics receipt',
    assignee: 'dana-lee',
    lines: [
      { by: 'patient', ago: '8d2h', text: 'Could I have a copy of the prescription for insoles?' },
      {
        by: 'dana-lee',
        ago: '8d1h',
        text: 'A copy is at the desk in your name.',
        read: '7d20h',
      },
    ],
  },
  {
    first: 'Lucía',
    last: 'Fernández',
    born: '1995-10-30',
    chart: '51002',
    subject: 'Thank you 💐',
    assignee: 'dana-lee',
    lines: [
      {
        by: 'patient',
        ago: '9d4h',
        text: 'I feel so much better 🙌 Thank you all for squeezing me in 💐👩🏽‍⚕️',
      },
      { by: 'dana-lee', ago: '9d2h', text: 'So glad to hear it!', ends: true, read: '9d' },
    ],
  },
  {
    first: 'Patrick',
    last: 'Ó Súilleabháin',
    born: '1982-03-17',
    chart: '46699',
    subject: 'Change of address',
    assignee: 'sam-okafor',
    lines: [
      { by: 'patient', ago: '10d5h', text: 'We moved. Do you need proof of the new address?' },
      {
        by: 'sam-okafor',
        ago: '10d4h',
        text: 'No proof needed. Tell me the address and I update your chart.',
        notify: 'P1W',
      },
    ],
  },
];
