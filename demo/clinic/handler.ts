import { answer, problemAnswer } from './answer.js';
import { clinicApi } from './clinic-api.js';
import { ClinicRun } from './clinic-run.js';
import { Problem } from './problem.js';
import { patientApi } from './patient-api.js';
import { sampleClinic } from './sample/sample-clinic.js';
import { stageApi } from './stage-api.js';
import type { BeforeCommit } from './write-gate.js';

export interface ClinicOptions {
  /** Epoch milliseconds; the clock of every run starts from it. */
  readonly now?: () => number;
  /** Called before a write is stored; a test may hold it there. */
  readonly beforeCommit?: BeforeCommit;
}

export interface Clinic {
  /** Answers every request under `/clinic/`; never rejects. */
  handle(request: Request): Promise<Response>;
}

const ADDRESS = /^\/clinic\/(?<run>[\w.:-]{1,64})\/(?<rest>.*)$/u;
const STAFF = /^(?<staffId>[^/]+)\/api\/intray\/(?<path>.*)$/u;
const PATIENT = /^patient\/(?<patientId>[^/]+)\/(?<path>.*)$/u;

/** A clinic's server in memory, with as many separate clinics in it as there are names of runs. */
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
    const staff = STAFF.exec(rest)?.groups;
    if (staff) {
      const { staffId = '', path = '' } = staff;
      return clinicApi({ run, staffId, path, request, beforeCommit });
    }
    const patient = PATIENT.exec(rest)?.groups;
    if (patient) {
      const { patientId = '', path = '' } = patient;
      return patientApi({ run, patientId, path, request });
    }
    return stageApi({ run, path: rest, request, reset: (size) => reset(name, size) });
  }

  return {
    async handle(request) {
      const { run = '', rest = '' } = ADDRESS.exec(new URL(request.url).pathname)?.groups ?? {};
      const time = () => runs.get(run)?.now() ?? now();
      try {
        if (run === '') throw new Problem(404, 'not-known', 'There is no such address.');
        const { status, body } = await dispatch(request, run, rest);
        return answer(status, body, time());
      } catch (error) {
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
