import { countsIn } from './plurals.js';
import { enLimits } from './limits.js';
import { enReplyStates } from './reply-states.js';

const count = countsIn('en-CA');
const replies = (n: number): string => count(n, { one: 'reply', other: 'replies' });
const items = (n: number): string => count(n, { one: 'item', other: 'items' });
const waitingItems = (n: number): string =>
  count(n, { one: 'waiting item', other: 'waiting items' });

/** Canadian English; every other language has the same terms or does not compile. */
export const en = {
  ...enReplyStates,
  ...enLimits,
  atTime: (clock: string) => clock,
  onDay: (date: string) => date,
  onDayAtTime: (date: string, clock: string) => `${date}, ${clock}`,

  messages: 'Messages',
  views: 'Views',
  scopeInbox: 'Inbox',
  scopeOpen: 'All open',
  scopeClosed: 'Closed',
  scopeWaiting: 'Waiting',
  scopeNeeds: (n: number) => `${replies(n)} ${n === 1 ? 'needs' : 'need'} your decision`,
  conversations: (n: number) => count(n, { one: 'conversation', other: 'conversations' }),
  conversationsAsOf: (n: number, time: string) =>
    `${count(n, { one: 'conversation', other: 'conversations' })} as of ${time}`,
  synced: (time: string) => `Synced ${time}`,
  lastSynced: (time: string) => `Last synced ${time}`,
  notSynced: 'Not yet synced',

  iconUnread: (messages: number, conversations: number, time: string) =>
    `Messages, ${messages} unread in ${count(conversations, { one: 'conversation', other: 'conversations' })}, as of ${time}`,
  iconNone: (time: string) => `Messages, none unread, as of ${time}`,
  iconNeeds: (n: number) => `${replies(n)} ${n === 1 ? 'needs' : 'need'} you`,
  iconOffline: 'offline',
  iconNever: 'Messages, not yet loaded on this device',

  unread: 'Unread',
  fromCaregiver: (name: string, relationship: string) => `from ${name}, ${relationship}`,
  you: 'You',
  yourWords: (text: string) => `You: ${text}`,
  unassigned: 'Unassigned',
  someone: 'Unknown',
  files: (n: number) => count(n, { one: 'file', other: 'files' }),
  assignedTo: (name: string) => `Assigned to ${name}`,
  noAnswer: (days: number) => `No answer for ${count(days, { one: 'day', other: 'days' })}`,
  readAt: (time: string) => `Read ${time}`,
  ended: 'Ended',
  open: 'Open',
  closed: 'Closed',
  gone: 'No longer in the clinic’s list',
  yesterday: 'Yesterday',
  today: 'Today',

  noHandle: 'Messages appear here once the portal has connected.',
  emptyInbox: 'No messages waiting for you.',
  emptyOpen: 'No open conversations.',
  emptyClosed: 'No closed conversations on this device.',
  emptyWaiting: 'Nothing is waiting to be sent.',
  emptyAsOf: (time: string) => `as of ${time}`,
  firstSync: (received: number, total: number) => `First sync: ${received} of ${total}`,
  startAlready: 'You can start already',
  loading: 'Loading messages',
  unreachable: 'The clinic’s server does not answer.',
  unreachableNext: 'Nothing has been loaded on this device yet. Intray keeps trying.',
  notIntray: 'What answers at this address is not the clinic’s message service.',
  notIntrayNext: 'The portal’s support can correct the address. Nothing was sent.',
  unreadable: 'This list could not be read on this device.',
  unreadableNext: 'Reload the page. What is queued stays on this device.',
  setAside: (n: number) => `${items(n)} could not be shown.`,

  offlineTitle: 'You are offline.',
  offlineText: (n: number) =>
    n === 0
      ? 'You can keep working.'
      : `You can keep working; ${items(n)} will be sent when the connection returns.`,
  dataFrom: (time: string) => `Data from ${time}`,
  tryNow: 'Try now',
  sessionEndedTitle: 'Your session ended.',
  sessionEndedText: (n: number) =>
    n === 0 ? 'Sign in to continue.' : `Sign in to send ${waitingItems(n)}.`,
  otherUserTitle: 'Somebody else is signed in to the portal.',
  otherUserText: (n: number) =>
    n === 0
      ? 'Nothing is fetched until you sign in again.'
      : `Your ${waitingItems(n)} will be sent when you sign in again.`,
  networkTitle: 'This network asks for a sign-in.',
  networkText: (n: number) =>
    n === 0 ? 'You can keep working.' : `${items(n)} will be sent once you are through.`,
  storageTitle: 'This device’s storage is full or closed to Intray.',
  storageText: 'New replies cannot be kept here. What you write stays in the text field.',
  removedTitle: 'Local data was removed from this device.',
  removedText: 'Replies that were not sent yet may be lost. Check the conversations.',

  newMessageFrom: (name: string) => `New message from ${name}`,
  newMessages: (n: number) => count(n, { one: 'new message', other: 'new messages' }),

  chooseConversation: 'Choose a conversation to read it here.',
  notOnDevice: 'This conversation is not on this device.',
  age: (n: number) => String(n),
  born: (date: string) => `born ${date}`,
  openedBy: (name: string, time: string) => `opened by ${name} ${time}`,
  byYou: 'you',
  answered: 'answered',
  notAnswered: 'not answered',
  thread: 'Conversation',
  patient: 'Patient',
  caregiver: 'Caregiver',
  shownAs: (name: string) => `shown as ${name}`,
  willShowAs: (name: string) => `will show as ${name}`,
  maskedName: 'Clinic Staff',
  newSince: 'new since you wrote',
  back: 'Back',

  reply: 'Reply',
  to: 'To:',
  about: (name: string) => `about ${name}`,
  messageToPatient: 'Message to the patient',
  replyToPatient: 'Reply to Patient',
  replyAndEnd: 'Reply and end conversation',
  draftSaved: (time: string) => `Draft saved ${time}`,
  hintStays: 'keeps it in the Inbox.',
  hintEnds: 'Sending ends this conversation. The patient cannot reply.',
  hintReopens: 'Sending reopens this conversation. The patient can reply.',
  hintMasked: (name: string) => `Patient sees: ${name}.`,
  hintBehind: 'A new reply waits behind the one above.',
  whyEmpty: 'Write a message first.',
  whyTooLong: (over: number) =>
    `${count(over, { one: 'character', other: 'characters' })} too many. Shorten the message.`,
  whyClosed: 'This conversation is closed and can only be read.',
  whyNotAllowed: 'You may not reply to patients.',
  whyPatient: 'This patient cannot be messaged.',
  left: (n: number) => `${count(n, { one: 'character', other: 'characters' })} left`,
  storageFull: 'Not saved. This device’s storage is full. Your text is kept in this field.',
  notSaved: 'Not saved on this device. Your text is kept in this field.',
};

export type Terms = typeof en;
