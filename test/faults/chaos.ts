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
const SCENE_BROKEN = [...BROKEN, 'unsaid'] as const;
const BLOWS = [
  'workerKills',
  'crashes',
  'freezes',
  'browserKills',
  'stuckTabs',
  'drops',
  'strangers',
] as const;
const SCENE_COLUMNS = [
  'replies',
  'unsure',
  'requests',
  ...BLOWS,
  'cleared',
  ...SCENE_BROKEN,
] as const;
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
const unfinished: string[] = [];
const scenes = await playAll();
const days = await stormyDays();
if (scenes.length > 0) console.log(`\n${tableOf(scenes, ['name', ...SCENE_COLUMNS])}`);
if (days.length > 0) {
  const total = { seed: 'all', ...totalOf(days, DAY_COLUMNS) };
  console.log(`\n${tableOf([...days, total], ['seed', ...DAY_COLUMNS])}`);
}
if (unfinished.length > 0) console.log(`\nNot finished: ${unfinished.join()}`);
// A day that did not finish may have left a browser that says no more.
process.exit(unfinished.length > 0 || [...scenes, ...days].some(isBroken) ? 1 : 0);

async function playAll(): Promise<SceneReport[]> {
  const reports: SceneReport[] = [];
  const wanted = values.scenes.split(',');
  for (const scene of SCENES) {
    if (values.scenes !== 'all' && !wanted.includes(scene.name)) continue;
    const again = `--scenes ${scene.name} --seeds 0 --seed ${seed}`;
    try {
      const report = await playScene(scene, seed);
      reports.push(report);
      tell(scene.name, report, again);
    } catch (error) {
      if (error instanceof SkippedScene) console.log(`${scene.name}: NOT PLAYED: ${error.message}`);
      else noteUnfinished(scene.name, error, again);
    }
  }
  return reports;
}

async function stormyDays(): Promise<Day[]> {
  const deadline = Date.now() + Number(values.minutes) * MINUTE_MS;
  const isEnough = (count: number): boolean =>
    values.seeds === undefined ? count > 0 && Date.now() > deadline : count >= Number(values.seeds);
  const lived: Day[] = [];
  let seeds = 0;
  while (!isEnough(seeds)) {
    const one = seed + seeds;
    seeds += 1;
    const again = `--scenes none --seed ${one} --seeds 1 --replies ${values.replies}`;
    try {
      const day = await stormyDay({ seed: one, replies: Number(values.replies), plugs: 1 });
      lived.push(day);
      tell(`seed ${one}`, day, again);
    } catch (error) {
      noteUnfinished(`seed ${one}`, error, again);
    }
  }
  return lived;
}

/** Whoever could not play to the end has shown nothing; the others are played all the same. */
function noteUnfinished(name: string, error: unknown, again: string): void {
  unfinished.push(name);
  const reason = error instanceof Error ? error.stack : String(error);
  console.log(`${name}: NOT FINISHED: npm run chaos -- ${again}\n${reason}`);
}

type Played = Report & Partial<SceneReport> & { readonly tookMs: number };

function tell(name: string, report: Played, again: string): void {
  const { replies, requests, tookMs, complaints } = report;
  const broken = brokenIn(report);
  const end = broken.length === 0 ? 'kept' : `BROKEN: ${broken.join()}: npm run chaos -- ${again}`;
  const seconds = Math.round(tookMs / 1000);
  console.log(`${name}: ${replies} replies, ${requests} requests, ${seconds} s: ${end}`);
  for (const complaint of complaints) console.log(`  a page complained: ${complaint}`);
}

function isBroken(report: Played): boolean {
  return brokenIn(report).length > 0;
}

function brokenIn(report: Played): string[] {
  return SCENE_BROKEN.filter((name) => (report[name] ?? 0) > 0);
}
