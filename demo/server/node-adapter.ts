import type { IncomingMessage, ServerResponse } from 'node:http';

type Handle = (request: Request) => Promise<Response>;
type Middleware = (req: IncomingMessage, res: ServerResponse, next: () => void) => void;

/** Lets a fetch handler answer what lies under `/clinic/` in a node server; everything else passes by. */
export function nodeMiddleware(handle: Handle): Middleware {
  return (req, res, next) => {
    if (!(req.url ?? '').startsWith('/clinic/')) next();
    else void serve(handle, req, res);
  };
}

async function serve(handle: Handle, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const gone = new AbortController();
  res.on('close', () => {
    gone.abort();
  });
  try {
    const response = await handle(await requestOf(req, gone.signal));
    // A real network error, in every engine.
    if (response.type === 'error') req.socket.destroy();
    else await send(response, res);
  } catch (error) {
    res.destroy(error instanceof Error ? error : undefined);
  }
}

async function requestOf(req: IncomingMessage, signal: AbortSignal): Promise<Request> {
  const url = new URL(req.url ?? '/', `http://${req.headers.host ?? 'localhost'}`);
  const { method = 'GET' } = req;
  const headers = headersOf(req);
  if (method === 'GET' || method === 'HEAD') return new Request(url, { method, headers, signal });
  return new Request(url, { method, headers, signal, body: await bytesOf(req) });
}

/** The names that begin with a colon are HTTP/2's own. */
function headersOf(req: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(req.headers)) {
    if (value !== undefined && !name.startsWith(':')) headers.set(name, [value].flat().join(', '));
  }
  return headers;
}

/** Whole, not as a stream: a body that breaks off is no request. */
async function bytesOf(req: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  return new Uint8Array(Buffer.concat(chunks));
}

async function send(response: Response, res: ServerResponse): Promise<void> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (res.destroyed) return;
  res.writeHead(response.status, {
    ...Object.fromEntries(response.headers),
    'content-length': bytes.length,
  });
  res.end(bytes);
}
