import { browserKilled } from './browser-killed.js';
import { captivePortal } from './captive-portal.js';
import { dataCleared } from './data-cleared.js';
import { dataEvicted } from './data-evicted.js';
import { dropped } from './dropped.js';
import { frozen } from './frozen.js';
import type { Scene } from './play-scene.js';

export const SCENES: readonly Scene[] = [
  dropped,
  captivePortal,
  frozen,
  browserKilled,
  dataCleared,
  dataEvicted,
];
