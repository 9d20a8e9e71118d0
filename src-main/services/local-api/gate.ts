import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Name of the protocol of the socket; beside it the page names `token.<key>`, so that the key stands in no address. */
export const SOCKET_PROTOCOL = 'equihome';

/**
 * Who may come in. A loopback port is open to every page of every browser and every program of this machine, so each of these is
 * looked at, always together:
 * Host: a page that had its name pointed at 127.0.0.1 shows its own name here, and nowhere else.
 * Origin: names the page that asks. Token: known to whoever was given the address of this start.
 */
export function createGate(host: string, token: string) {
  const origin = `http://${host}`;
  const goodToken = digest(token);
  const tokenFits = (given: string) => timingSafeEqual(digest(given), goodToken);

  return {
    /** A file of the page: nothing in it is secret, and its address is typed by hand, without an Origin. */
    admitsPage: (request: IncomingMessage) =>
      request.headers.host === host && (request.headers.origin === undefined || request.headers.origin === origin),
    /** A file of the user's, under an address that is good once. It is followed as a link of our own page. */
    admitsDownload: (request: IncomingMessage) =>
      request.headers.host === host &&
      (request.headers.origin === undefined || request.headers.origin === origin) &&
      ['same-origin', 'none', undefined].includes(oneOf(request.headers['sec-fetch-site'])),
    /** Anything that does something. */
    admitsRequest(request: IncomingMessage): boolean {
      const given = /^Bearer ([\w-]{1,200})$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
      const facts = [request.headers.host === host, request.headers.origin === origin, tokenFits(given)];
      return facts.every(Boolean);
    },
    admitsSocket(request: IncomingMessage): boolean {
      const protocols = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
      const given = protocols.find((name) => name.startsWith('token.'))?.slice('token.'.length) ?? '';
      const facts = [
        request.url === '/api',
        protocols.includes(SOCKET_PROTOCOL),
        request.headers.host === host,
        request.headers.origin === origin,
        tokenFits(given),
      ];
      return facts.every(Boolean);
    },
  };
}
export type Gate = ReturnType<typeof createGate>;

const digest = (text: string) => createHash('sha256').update(text).digest(); // equal lengths, whatever is given
const oneOf = (header: string | string[] | undefined) => (Array.isArray(header) ? header[0] : header);
