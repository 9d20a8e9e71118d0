import { timingSafeEqual } from 'node:crypto';
import { chmodSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { z } from 'zod';
import type { Owner } from './owner-file.ts';

/** What a second start wanted: its arguments, as it was called, and the folder in which relative paths in them begin. */
export const startRequestSchema = z.object({
  args: z.array(z.string().max(8000)).max(200),
  workingFolder: z.string().max(8000),
});
export type StartRequest = z.infer<typeof startRequestSchema>;

const callSchema = z.object({ key: z.string().max(200), request: startRequestSchema });
const largestBytes = 64 * 1024;
/** The far side answers at once or not at all, ms. */
const patienceMs = 1000;

/** The first line that arrives; null when there is none of a sensible size in time. */
function firstLine(socket: Socket): Promise<string | null> {
  return new Promise((resolve) => {
    let text = '';
    socket.setEncoding('utf8').setTimeout(patienceMs);
    socket.on('data', (part: string) => {
      text += part;
      if (text.includes('\n')) resolve(text.slice(0, text.indexOf('\n')));
      else if (text.length > largestBytes) resolve(null);
    });
    for (const event of ['end', 'error', 'timeout', 'close'] as const) socket.once(event, () => resolve(null));
  });
}

const sameKey = (left: string, right: string) =>
  Buffer.byteLength(left) === Buffer.byteLength(right) && timingSafeEqual(Buffer.from(left), Buffer.from(right));

function parseCall(line: string | null): z.infer<typeof callSchema> | null {
  try {
    return callSchema.parse(JSON.parse(line ?? ''));
  } catch {
    return null;
  }
}

/** Listens for second starts. Whoever does not show the key is hung up on. */
export async function listenForStarts(owner: Owner, onRequest: (request: StartRequest) => void): Promise<Server> {
  const server = createServer((socket) => {
    void firstLine(socket).then((line) => {
      const call = parseCall(line);
      if (!call || !sameKey(call.key, owner.key)) return socket.destroy();
      onRequest(call.request);
      return socket.end(`${JSON.stringify({ taken: true })}\n`);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(owner.endpoint, resolve);
  });
  if (process.platform !== 'win32') chmodSync(owner.endpoint, 0o600);
  server.unref();
  return server;
}

/** Hands a request to the owner; false when it does not answer. */
export async function handOver(owner: Owner, request: StartRequest): Promise<boolean> {
  const socket = connect(owner.endpoint);
  const answer = firstLine(socket);
  socket.write(`${JSON.stringify({ key: owner.key, request })}\n`, () => undefined);
  const line = await answer;
  socket.destroy();
  return line === '{"taken":true}';
}
