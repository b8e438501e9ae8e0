import { announceNotices } from '../../src/commands/announce-notices.js';
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
      if (length > 0) show(words.say('noticesCame', length), words.locale);
    });
    return this.#telling;
  }
}

function show(title: string, lang: string): void {
  const shown = new Notification(title, { lang, tag: 'intray-notices' });
  shown.addEventListener('click', () => {
    window.focus();
    shown.close();
  });
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
