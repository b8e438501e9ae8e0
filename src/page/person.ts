import { databaseName, peopleOfDevice, type DevicePerson } from '../store/device.js';
import type { Session } from '../model/session.js';
import type { SessionCheck } from '../sync/session-check.js';
import type { Settings } from './options.js';

/** Nobody waits longer than this for a server before the last person's inbox is opened. */
const PATIENCE_MS = 3_000;

export interface Identified {
  readonly person: DevicePerson | undefined;
  /** What the server said; undefined while it has not been asked or has not answered. */
  readonly check: SessionCheck | undefined;
}

/**
 * Whose database to open. With an expected user that is on this device: theirs, at once. Else whoever is signed
 * in; where nobody answers, the expected or the last person of this device. Never another person's list, not
 * for a moment, and nobody's who has signed out before the server has said that they are back. `preferred`: a database
 * that goes before the last person's.
 */
export async function identify(
  settings: Settings,
  ask: () => Promise<SessionCheck>,
  preferred?: string,
): Promise<Identified> {
  const known = (await peopleOfDevice()).filter(
    ({ backendUrl, signedOut }) => backendUrl === settings.backendUrl && signedOut !== true,
  );
  const expected = known.find(({ userId }) => userId === settings.user);
  if (expected) return { person: asNow(settings, expected), check: undefined };
  const check = await withPatience(ask());
  if (check.kind === 'signed-in') {
    const { user } = check.session;
    const asExpected = settings.user === undefined || settings.user === user.id;
    return { person: asExpected ? await personOf(settings, check.session) : undefined, check };
  }
  const latest = known.find(({ database }) => database === preferred) ?? known[0];
  const last = settings.user === undefined && check.kind !== 'signed-out' ? latest : undefined;
  return { person: last && asNow(settings, last), check };
}

export async function personOf(settings: Settings, session: Session): Promise<DevicePerson> {
  const { backendUrl } = settings;
  const [tenantId, userId] = [session.tenant.id, session.user.id];
  return asNow(settings, {
    database: await databaseName(backendUrl, tenantId, userId),
    backendUrl,
    tenantId,
    userId,
    name: session.user.internalName,
    needsPage: settings.needsPage,
    clockOffsetMs: 0,
  });
}

function asNow(settings: Settings, person: DevicePerson): DevicePerson {
  const { needsPage, clockOffsetMs } = settings;
  return { ...person, needsPage, clockOffsetMs };
}

function withPatience(check: Promise<SessionCheck>): Promise<SessionCheck> {
  const silence = new Promise<SessionCheck>((resolve) => {
    setTimeout(() => {
      resolve({ kind: 'no-answer' });
    }, PATIENCE_MS);
  });
  return Promise.race([check, silence]);
}
