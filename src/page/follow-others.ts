import type { DevicePerson } from '../store/device.js';
import { workOfOthers, type WaitingOfOther } from '../store/others-work.js';
import { OtherTabs } from './other-tabs.js';

export { isAnotherThanBefore } from './outside-mark.js';

/**
 * Tells what colleagues have left unsent on this device: now, when a tab of anybody signs in or out, and when the
 * person comes back to this page. Nothing else changes it: nobody sends for who is not signed in.
 */
export function followOthers(
  own: DevicePerson,
  tell: (waiting: readonly WaitingOfOther[]) => void,
): () => void {
  let looks = 0;
  const look = (): void => {
    const mine = ++looks;
    workOfOthers(own).then((waiting) => {
      if (mine === looks) tell(waiting);
    }, ignore);
  };
  const tabs = new OtherTabs(look);
  window.addEventListener('focus', look);
  document.addEventListener('visibilitychange', look);
  look();
  return () => {
    looks += 1;
    tabs.close();
    window.removeEventListener('focus', look);
    document.removeEventListener('visibilitychange', look);
  };
}

function ignore(): void {
  // A database that does not open now is looked at again.
}
