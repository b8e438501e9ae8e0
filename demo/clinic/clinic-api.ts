import { changesFeed } from './changes-feed.js';
import type { ClinicRun } from './clinic-run.js';
import { conversationPage } from './conversation-page.js';
import { Problem } from './problem.js';
import { findRoute, route } from './routes.js';
import { sessionOf } from './session.js';
import { takeWrite, writtenAnswer, type BeforeCommit, type WriteResult } from './write-gate.js';
import type { Write } from './write-memory.js';
import { wrongAddress } from './wrong-address.js';

/** A request to the clinic API of one run, in the name of one member of staff. */
export interface ApiCall {
  readonly run: ClinicRun;
  readonly staffId: string;
  readonly request: Request;
  /** What follows `/api/intray/`. */
  readonly path: string;
  readonly beforeCommit?: BeforeCommit | undefined;
}

/** Answers what `CONTRACT.md` lists, or throws the problem. */
export async function clinicApi(call: ApiCall): Promise<WriteResult> {
  const { run, staffId, request, path } = call;
  if (!run.staffRow(staffId)) throw new Problem(401, 'sign-in-needed', 'Nobody is signed in.');
  checkHeaders(call);
  const found = findRoute(ROUTES, request.method, path);
  if ('allowed' in found) throw wrongAddress(found.allowed);
  return found.handle(call, found.ids);
}

type Ids = Readonly<Record<string, string>>;
type Handle = (call: ApiCall, ids: Ids) => WriteResult | Promise<WriteResult>;

const ROUTES = [
  route<Handle>('GET', 'session', ({ run, staffId }) => ok(sessionOf(run, staffId))),
  route<Handle>('GET', 'changes', async ({ run, staffId, request }) =>
    ok(await changesFeed(run, staffId, queryOf(request), request.signal)),
  ),
  route<Handle>('GET', 'conversations/:c', ({ run, staffId, request }, { c = '' }) =>
    ok(conversationPage(run, staffId, c, queryOf(request))),
  ),
  ...writeRoutes('replies', 'reply'),
  ...writeRoutes('assignments', 'assignment'),
  ...writeRoutes('comments', 'comment'),
  ...writeRoutes('read-marks', 'read-mark'),
  ...writeRoutes('status-changes', 'status-change'),
];

function writeRoutes(folder: string, kind: Write['kind']) {
  const path = `conversations/:c/${folder}/:id`;
  return [
    route<Handle>('PUT', path, async (call, { c = '', id = '' }) => {
      const text = await call.request.text();
      const write = { kind, conversationId: c, id, userId: call.staffId, text };
      return takeWrite(call.run, write, call.beforeCommit);
    }),
    route<Handle>('GET', path, ({ run, staffId }, { c = '', id = '' }) =>
      ok(writtenAnswer(run, { kind, conversationId: c, id, userId: staffId })),
    ),
  ];
}

function checkHeaders({ request, staffId, path }: ApiCall): void {
  if (request.headers.get('Intray-Version') !== '1') {
    throw new Problem(400, 'invalid', 'Intray-Version: 1 is missing.');
  }
  if (path === 'session') return;
  const user = request.headers.get('Intray-User');
  if (user === null) throw new Problem(400, 'invalid', 'Intray-User is missing.');
  if (user !== staffId) throw new Problem(401, 'other-user', 'Somebody else is signed in.');
}

function ok(body: unknown): WriteResult {
  return { status: 200, body };
}

function queryOf(request: Request): URLSearchParams {
  return new URL(request.url).searchParams;
}
