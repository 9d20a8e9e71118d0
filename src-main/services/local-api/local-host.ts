import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import { AppError } from '../../../src-engine/index.ts';
import type { Contract, Handlers } from '../../contract/define.ts';
import { HOST_MESSAGE_BYTES, serve, type ServeOptions, type WireCount } from '../../contract/wire.ts';
import { readPage } from '../page/page-files.ts';
import { createDownloads } from './downloads.ts';
import { createGate, SOCKET_PROTOCOL } from './gate.ts';
import { answerHttp } from './http-answers.ts';
import { socketWire } from './socket-host.ts';
import type { UploadFolders } from './uploads.ts';

/** Windows and tools that may be connected at a time. */
export const MOST_SOCKETS = 256;
const PING_MS = 30_000;

export type LocalHostOptions<C extends Contract> = ServeOptions & {
  readonly contract: C;
  readonly handlers: Handlers<C>;
  /** Folder of the built page. */
  readonly pageFolder: string;
  readonly uploads: UploadFolders;
  readonly downloads: ReturnType<typeof createDownloads>;
  /** 0: any free one. */
  readonly port: number;
  /** Any clock that only goes forward, in ms. */
  readonly nowMs: () => number;
};

/**
 * The application at an address of this machine: the built page over HTTP and its methods over a socket. Nobody from outside
 * reaches 127.0.0.1, and on this machine only who was given `address` (with the token of this start) comes in.
 * @throws AppError `input/conflict` when the port is taken
 */
export async function startLocalHost<C extends Contract>(options: LocalHostOptions<C>) {
  const page = await readPage(options.pageFolder);
  const token = randomBytes(24).toString('base64url');
  const count: WireCount = { messages: 0, largestBytes: 0, refused: 0 };
  const server = createServer({ headersTimeout: 10_000, requestTimeout: 300_000, maxHeaderSize: 16_384 });
  server.maxConnections = 2 * MOST_SOCKETS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? taken(options.port) : error),
    );
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`; // an address, since it listens on a port
  const gate = createGate(host, token);
  const { downloads, uploads } = options;
  const parts = { gate, page, downloads, uploads };
  server.on('request', (request, response) => {
    answerHttp(request, response, parts).catch(() => response.destroy()); // the client went away
  });

  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: HOST_MESSAGE_BYTES,
    maxFragments: 64, // a browser sends a message whole
    maxBufferedChunks: 4096, // drops of one byte would each take an object
    perMessageDeflate: false,
    handleProtocols: () => SOCKET_PROTOCOL,
  });
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    const refusal = !gate.admitsSocket(request)
      ? '403 Forbidden'
      : sockets.clients.size >= MOST_SOCKETS
        ? '503 Busy'
        : null;
    if (refusal) return void socket.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    sockets.handleUpgrade(request, socket, head, (client) => {
      serve(options.contract, options.handlers, socketWire(client, options.nowMs, count), options);
      keepAlive(client);
    });
  });

  return {
    /** With the token in the fragment, which no request carries. */
    address: `http://${host}/#token=${token}`,
    /** What went to windows so far. */
    count: count as Readonly<WireCount>,
    connected: () => sockets.clients.size,
    async close(): Promise<void> {
      for (const client of sockets.clients) client.close(1001);
      await Promise.all([downloads.close(), rm(uploads.passing, { recursive: true, force: true })]);
      const ended = new Promise((resolve) => server.close(resolve));
      setTimeout(() => {
        for (const client of sockets.clients) client.terminate();
        server.closeAllConnections();
      }, 250).unref();
      await ended;
    },
  };
}
export type LocalHost = Awaited<ReturnType<typeof startLocalHost>>;

/** A client that has not answered one ping by the next is gone, whatever its socket says. */
function keepAlive(client: WebSocket): void {
  let answered = true;
  client.on('pong', () => (answered = true));
  const timer = setInterval(() => {
    if (!answered) return client.terminate();
    answered = false;
    client.ping();
  }, PING_MS).unref();
  client.on('close', () => clearInterval(timer));
}

const taken = (port: number) =>
  new AppError('input/conflict', `Port ${port} is in use by another program.`, { port }, [
    { path: '--port', message: 'is taken', remedy: 'Name another one, or leave it out: a free one is found.' },
  ]);
