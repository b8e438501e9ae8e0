import type { Middleware } from '../../../demo/server/static-files.js';

const CLINIC_API = /^(?<before>\/clinic\/[^/]+\/)[^/]+(?<after>\/api\/intray\/.*)$/u;

/** A portal at one address for everybody: its server answers for whoever is signed in, whoever asks. */
export class SharedSignIn {
  /** Null: nobody. */
  staffId: string | null;

  constructor(staffId: string | null) {
    this.staffId = staffId;
  }

  /** The next layer sees whose request it is. */
  readonly around = (next: Middleware): Middleware => {
    return (request, response, pass) => {
      const { before, after } = CLINIC_API.exec(request.url ?? '')?.groups ?? {};
      if (before !== undefined && after !== undefined)
        request.url = before + (this.staffId ?? 'nobody') + after;
      return next(request, response, pass);
    };
  };
}
