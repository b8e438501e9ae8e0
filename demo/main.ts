import { connect } from '/intray/intray.js';

import { Clinic } from './portal/clinic.js';
import { colleagueOf, initialsOf } from './portal/colleagues.js';
import { find } from './portal/find.js';
import { LedgerCard } from './portal/ledger-card.js';
import { startLook } from './portal/look.js';
import { NetworkSwitch } from './portal/network-switch.js';
import { Phone } from './portal/phone.js';
import { resetDemo } from './portal/reset-demo.js';
import { addressFor, followNewRun, thisVisit } from './portal/visit.js';
import { sayAll, words } from './portal/words.js';

const visit = thisVisit();
const { run, staff, undoSeconds } = visit;

startLook(say);

// What follows up to the next blank line is all that a portal writes.
const intray = connect({
  backend: { url: `/clinic/${run}/${staff.id}/api/intray` },
  serviceWorker: import.meta.env.DEV
    ? { mode: 'none' }
    : { mode: 'register', url: '/intray/intray-service-worker.js', scope: '/' },
  shell: ['/', '/assets/*'],
  timersUrl: '/intray/intray-timers.js',
  ...(undoSeconds === undefined ? {} : { undoSeconds }),
});

const clinic = new Clinic(run);
const phone = new Phone(clinic);
const ledger = new LedgerCard(clinic);
const network = new NetworkSwitch(clinic, () => void intray.sync());

document.addEventListener('intray-conversation-selected', ({ conversationId }) => {
  phone.show(conversationId);
});
find('reset', HTMLButtonElement).addEventListener('click', ({ currentTarget }) => {
  (currentTarget as HTMLButtonElement).disabled = true;
  void resetDemo(intray, clinic);
});
followNewRun(visit);
say();

function say(): void {
  sayAll();
  const avatar = find('avatar', HTMLSpanElement);
  avatar.textContent = initialsOf(staff);
  avatar.ariaLabel = staff.name;
  const colleague = find('colleague', HTMLAnchorElement);
  colleague.textContent = words().colleague(colleagueOf(staff).name);
  colleague.href = addressFor(colleagueOf(staff), visit);
  phone.say();
  ledger.say();
  network.say();
}
