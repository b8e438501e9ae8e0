import { serve, type RunningServer } from './serve.js';

const FIRST_PORT = 4173;
const PORTS_TRIED = 20;

const { url } = await serveOnFreePort(Number(process.env['PORT'] ?? FIRST_PORT));
console.log(`Intray demo: ${url}/`);

async function serveOnFreePort(first: number): Promise<RunningServer> {
  for (let port = first; port < first + PORTS_TRIED; port += 1) {
    try {
      return await serve({ port });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    }
  }
  throw new Error(`No free port from ${first} to ${first + PORTS_TRIED - 1}: set PORT`);
}
