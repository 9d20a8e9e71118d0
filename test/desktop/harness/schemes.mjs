// Schemes of the program, served from loopback; addresses are mapped back wherever the program can see them.
import { createServer } from 'node:http';

const handlers = new Map();
let port = 0;

export const toHttp = (address) => {
  const match = /^([a-z][\w+.-]*):\/\/([^/]+)(.*)$/.exec(address);
  if (!match || !handlers.has(match[1])) return address;
  return `http://${match[2]}.${match[1]}.localhost:${port}${match[3] || '/'}`;
};
export const toApp = (address) => {
  const match = /^http:\/\/([^/]+)\.([\w+-]+)\.localhost:(\d+)(.*)$/.exec(address);
  return match && Number(match[3]) === port ? `${match[2]}://${match[1]}${match[4]}` : address;
};

const server = createServer(async (request, response) => {
  if (request.url === '/favicon.ico') return void response.writeHead(404).end(); // Electron never asks for one
  const url = toApp(`http://${request.headers.host}${request.url}`);
  try {
    const answer = await handlers.get(url.split(':')[0])({ url, method: request.method });
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(Buffer.from(await answer.arrayBuffer()));
  } catch (error) {
    console.error('protocol handler failed', error);
    response.writeHead(500).end();
  }
});
export const startSchemes = async () => {
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  server.unref();
  ({ port } = server.address());
};

let isReady = () => false;
export const setReady = (f) => (isReady = f);
export const protocol = {
  registerSchemesAsPrivileged() {
    if (isReady()) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
  },
  handle: (scheme, handler) => handlers.set(scheme, handler),
  unhandle: (scheme) => handlers.delete(scheme),
  isProtocolHandled: (scheme) => handlers.has(scheme),
};
