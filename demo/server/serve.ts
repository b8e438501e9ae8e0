import {
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

import { createClinic, type Clinic } from '../clinic/handler.js';
import { nodeMiddleware } from './node-adapter.js';
import { staticFiles, type Middleware } from './static-files.js';

export interface ServeOptions {
  /** 0: any free one. */
  readonly port?: number;
  readonly clinic?: Clinic;
  /** Sees every request first; a test puts its faults here. */
  readonly before?: Middleware;
}

export interface RunningServer {
  /** Without a slash at its end. */
  readonly url: string;
  readonly clinic: Clinic;
  close(): Promise<void>;
}

/** What a portal's own policy would be: the strictest under which everything works. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "img-src 'self' blob:",
  "font-src 'self'",
  "frame-src 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types lit-html intray 'allow-duplicates'",
].join('; ');

/** The clinic's backend alone, for servers that have pages of their own. */
export function clinicMiddleware(clinic = createClinic()): Middleware {
  return nodeMiddleware((request) => clinic.handle(request));
}

/** The built library, below /intray/; its service worker may take a wider scope than its own folder. */
export function libraryFiles(): Middleware {
  const headers = () => ({ 'Cache-Control': 'no-store', 'Service-Worker-Allowed': '/' });
  return staticFiles({ base: '/intray/', folder: 'dist', headers });
}

/** The demo portal as `npm start` and the whole flows have it. */
export async function serve(options: ServeOptions = {}): Promise<RunningServer> {
  const clinic = options.clinic ?? createClinic();
  const layers = [
    ...(options.before ? [options.before] : []),
    clinicMiddleware(clinic),
    libraryFiles(),
    staticFiles({ base: '/', folder: 'build/site', headers: siteHeaders }),
  ];
  const server = createServer((request, response) => {
    pass(layers, request, response);
  });
  await listening(server, options.port ?? 0);
  const { port } = server.address() as AddressInfo;
  return { url: `http://localhost:${port}`, clinic, close: () => closed(server) };
}

/** A page is fetched anew each time; what it names by a hash of its content never changes. */
function siteHeaders(file: string): OutgoingHttpHeaders {
  const isPage = file.endsWith('.html');
  return {
    'Cache-Control': isPage ? 'no-store' : 'public, max-age=31536000, immutable',
    'Referrer-Policy': 'no-referrer',
    ...(isPage ? { 'Content-Security-Policy': CONTENT_SECURITY_POLICY } : {}),
  };
}

function pass(layers: readonly Middleware[], request: IncomingMessage, response: ServerResponse) {
  const [first, ...rest] = layers;
  if (first === undefined) {
    response.writeHead(404, { 'Content-Type': 'text/plain', 'Cache-Control': 'no-store' });
    response.end('Not found\n');
    return;
  }
  Promise.resolve(
    first(request, response, () => {
      pass(rest, request, response);
    }),
  ).catch(() => {
    // Nothing is known about what was written so far, so the line is all that can be given up.
    response.destroy();
  });
}

/** On this machine only: the clinic asks nobody for a password. */
async function listening(server: Server, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
}

async function closed(server: Server): Promise<void> {
  await new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
