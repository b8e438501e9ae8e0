import type { ClinicAnswer } from './answer.js';
import type { ClinicRun } from './clinic-run.js';
import { patientReads, patientWrites } from './patient-acts.js';
import { patientDownloads, patientUploads } from './patient-files.js';
import { patientConversation, patientView } from './patient-side.js';
import { findRoute, route } from './routes.js';
import { wrongAddress } from './wrong-address.js';

export interface PatientCall {
  readonly run: ClinicRun;
  readonly patientId: string;
  readonly request: Request;
  readonly path: string;
}

/** The patient's side: read, write, open. It knows nothing that is the clinic's own. */
export async function patientApi(call: PatientCall): Promise<ClinicAnswer> {
  const found = findRoute(ROUTES, call.request.method, call.path);
  if ('allowed' in found) throw wrongAddress(found.allowed);
  return found.handle(call, found.ids);
}

type Handle = (
  call: PatientCall,
  ids: Readonly<Record<string, string>>,
) => ClinicAnswer | Promise<ClinicAnswer>;

const ROUTES = [
  route<Handle>('GET', 'conversations', ({ run, patientId }) => ({
    status: 200,
    body: patientView(run, patientId),
  })),
  route<Handle>('POST', 'conversations/:c/messages', async (call, { c = '' }) => {
    const row = patientConversation(call.run, call.patientId, c);
    return { status: 201, body: patientWrites(call.run, row, await call.request.text()) };
  }),
  route<Handle>('POST', 'conversations/:c/messages/:m/read', (call, { c = '', m = '' }) => {
    const row = patientConversation(call.run, call.patientId, c);
    return { status: 200, body: patientReads(call.run, row, m) };
  }),
  route<Handle>('POST', 'conversations/:c/files', async (call, { c = '' }) => {
    const row = patientConversation(call.run, call.patientId, c);
    return { status: 201, body: patientUploads(call.run, row, await fileIn(call.request)) };
  }),
  route<Handle>('GET', 'conversations/:c/files/:f', (call, { c = '', f = '' }) => {
    const row = patientConversation(call.run, call.patientId, c);
    return patientDownloads(call.run, row, f);
  }),
];

/** The name stands in the query, the type in the header, and the body is the file. */
async function fileIn(request: Request) {
  const name = new URL(request.url).searchParams.get('name') ?? '';
  const type = request.headers.get('Content-Type') ?? '';
  return { name, type, bytes: new Uint8Array(await request.arrayBuffer()) };
}
