import { knownPart, takePart, type PartAddress } from './accept-part.js';
import type { ClinicAnswer } from './answer.js';
import { billingReport } from './billing.js';
import { changesFeed } from './changes-feed.js';
import type { ClinicRun } from './clinic-run.js';
import { conversationPage } from './conversation-page.js';
import { fileForStaff } from './file-content.js';
import { Problem } from './problem.js';
import { findRoute, route } from './routes.js';
import { searchConversations } from './search.js';
import { sessionOf } from './session.js';
import { takeWrite, writtenAnswer, type BeforeCommit } from './write-gate.js';
import type { WriteKind } from './write-memory.js';
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
export async function clinicApi(call: ApiCall): Promise<ClinicAnswer> {
  const { run, staffId, request, path } = call;
  if (!run.staffRow(staffId)) throw new Problem(401, 'sign-in-needed', 'Nobody is signed in.');
  checkHeaders(call);
  const found = findRoute(ROUTES, request.method, path);
  if ('allowed' in found) throw wrongAddress(found.allowed);
  return found.handle(call, found.ids);
}

type Ids = Readonly<Record<string, string>>;
type Handle = (call: ApiCall, ids: Ids) => ClinicAnswer | Promise<ClinicAnswer>;

const ROUTES = [
  route<Handle>('GET', 'session', ({ run, staffId }) => ok(sessionOf(run, staffId))),
  route<Handle>('GET', 'changes', async ({ run, staffId, request }) =>
    ok(await changesFeed(run, staffId, queryOf(request), request.signal)),
  ),
  route<Handle>('GET', 'conversations', ({ run, staffId, request }) =>
    ok(searchConversations(run, staffId, queryOf(request))),
  ),
  route<Handle>('GET', 'conversations/:c', ({ run, staffId, request }, { c = '' }) =>
    ok(conversationPage(run, staffId, c, queryOf(request))),
  ),
  route<Handle>('GET', 'billing-lines', ({ run, staffId, request }) =>
    ok(billingReport(run, staffId, queryOf(request).get('cycle'))),
  ),
  ...writeRoutes('conversations/:c/replies/:id', 'reply'),
  ...writeRoutes('conversations/:c/assignments/:id', 'assignment'),
  ...writeRoutes('conversations/:c/comments/:id', 'comment'),
  ...writeRoutes('conversations/:c/status-changes/:id', 'status-change'),
  ...writeRoutes('conversations/:c/read-marks/:id', 'read-mark'),
  ...writeRoutes('conversations/:c/record-copies/:id', 'record-copy'),
  ...writeRoutes('notice-marks/:id', 'notice-mark'),
  ...writeRoutes('audit-events/:id', 'audit-event'),
  ...writeRoutes('attachments/:id', 'attachment'),
  route<Handle>('PUT', 'attachments/:id/parts/:n', async (call, ids) =>
    takePart(call.run, partAddress(call, ids), await bytesOf(call.request)),
  ),
  route<Handle>('GET', 'attachments/:id/parts/:n', (call, ids) =>
    knownPart(call.run, partAddress(call, ids)),
  ),
  route<Handle>('GET', 'attachments/:id/content', ({ run, staffId }, { id = '' }) =>
    fileForStaff(run, staffId, id),
  ),
];

function writeRoutes(path: string, kind: WriteKind) {
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

function partAddress({ staffId }: ApiCall, { id = '', n = '' }: Ids): PartAddress {
  if (/^(?:0|[1-9]\d{0,5})$/u.test(n)) return { id, part: Number(n), userId: staffId };
  throw new Problem(400, 'invalid', 'The number of a part is a whole one from 0.');
}

async function bytesOf(request: Request): Promise<Uint8Array> {
  if (request.headers.get('Content-Type') !== 'application/octet-stream') {
    throw new Problem(400, 'invalid', 'A part is application/octet-stream.');
  }
  return new Uint8Array(await request.arrayBuffer());
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

function ok(body: unknown): ClinicAnswer {
  return { status: 200, body };
}

function queryOf(request: Request): URLSearchParams {
  return new URL(request.url).searchParams;
}
