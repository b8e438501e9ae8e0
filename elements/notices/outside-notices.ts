import { announceNotices } from '../../src/commands/announce-notices.js';
import { NOTIFICATION_TAG } from '../../src/model/unread-notice.js';
import type { Store } from '../../src/store/database.js';
import type { Words } from '../words/words.js';

const KEY = 'intray-tell-outside ';

/**
 * Notices by the device's own notifications: only for a person who turned it on, on this device, and without names
 * or words of a message.
 */
export class OutsideNotices {
  #telling: Promise<void> = Promise.resolve();

  /** The browser has such a thing. */
  get offered(): boolean {
    return 'Notification' in globalThis;
  }

  /** The person wants it here. */
  isOn({ name }: Store): boolean {
    return this.offered && Notification.permission === 'granted' && readChoice(name);
  }

  /** Asks the browser, if it has to. False: it does not let us. What is due already is on the screen. */
  async turnOn(store: Store): Promise<boolean> {
    if ((await Notification.requestPermission()) !== 'granted') return false;
    await announceNotices(store);
    return writeChoice(store.name, true);
  }

  turnOff({ name }: Store): void {
    writeChoice(name, false);
  }

  /** Each notice once, in whichever tab. */
  tell(store: Store, words: Words): Promise<void> {
    this.#telling = this.#telling.then(async () => {
      if (!this.isOn(store)) return;
      const { length } = await announceNotices(store);
      if (length > 0) await show(words.say('noticesCame', length), words.locale);
    });
    return this.#telling;
  }
}

/** Chromium on Android lets no page construct one: there it is the service worker's, which hears of its click. */
async function show(title: string, lang: string): Promise<void> {
  const options = { lang, tag: NOTIFICATION_TAG };
  try {
    const shown = new Notification(title, options);
    shown.addEventListener('click', () => {
      window.focus();
      shown.close();
    });
  } catch (error) {
    if (!(error instanceof TypeError && 'serviceWorker' in navigator)) throw error;
    const worker = await navigator.serviceWorker.getRegistration();
    await worker?.showNotification(title, options);
  }
}

/** A portal's frame may have no storage of its own. */
function readChoice(name: string): boolean {
  try {
    return localStorage.getItem(KEY + name) === 'on';
  } catch {
    return false;
  }
}

function writeChoice(name: string, on: boolean): boolean {
  try {
    if (on) localStorage.setItem(KEY + name, 'on');
    else localStorage.removeItem(KEY + name);
    return true;
  } catch {
    return false;
  }
}
