import type { Intray } from '/intray/intray.js';

import type { Clinic } from './clinic.js';
import { startNewRun } from './visit.js';

/** The databases of one person; `intray-device` holds what several share, and our own workers keep it open. */
const PERSONAL = /^intray-[0-9a-f]{32}$/u;
const PATIENCE_MS = 1_500;

/** A fresh clinic: the server and this browser forget the present one. */
export async function resetDemo(intray: Intray, clinic: Clinic): Promise<void> {
  intray.close();
  await Promise.allSettled([clinic.forget(), forgetHere()]);
  startNewRun();
}

async function forgetHere(): Promise<void> {
  const databases = await indexedDB.databases();
  const names = databases.map(({ name = '' }) => name).filter((name) => PERSONAL.test(name));
  await Promise.race([Promise.all(names.map(removed)), pause()]);
}

/** Settles late or never where another page still uses it; then it goes when that page lets go. */
function removed(name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    request.addEventListener('success', () => resolve());
    request.addEventListener('error', () => resolve());
  });
}

function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, PATIENCE_MS);
  });
}
