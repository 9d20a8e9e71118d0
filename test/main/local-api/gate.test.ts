import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, hostRig, type HostRig } from './host-rig.ts';

let rig: HostRig;
beforeAll(async () => void (rig = await hostRig()));
afterAll(() => rig.close());

/** A header that is not sent. */
const leaveOut = null;
type Value = string | null;

/** The first of each list is the right one; every other must keep the door shut. */
const hosts = (): Value[] => [
  rig.hostName,
  `localhost:${rig.port}`,
  `evil.example:${rig.port}`,
  'evil.example',
  '127.0.0.1',
  `127.0.0.1:${rig.port + 1}`,
  `127.0.0.1.evil.example:${rig.port}`,
  `[::1]:${rig.port}`,
  `0.0.0.0:${rig.port}`,
  `127.1:${rig.port}`,
];
const origins = (): Value[] => [
  rig.origin,
  leaveOut,
  'null',
  'http://evil.example',
  `https://${rig.hostName}`,
  `http://localhost:${rig.port}`,
  `http://127.0.0.1:${rig.port + 1}`,
  `${rig.origin}.evil.example`,
  `${rig.origin}/`,
  'file://',
];
const tokens = (): Value[] => [
  rig.token,
  leaveOut,
  '',
  rig.token.slice(0, -1),
  `${rig.token}A`,
  rig.token.toLowerCase(),
  rig.token.split('').toReversed().join(''),
  'x'.repeat(5000),
];

const upgrade = {
  connection: 'Upgrade',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
};

function headersOf(host: Value, origin: Value, token: Value, kind: 'http' | 'socket'): Record<string, string> {
  const headers: Record<string, string> = kind === 'socket' ? { ...upgrade } : {};
  if (host !== leaveOut) headers['host'] = String(host);
  if (origin !== leaveOut) headers['origin'] = String(origin);
  const given = token === leaveOut ? null : String(token);
  if (kind === 'http' && given !== null) headers['authorization'] = `Bearer ${given}`;
  if (kind === 'socket') headers['sec-websocket-protocol'] = given === null ? 'equihome' : `equihome, token.${given}`;
  return headers;
}

describe.each([
  ['http', 'POST', 204],
  ['socket', 'GET', 101],
] as const)('%s', (kind, method, accepted) => {
  test('of all combinations of Host, Origin and token only the right one comes in', async () => {
    const wrong: string[] = [];
    const statuses = new Map<number, number>();
    for (const host of hosts()) {
      const row = origins().flatMap((origin) => tokens().map((token) => ({ origin, token })));
      await Promise.all(
        row.map(async ({ origin, token }) => {
          const path = kind === 'http' ? '/api/key' : '/api';
          const { status } = await ask(rig, path, headersOf(host, origin, token, kind), method);
          statuses.set(status, (statuses.get(status) ?? 0) + 1);
          const isRight = host === rig.hostName && origin === rig.origin && token === rig.token;
          if ((status === accepted) !== isRight)
            wrong.push(`${String(host)} ${String(origin)} ${String(token)}: ${status}`);
        }),
      );
    }
    expect(wrong).toEqual([]);
    expect(Object.fromEntries(statuses)).toEqual({ [accepted]: 1, 403: 799 }); // 800 of 1,600 handshakes
  });
});

test('the page itself needs its Host, and no Origin of another', async () => {
  expect((await ask(rig, '/', { host: rig.hostName })).status).toBe(200);
  expect((await ask(rig, '/', { host: rig.hostName, origin: rig.origin })).status).toBe(200);
  expect((await ask(rig, '/', { host: `evil.example:${rig.port}` })).status).toBe(403);
  expect((await ask(rig, '/', { host: rig.hostName, origin: 'http://evil.example' })).status).toBe(403);
  expect((await ask(rig, '/', {})).status).toBe(400);
});

test('a socket elsewhere than /api, and one that does not name the protocol, stay out', async () => {
  const good = headersOf(rig.hostName, rig.origin, rig.token, 'socket');
  expect((await ask(rig, '/', good)).status).toBe(403);
  expect((await ask(rig, `/api?token=${rig.token}`, good)).status).toBe(403);
  const bare = { ...good, 'sec-websocket-protocol': `token.${rig.token}` };
  expect((await ask(rig, '/api', bare)).status).toBe(403);
});

test('other ways of asking are not allowed', async () => {
  for (const method of ['PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE'])
    expect((await ask(rig, '/', { host: rig.hostName }, method)).status).toBe(405);
  expect((await ask(rig, '/api/upload', { host: rig.hostName, origin: rig.origin }, 'GET')).status).toBe(404);
});

test('every answer carries the headers that keep a page to itself', async () => {
  const answers = await Promise.all([
    ask(rig, '/', { host: rig.hostName }),
    ask(rig, '/none', { host: rig.hostName }),
    ask(rig, '/', { host: 'evil.example' }),
  ]);
  for (const { headers } of answers)
    expect(headers).toMatchObject({
      'content-security-policy': expect.stringMatching(/^default-src 'none'; script-src 'self'; style-src 'self';/),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'x-frame-options': 'DENY',
    });
  expect(answers[0]!.headers['content-security-policy']).toMatch(/frame-ancestors 'none'/);
  expect(answers[0]!.headers['content-security-policy']).not.toMatch(/unsafe/);
});

test('it listens on this machine alone and no other', async () => {
  expect(rig.host.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{32}$/);
});
