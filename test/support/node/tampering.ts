import type { Clinic } from '../../../demo/clinic/handler.js';

export type Tamper = (body: string, path: string) => string;

/** Changes what the clinic says to the staff of one run, on its way out. */
export class Tampering {
  readonly #tampers = new Map<string, Tamper>();

  with(run: string, tamper: Tamper): void {
    this.#tampers.set(run, tamper);
  }

  around(clinic: Clinic): Clinic {
    return {
      handle: async (request) => {
        const { pathname } = new URL(request.url);
        const [, , run = '', , api = '', , path = ''] = pathname.split('/');
        const tamper = this.#tampers.get(run);
        const response = await clinic.handle(request);
        if (!tamper || api !== 'api' || response.type === 'error') return response;
        const { status, headers } = response;
        return new Response(tamper(await response.text(), path), { status, headers });
      },
    };
  }
}
