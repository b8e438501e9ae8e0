import type { ClinicAnswer } from './answer.js';
import { voidLine } from './billing.js';
import { changeSettings } from './change-settings.js';
import type { ClinicRun } from './clinic-run.js';
import { Fields } from './fields.js';
import { phoneOf } from './patient-acts.js';
import { Problem } from './problem.js';
import { settleNow } from './record-delivery.js';
import { findRoute, route } from './routes.js';
import {
  closeConversation,
  deleteComment,
  deleteConversation,
  seenFiles,
  showConversation,
} from './stage.js';
import type { LineState } from './staff-line.js';
import { sweep } from './sweep.js';
import { wholeNumber } from './whole-number.js';
import { wrongAddress } from './wrong-address.js';

export interface StageCall {
  readonly run: ClinicRun;
  readonly request: Request;
  readonly path: string;
  readonly reset: (size?: number) => ClinicRun;
}

/** What no portal has: a fresh clinic, another time, the ledger, and a colleague's hand. */
export async function stageApi(call: StageCall): Promise<ClinicAnswer> {
  const found = findRoute(ROUTES, call.request.method, call.path);
  if ('allowed' in found) throw wrongAddress(found.allowed);
  return { status: 200, body: await found.handle(call, found.ids) };
}

type Handle = (call: StageCall, ids: Readonly<Record<string, string>>) => unknown;

const LARGEST = 200_000;

const ROUTES = [
  route<Handle>('POST', 'reset', ({ reset, request }) => {
    const size = wholeNumber(queryOf(request), 'size', 0);
    if ((size ?? 0) > LARGEST) throw new Problem(400, 'invalid', `At most ${LARGEST}.`);
    return { conversations: reset(size).conversations.size };
  }),
  route<Handle>('POST', 'clock', ({ run, request }) => {
    run.moveClock(wholeNumber(queryOf(request), 'offset', Number.MIN_SAFE_INTEGER) ?? 0);
    sweep(run);
    return { now: new Date(run.now()).toISOString() };
  }),
  route<Handle>('GET', 'ledger', ({ run }) => ({ writes: run.ledger.lines })),
  route<Handle>('GET', 'files', ({ run }) => ({ files: seenFiles(run) })),
  route<Handle>('GET', 'audit-events', ({ run }) => ({ events: run.auditEvents })),
  route<Handle>('GET', 'network', ({ run }) => ({ state: run.line.state })),
  route<Handle>('POST', 'network', async ({ run, request }) => {
    run.line.switchTo(stateIn(await request.text()));
    return { state: run.line.state };
  }),
  route<Handle>('POST', 'settings', async ({ run, request }) =>
    changeSettings(run, await request.text()),
  ),
  route<Handle>('POST', 'billing-lines/:id/void', ({ run }, { id = '' }) => voidLine(run, id)),
  route<Handle>('GET', 'conversations/:c/patient', ({ run }, { c = '' }) => phoneOf(run, c)),
  route<Handle>('POST', 'conversations/:c/close', ({ run, request }, { c = '' }) => {
    closeConversation(run, c, queryOf(request).get('by') ?? '');
    return {};
  }),
  route<Handle>('POST', 'conversations/:c/deliver', ({ run, request }, { c = '' }) => {
    settleNow(run, c, queryOf(request).get('state') === 'failed' ? 'failed' : 'filed');
    return {};
  }),
  route<Handle>('POST', 'conversations/:c/visible', ({ run, request }, { c = '' }) => {
    showConversation(run, c, queryOf(request).get('to')?.split(','));
    return {};
  }),
  route<Handle>('DELETE', 'conversations/:c/comments/:n', ({ run }, { c = '', n = '' }) => {
    deleteComment(run, c, n);
    return {};
  }),
  route<Handle>('DELETE', 'conversations/:c', ({ run }, { c = '' }) => {
    deleteConversation(run, c);
    return {};
  }),
];

function stateIn(body: string): LineState {
  const state = Fields.ofBody(body).text('state');
  if (state === 'online' || state === 'offline') return state;
  throw new Problem(400, 'invalid', 'state is online or offline.');
}

function queryOf(request: Request): URLSearchParams {
  return new URL(request.url).searchParams;
}
