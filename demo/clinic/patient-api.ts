import type { ClinicRun } from './clinic-run.js';
import { patientReads, patientWrites } from './patient-acts.js';
import { patientConversation, patientView } from './patient-side.js';
import { findRoute, route } from './routes.js';
import { wrongAddress } from './wrong-address.js';
import type { WriteResult } from './write-gate.js';

export interface PatientCall {
  readonly run: ClinicRun;
  readonly patientId: string;
  readonly request: Request;
  readonly path: string;
}

/** The patient's side: read, write, open. It knows nothing that is the clinic's own. */
export async function patientApi(call: PatientCall): Promise<WriteResult> {
  const found = findRoute(ROUTES, call.request.method, call.path);
  if ('allowed' in found) throw wrongAddress(found.allowed);
  return found.handle(call, found.ids);
}

type Handle = (
  call: PatientCall,
  ids: Readonly<Record<string, string>>,
) => WriteResult | Promise<WriteResult>;

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
];
