import type { SampleConversation, SampleLine } from './sample-conversation.js';
import { seededRandom } from './seeded-random.js';
import { ANSWERS, FIRST_NAMES, LAST_NAMES, QUESTIONS } from './vocabulary.js';

const SEED = 20_261_122;
const MINUTES_OF_60_DAYS = 86_400;
const STAFF = ['ana-ruiz', 'sam-okafor', 'dana-lee'] as const;
const ASSIGNEES = [...STAFF, 'front-desk', 'nurses', 'refills', undefined] as const;

/** Plausible conversations over sixty days, the same ones for the same count. */
export function generatedConversations(count: number): SampleConversation[] {
  const random = seededRandom(SEED);
  const length = Math.max(0, count);
  return Array.from({ length }, (_, at) => generated({ random, at, count }));
}

interface Draw {
  readonly random: () => number;
  readonly at: number;
  readonly count: number;
}

function generated({ random, at, count }: Draw): SampleConversation {
  const [subject, question] = pick(QUESTIONS, random);
  const newest = 240 + Math.floor((at / count) * MINUTES_OF_60_DAYS);
  const assignee = pick(ASSIGNEES, random);
  const isAnswered = random() < 0.7;
  const by = pick(STAFF, random);
  return {
    first: pick(FIRST_NAMES, random),
    last: pick(LAST_NAMES, random),
    born: birthDate(random),
    chart: String(100_000 + at),
    subject,
    ...(assignee && { assignee }),
    ...(isAnswered && random() < 0.3 && { closed: { by, ago: minutes(newest - 200) } }),
    ...(!isAnswered && random() < 0.5 && { unread: true as const }),
    lines: lines({ random, newest, question, ...(isAnswered && { by }) }),
  };
}

interface Lines {
  readonly random: () => number;
  /** Minutes since the patient's newest message. */
  readonly newest: number;
  readonly question: string;
  readonly by?: (typeof STAFF)[number];
}

function lines({ random, newest, question, by }: Lines): SampleLine[] {
  const earlier = random() < 0.4 ? exchange(random, newest) : [];
  const asked: SampleLine = { by: 'patient', ago: minutes(newest), text: question };
  if (!by) return [...earlier, asked];
  return [...earlier, asked, reply({ random, by, ago: newest - 120 })];
}

function exchange(random: () => number, newest: number): SampleLine[] {
  const [, question] = pick(QUESTIONS, random);
  const ago = newest + 1_500;
  const asked: SampleLine = { by: 'patient', ago: minutes(ago), text: question };
  return [asked, reply({ random, by: pick(STAFF, random), ago: ago - 90 })];
}

function reply(from: {
  random: () => number;
  by: (typeof STAFF)[number];
  ago: number;
}): SampleLine {
  const { random, by, ago } = from;
  const isRead = random() < 0.8;
  return {
    by,
    ago: minutes(ago),
    text: pick(ANSWERS, random),
    ...(random() < 0.3 && { masked: true as const }),
    ...(isRead && { read: minutes(ago - 60) }),
  };
}

function minutes(count: number): string {
  return `${count}m`;
}

function birthDate(random: () => number): string {
  const year = 1935 + Math.floor(random() * 85);
  const month = 1 + Math.floor(random() * 12);
  const day = 1 + Math.floor(random() * 28);
  return [year, month, day].map((part) => String(part).padStart(2, '0')).join('-');
}

function pick<Item>(items: readonly Item[], random: () => number): Item {
  return items[Math.floor(random() * items.length)] as Item;
}
