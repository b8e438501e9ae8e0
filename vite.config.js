// `npm run dev`: the demo page with hot reload. The builds are in tools/ and read none of this.
import { resolve } from 'node:path';

import { defineConfig } from 'vite';

import { clinicMiddleware } from './build/demo/server/serve.js';
import { bundle, PLAIN_DEXIE } from './tools/artefacts.js';

const WORKERS = ['intray-timers.js', 'intray-service-worker.js'];

export default defineConfig({
  resolve: { alias: [PLAIN_DEXIE] },
  plugins: [clinic(), workers(), libraryFromSource()],
});

function clinic() {
  return {
    name: 'clinic',
    configureServer: ({ middlewares }) => void middlewares.use(clinicMiddleware()),
  };
}

/** Bundled anew at every request: a worker has no hot reload. */
function workers() {
  return {
    name: 'workers',
    configureServer({ middlewares }) {
      middlewares.use('/intray/', (request, response, next) => {
        const name = request.url.slice(1).replace(/\?.*$/, '');
        if (!WORKERS.includes(name)) return next();
        return bundle(name).then((files) => answerWorker(response, files.get(name)), next);
      });
    },
  };
}

function answerWorker(response, code) {
  response.writeHead(200, {
    'Content-Type': 'text/javascript; charset=utf-8',
    'Cache-Control': 'no-store',
    'Service-Worker-Allowed': '/',
  });
  response.end(code);
}

function libraryFromSource() {
  return {
    name: 'library-from-source',
    enforce: 'pre',
    resolveId: (id) => (id === '/intray/intray.js' ? resolve('elements/intray.ts') : undefined),
  };
}
