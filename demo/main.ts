import { connect, type Intray } from '/intray/intray.js';

import { Checklist } from './portal/checklist.js';
import { Clinic } from './portal/clinic.js';
import { ClockCard } from './portal/clock-card.js';
import { colleagueOf, initialsOf } from './portal/colleagues.js';
import { CommentCheck } from './portal/comment-check.js';
import { DeviceClock } from './portal/device-clock.js';
import { find } from './portal/find.js';
import { LedgerCard } from './portal/ledger-card.js';
import { Line } from './portal/line.js';
import { startLook } from './portal/look.js';
import { Lock } from './portal/lock.js';
import { NetworkSwitch } from './portal/network-switch.js';
import { Phone } from './portal/phone.js';
import { resetDemo } from './portal/reset-demo.js';
import { addressFor, followNewRun, thisVisit } from './portal/visit.js';
import { SignOut } from './portal/sign-out.js';
import { sayAll, words } from './portal/words.js';

const visit = thisVisit();
const { run, staff, undoSeconds } = visit;

startLook(say);

const device = new DeviceClock(run);
const lock = new Lock();
let intray = enter();

const line = new Line(run);
const clinic = new Clinic(line);
const comments = new CommentCheck(clinic, staff.id);
const checklist = new Checklist({
  run,
  isOnline: () => intray.status.offlineSince === null,
  isAhead: () => line.isAhead,
});
const ledger = new LedgerCard({
  clinic,
  commentsReceived: () => comments.count,
  onLook: (lines) => checklist.look(lines),
});
const phone = new Phone({ line, clinic, onReceived: (id, payload) => void compare(id, payload) });
const clock = new ClockCard({
  line,
  clinic,
  device,
  onClinicMoved: () => void intray.sync(),
  whileAway: async (act) => {
    intray.close();
    await act();
    intray = enter();
  },
});
const signOut = new SignOut({
  name: staff.name,
  intray: () => intray,
  signIn: () => {
    intray.close();
    intray = enter();
  },
  onBack: () => checklist.signedInAgain(),
});
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

/** What it gives to `connect` is all that a portal writes; a real one moves no clock. */
function enter(): Intray {
  const entered = connect({
    backend: { url: `/clinic/${run}/${staff.id}/api/intray` },
    serviceWorker: import.meta.env.DEV
      ? { mode: 'none' }
      : { mode: 'register', url: '/intray/intray-service-worker.js', scope: '/' },
    shell: ['/', '/assets/*'],
    timersUrl: '/intray/intray-timers.js',
    ...(undoSeconds === undefined ? {} : { undoSeconds }),
    clock: device.aheadMs,
  });
  lock.follow(entered);
  return entered;
}

async function compare(conversationId: string, payload: string): Promise<void> {
  try {
    await comments.look(conversationId, payload, ledger.stored);
    ledger.say();
  } catch {
    // Cut off at this moment: the next answer to the phone is compared.
  }
}

function say(): void {
  sayAll();
  const avatar = find('avatar', HTMLSpanElement);
  avatar.textContent = initialsOf(staff);
  avatar.ariaLabel = staff.name;
  const colleague = find('colleague', HTMLAnchorElement);
  colleague.textContent = words().colleague(colleagueOf(staff).name);
  colleague.href = addressFor(colleagueOf(staff), visit);
  signOut.say();
  lock.say();
  phone.say();
  ledger.say();
  network.say();
  clock.say();
  checklist.say();
}
