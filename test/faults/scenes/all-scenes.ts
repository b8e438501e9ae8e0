import { browserKilled } from './browser-killed.js';
import { captivePortal } from './captive-portal.js';
import { dataCleared } from './data-cleared.js';
import { dataEvicted } from './data-evicted.js';
import { diskFull } from './disk-full.js';
import { dropped } from './dropped.js';
import { frozen } from './frozen.js';
import type { Scene } from './play-scene.js';
import { tornRecord } from './torn-record.js';
import { twoPeople } from './two-people.js';

export const SCENES: readonly Scene[] = [
  dropped,
  captivePortal,
  frozen,
  browserKilled,
  dataCleared,
  dataEvicted,
  diskFull,
  tornRecord,
  twoPeople,
];
