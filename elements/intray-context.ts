import { createContext } from '@lit/context';

import type { Intray } from '../src/page/intray.js';

/** A portal with two clinics on one page gives each part of it its own handle. */
export const intrayContext = createContext<Intray | undefined>(Symbol.for('intray'));
