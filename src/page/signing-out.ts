import { late } from './until-fetched.js';

/** What only a sign-out needs; a page fetches it early, because whoever signs out may have no connection then. */
export const signingOut = late(() => import('./sign-out.js'));
