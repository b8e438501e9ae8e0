import type { DevicePerson } from '../store/device.js';
import type { Backend } from './backend.js';
import type { DrainOptions } from './push.js';

/** What the timers worker offers over comlink. */
export interface TimersApi {
  /** Opens the person's database and starts to pull; `backend` where the host brings its own. */
  start(person: DevicePerson, visible: boolean, backend?: Backend): Promise<void>;
  setVisible(visible: boolean): Promise<void>;
  pullNow(): Promise<void>;
  push(options: DrainOptions): Promise<void>;
  /** Ends everything for that person; `start` may follow for another. */
  stop(): Promise<void>;
}
