// `npm run chaos -- --minutes N --seed S [--replies R]`: stormy days, one seed after another, until the time is up.
import { parseArgs } from 'node:util';

import { stormyDay, type Day } from './stormy-day.js';

const MINUTE_MS = 60_000;
const BROKEN = ['lost', 'doubled', 'outOfOrder', 'falselySent'] as const;
const SHOWN = [
  ...(['seed', 'replies', 'unsure', 'requests', 'struck', 'workerKills', 'crashes'] as const),
  ...(['freezes', 'offline', 'plugsPulled', 'patientMessages', 'decided'] as const),
  ...BROKEN,
  ...(['unfinished', 'calmMs'] as const),
];

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '2' },
    seed: { type: 'string', default: '1' },
    replies: { type: 'string', default: '100' },
  },
});
const deadline = Date.now() + Number(values.minutes) * MINUTE_MS;
const days: Day[] = [];
for (let seed = Number(values.seed); days.length === 0 || Date.now() < deadline; seed++) {
  const day = await stormyDay({ seed, replies: Number(values.replies), plugs: 1 });
  days.push(day);
  tell(day);
}
tellAll();

function tell(day: Day): void {
  console.log(SHOWN.map((name) => `${name} ${day[name]}`).join(' · '));
  for (const complaint of day.complaints) console.log(`  a page complained: ${complaint}`);
  if (isBroken(day)) console.log(`  BROKEN: npm run chaos -- --seed ${day.seed} --minutes 0`);
}

function tellAll(): void {
  const total = (name: (typeof SHOWN)[number]): number =>
    days.reduce((sum, day) => sum + day[name], 0);
  console.log(`\n${days.length} days`);
  for (const name of SHOWN.slice(1)) console.log(`${name.padEnd(16)} ${total(name)}`);
  process.exitCode = days.some(isBroken) ? 1 : 0;
}

function isBroken(day: Day): boolean {
  return BROKEN.some((name) => day[name] > 0) || day.unfinished > 0;
}
