// `npm run chaos -- [--minutes N | --seeds N] [--seed S] [--replies R] [--scenes all|none|<name>,…]`: scenes, then stormy
// days, one seed after another, and one table of all.
import { parseArgs } from 'node:util';

import { SCENES } from './scenes/all-scenes.js';
import { playScene, SkippedScene, type SceneReport } from './scenes/play-scene.js';
import { stormyDay, type Day } from './stormy-day.js';
import { tableOf, totalOf } from './tables.js';
import type { Report } from './report.js';

const MINUTE_MS = 60_000;
const BROKEN = [
  ...(['lost', 'doubled', 'outOfOrder', 'falselySent'] as const),
  ...(['wrongName', 'silent', 'unfinished'] as const),
];
const BLOWS = ['workerKills', 'crashes', 'freezes', 'browserKills', 'drops', 'strangers'] as const;
const SCENE_COLUMNS = ['replies', 'unsure', 'requests', ...BLOWS, 'cleared', ...BROKEN] as const;
const DAY_COLUMNS = [
  ...(['replies', 'unsure', 'requests', ...BLOWS] as const),
  ...(['offline', 'patientMessages', 'decided', ...BROKEN, 'calmMs', 'tookMs'] as const),
];

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '2' },
    seeds: { type: 'string' },
    seed: { type: 'string', default: '1' },
    replies: { type: 'string', default: '100' },
    scenes: { type: 'string', default: 'all' },
  },
});
const seed = Number(values.seed);
const scenes = await playAll();
const days = await stormyDays();
if (scenes.length > 0) console.log(`\n${tableOf(scenes, ['name', ...SCENE_COLUMNS])}`);
if (days.length > 0) {
  const total = { seed: 'all', ...totalOf(days, DAY_COLUMNS) };
  console.log(`\n${tableOf([...days, total], ['seed', ...DAY_COLUMNS])}`);
}
process.exitCode = [...scenes, ...days].some(isBroken) ? 1 : 0;

async function playAll(): Promise<SceneReport[]> {
  const reports: SceneReport[] = [];
  const wanted = values.scenes.split(',');
  for (const scene of SCENES) {
    if (values.scenes !== 'all' && !wanted.includes(scene.name)) continue;
    try {
      const report = await playScene(scene, seed);
      reports.push(report);
      tell(scene.name, report, `--scenes ${scene.name} --seeds 0`);
    } catch (error) {
      if (!(error instanceof SkippedScene)) throw error;
      console.log(`${scene.name}: NOT PLAYED: ${error.message}`);
    }
  }
  return reports;
}

async function stormyDays(): Promise<Day[]> {
  const deadline = Date.now() + Number(values.minutes) * MINUTE_MS;
  const isEnough = (count: number): boolean =>
    values.seeds === undefined ? count > 0 && Date.now() > deadline : count >= Number(values.seeds);
  const lived: Day[] = [];
  while (!isEnough(lived.length)) {
    const one = seed + lived.length;
    const day = await stormyDay({ seed: one, replies: Number(values.replies), plugs: 1 });
    lived.push(day);
    tell(`seed ${one}`, day, `--scenes none --seed ${one} --seeds 1 --replies ${values.replies}`);
  }
  return lived;
}

function tell(name: string, report: Report & { readonly tookMs: number }, again: string): void {
  const { replies, requests, tookMs, complaints } = report;
  const broken = BROKEN.filter((promise) => report[promise] > 0);
  const end = broken.length === 0 ? 'kept' : `BROKEN: ${broken.join()}: npm run chaos -- ${again}`;
  const seconds = Math.round(tookMs / 1000);
  console.log(`${name}: ${replies} replies, ${requests} requests, ${seconds} s: ${end}`);
  for (const complaint of complaints) console.log(`  a page complained: ${complaint}`);
}

function isBroken(report: Report): boolean {
  return BROKEN.some((name) => report[name] > 0);
}
