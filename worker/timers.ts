import { expose } from 'comlink';

import { createTimers } from './create-timers.js';

/** A page that cannot start this file as a worker imports it and runs the same functions itself. */
export { createTimers };

if (!('document' in globalThis)) expose(createTimers());
