import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { connect, frameWire } from '../../../src-main/contract/wire.ts';
import { createDownloads } from '../../../src-main/services/local-api/downloads.ts';
import { startLocalHost } from '../../../src-main/services/local-api/local-host.ts';
import { smallContract, smallHandlers } from '../contract/small-contract.ts';

/** The host of the application with a page of two files and a small contract. */
export async function hostRig(nowMs = () => performance.now()) {
  const folder = mkdtempSync(join(tmpdir(), 'equihome-host-'));
  const pageFolder = join(folder, 'page');
  mkdirSync(join(pageFolder, 'assets'), { recursive: true });
  writeFileSync(join(pageFolder, 'index.html'), '<!doctype html><title>Equihome</title>');
  writeFileSync(join(pageFolder, 'assets/app.js'), 'export {};');
  writeFileSync(join(folder, 'secret.js'), 'the fund of a client');
  const downloads = createDownloads();
  const small = smallHandlers();
  const uploads = { projects: join(folder, 'projects'), passing: join(folder, 'passing') };
  const host = await startLocalHost({
    contract: smallContract,
    handlers: small.handlers,
    pageFolder,
    uploads,
    downloads,
    port: 0,
    nowMs,
    onUnexpected: () => undefined,
    keyOf: (_method, item) => (item as { type?: string }).type ?? null,
  });
  const address = new URL(host.address);
  const token = address.hash.slice('#token='.length);
  return {
    ...small,
    host,
    downloads,
    folder,
    uploads,
    hostName: address.host,
    port: Number(address.port),
    origin: address.origin,
    token,
    close: async () => {
      await host.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
export type HostRig = Awaited<ReturnType<typeof hostRig>>;

export type Answer = { status: number; headers: IncomingHttpHeaders; body: string };

/** One request, written exactly so: no library tidies up path or headers. */
export function ask(
  rig: { port: number },
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
  body?: string | Buffer,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port: rig.port, path, method, headers, setHost: false, agent: false });
    call.on('upgrade', (answer, socket) => {
      socket.destroy();
      resolve({ status: answer.statusCode!, headers: answer.headers, body: '' });
    });
    call.on('response', (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      answer.on('end', () => resolve({ status: answer.statusCode!, headers: answer.headers, body: text }));
    });
    call.on('error', reject);
    call.end(body);
  });
}

/** A socket as our page opens it. */
export function openSocket(rig: HostRig): Promise<WebSocket> {
  const socket = new WebSocket(`ws://${rig.hostName}/api`, ['equihome', `token.${rig.token}`], { origin: rig.origin });
  return new Promise((resolve, reject) => socket.once('open', () => resolve(socket)).once('error', reject));
}

/** A client as our page has it. */
export async function openClient(rig: HostRig) {
  const socket = await openSocket(rig);
  const wire = frameWire(
    {
      send: (frame) => socket.send(frame),
      close: (code) => socket.close(code),
      onFrame: (listener) =>
        void socket.on('message', (data: Buffer, isBinary) => listener(isBinary ? data : data.toString())),
      onClose: (listener) => void socket.on('close', listener),
    },
    256 * 1024,
  );
  return { client: connect(smallContract, wire), socket };
}
