import { answer, problemAnswer } from './answer.js';
import { clinicApi } from './clinic-api.js';
import { ClinicRun } from './clinic-run.js';
import { Problem } from './problem.js';
import { patientApi } from './patient-api.js';
import { sampleClinic } from './sample/sample-clinic.js';
import { stageApi } from './stage-api.js';
import { LineCut } from './staff-line.js';
import { sweep } from './sweep.js';
import type { BeforeCommit } from './write-gate.js';

export interface ClinicOptions {
  /** Epoch milliseconds; the clock of every run starts from it. */
  readonly now?: () => number;
  /** Called before a write is stored; a test may hold it there. */
  readonly beforeCommit?: BeforeCommit;
}

export interface Clinic {
  /** Answers every request under `/clinic/`; never rejects. `Response.error()`: nothing comes through. */
  readonly handle: (request: Request) => Promise<Response>;
}

const ADDRESS = /^\/clinic\/(?<run>[\w.:-]{1,64})\/(?<rest>.*)$/u;
const STAFF = /^(?<staffId>[^/]+)\/api\/intray\/(?<path>.*)$/u;
const PATIENT = /^patient\/(?<patientId>[^/]+)\/(?<path>.*)$/u;

/**
 * A clinic's server in memory, with as many separate clinics in it as there are names of runs. A run that
 * nobody has reset starts with the sample clinic.
 *
 *     /clinic/<run>/<staff id>/api/intray/…               what CONTRACT.md lists
 *     /clinic/<run>/patient/<patient id>/conversations    GET
 *     /clinic/<run>/patient/<patient id>/conversations/<c>/messages[/<m>/read]         POST
 *     /clinic/<run>/patient/<patient id>/conversations/<c>/files[/<f>]                 POST ?name, GET
 *     /clinic/<run>/reset?size=N                          POST: a fresh clinic of N conversations
 *     /clinic/<run>/clock?offset=MS                       POST: its time is ours and this much more
 *     /clinic/<run>/settings                              POST JSON: other choices, people, permissions
 *     /clinic/<run>/ledger                                GET: every write seen
 *     /clinic/<run>/files                                 GET: how often each part of a file came
 *     /clinic/<run>/audit-events                          GET: what devices told of themselves
 *     /clinic/<run>/billing-lines/<id>/void               POST: the server takes a line back
 *     /clinic/<run>/network                               GET, POST { state }: cuts the staff's line
 *     /clinic/<run>/conversations/<c>/patient             GET: whose phone shows it
 *     /clinic/<run>/conversations/<c>/close?by=<staff id> POST: a colleague closes it
 *     /clinic/<run>/conversations/<c>/deliver?state=S     POST: the record system has `filed` or `failed`
 *     /clinic/<run>/conversations/<c>/visible?to=<ids>    POST: only these may open it; without `to`, everybody
 *     /clinic/<run>/conversations/<c>/comments/<n>        DELETE: a comment is gone
 *     /clinic/<run>/conversations/<c>                     DELETE: it is gone
 */
export function createClinic({ now = Date.now, beforeCommit }: ClinicOptions = {}): Clinic {
  const runs = new Map<string, ClinicRun>();

  function reset(name: string, size?: number): ClinicRun {
    runs.get(name)?.end();
    const run = new ClinicRun(sampleClinic(now(), size), now);
    runs.set(name, run);
    return run;
  }

  async function dispatch(request: Request, name: string, rest: string) {
    const run = runs.get(name) ?? reset(name);
    sweep(run);
    const staff = STAFF.exec(rest)?.groups;
    if (staff) {
      const { staffId = '', path = '' } = staff;
      return run.line.carry(() => clinicApi({ run, staffId, path, request, beforeCommit }));
    }
    const patient = PATIENT.exec(rest)?.groups;
    if (patient) {
      const { patientId = '', path = '' } = patient;
      return patientApi({ run, patientId, path, request });
    }
    return stageApi({ run, path: rest, request, reset: (size) => reset(name, size) });
  }

  return {
    handle: async (request) => {
      const { run = '', rest = '' } = ADDRESS.exec(new URL(request.url).pathname)?.groups ?? {};
      const time = () => runs.get(run)?.now() ?? now();
      try {
        if (run === '') throw new Problem(404, 'not-known', 'There is no such address.');
        return answer(await dispatch(request, run, rest), time());
      } catch (error) {
        if (error instanceof LineCut) return Response.error();
        return problemAnswer(asProblem(error), time());
      }
    },
  };
}

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const detail = error instanceof Error ? error.message : 'Unknown failure';
  return new Problem(500, 'server-error', detail);
}
