import type { DevicePerson } from '../store/device.js';
import type { Backend } from './backend.js';
import type { Completion } from './complete-conversation.js';
import type { DrainOptions } from './push.js';
import type { SessionCheck } from './session-check.js';

/** Called for each request; what it gives is never stored. */
export type HostHeaders = () => Promise<Record<string, string>>;

/** What the timers worker offers over comlink, and the page itself where that worker cannot start. */
export interface TimersApi {
  /** How to reach the server; headers or a backend of the host's stay in the page and are called there. */
  reach(backendUrl: string, headers?: HostHeaders, backend?: Backend): Promise<void>;
  askSession(): Promise<SessionCheck>;
  /** Opens the person's database, notes what is known of the session, and begins to pull. */
  start(person: DevicePerson, visible: boolean, check: SessionCheck | undefined): Promise<void>;
  setVisible(visible: boolean): Promise<void>;
  pullNow(): Promise<void>;
  push(options: DrainOptions): Promise<void>;
  /** Fetches what this device lacks of a conversation. */
  complete(conversationId: string): Promise<Completion>;
  /** Their inbox is locked: nothing is asked, and only what goes by clear times goes on. */
  rest(person: DevicePerson): Promise<void>;
  /** Ends everything for that person; `start` may follow for another. */
  stop(): Promise<void>;
}
