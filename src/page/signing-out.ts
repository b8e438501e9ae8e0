import type * as SigningOut from './sign-out.js';
import { fetched } from './until-fetched.js';

/** What only a sign-out needs; a page fetches it early, because whoever signs out may have no connection then. */
export function signingOut(): Promise<typeof SigningOut> {
  return fetched(() => import('./sign-out.js'));
}
