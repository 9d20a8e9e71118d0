import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { discardUpload, keepUpload } from '../../../src-main/services/local-api/uploads.ts';
import { pageFile, readPage } from '../../../src-main/services/page/page-files.ts';
import { ask, hostRig, openClient, type HostRig } from './host-rig.ts';

let rig: HostRig;
beforeAll(async () => void (rig = await hostRig()));
afterAll(() => rig.close());
const own = () => ({ host: rig.hostName, origin: rig.origin, authorization: `Bearer ${rig.token}` });

/** Ways to write "out of the folder". The folder above holds `secret.js`. */
const ways = [
  '/../secret.js',
  '/assets/../../secret.js',
  '/%2e%2e/secret.js',
  '/%2e%2e%2fsecret.js',
  '/..%2fsecret.js',
  '/%252e%252e%252fsecret.js',
  '/..\\secret.js',
  '/..%5csecret.js',
  '/assets/..%5c..%5csecret.js',
  '//server/share/secret.js',
  '/\\\\server\\share\\secret.js',
  '/index.html%00.js',
  '/assets/app.js\0',
  '/C:/secret.js',
  '/file:///etc/passwd',
  '/etc/passwd',
  '/....//secret.js',
  '/%c0%ae%c0%ae/secret.js',
  '/%',
  '/./index.html/../../secret.js',
  '/link.js',
  '/out/secret.js',
  '/.hidden.js',
  'secret.js',
  '',
];

describe('files of the page', () => {
  test('are found by their address', async () => {
    const index = await ask(rig, '/', { host: rig.hostName });
    expect(index).toMatchObject({ status: 200, body: expect.stringContaining('Equihome') });
    expect(index.headers['content-type']).toBe('text/html; charset=utf-8');
    const script = await ask(rig, '/assets/app.js?x=1', { host: rig.hostName });
    expect(script).toMatchObject({ status: 200, body: 'export {};' });
  });
  test('there is no way out of the folder, links included', async () => {
    const page = join(rig.folder, 'page');
    symlinkSync(join(rig.folder, 'secret.js'), join(page, 'link.js'));
    symlinkSync(rig.folder, join(page, 'out'));
    writeFileSync(join(page, '.hidden.js'), 'the fund of a client');
    const files = await readPage(page);
    expect([...files.keys()].toSorted()).toEqual(['/', '/assets/app.js', '/index.html']);
    expect(ways.filter((way) => pageFile(files, way) !== null)).toEqual([]);
  });
  test('nor over the wire, written as bytes', async () => {
    const bodies = ways.filter((way) => !/[\0]/.test(way) && way.startsWith('/'));
    const answers = await Promise.all(bodies.map((way) => ask(rig, way, { host: rig.hostName })));
    expect(answers.map(({ status }) => status)).toEqual(bodies.map(() => 404));
    expect(answers.map(({ body }) => body).join()).not.toContain('fund of a client');
  });
  test('a page that is not built is said so', async () => {
    await expect(readPage(join(rig.folder, 'nowhere'))).rejects.toMatchObject({
      code: 'input/not-found',
      issues: [{ remedy: expect.stringContaining('npm run build') }],
    });
  });
});

describe('a download', () => {
  let offers = 0;
  const offer = (name: string) => {
    const path = join(rig.folder, `export-${(offers += 1)}.csv`);
    writeFileSync(path, 'path,netIrrAnnual\n0,0.05\n');
    return { path, address: rig.downloads.offer(path, name) };
  };
  test('is there once, under its name, and its file is gone afterwards', async () => {
    const { path, address } = offer('Größe "A".csv');
    expect(address).toMatch(/^\/download\/[\w-]{32}$/);
    const answer = await ask(rig, address, { host: rig.hostName });
    expect(answer).toMatchObject({ status: 200, body: 'path,netIrrAnnual\n0,0.05\n' });
    expect(answer.headers['content-disposition']).toBe(
      `attachment; filename="Gr__e _A_.csv"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%22A%22.csv`,
    );
    expect((await ask(rig, address, { host: rig.hostName })).status).toBe(410);
    await expect.poll(() => existsSync(path)).toBe(false);
  });
  test('is not given to another page that was told of the address, and stays good for ours', async () => {
    const { address } = offer('a.csv');
    const others = [
      { host: 'evil.example' },
      { host: rig.hostName, origin: 'http://evil.example' },
      { host: rig.hostName, 'sec-fetch-site': 'cross-site' },
    ];
    for (const headers of others) expect((await ask(rig, address, headers)).status).toBe(403);
    expect((await ask(rig, address, { host: rig.hostName, 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });
  test('under a guessed address there is nothing', async () => {
    expect((await ask(rig, `/download/${'A'.repeat(32)}`, { host: rig.hostName })).status).toBe(410);
  });
});

describe('an upload', () => {
  const send = (name: string, body = 'name: fund\n') =>
    ask(rig, `/api/upload?name=${encodeURIComponent(name)}`, own(), 'POST', body);
  test('is kept whole under its own name', async () => {
    const { status, body } = await send('my fund.yaml');
    const { path } = JSON.parse(body) as { path: string };
    expect(status).toBe(200);
    expect(path).toBe(join(rig.uploads.passing, 'my fund.yaml'));
    expect(readFileSync(path, 'utf8')).toBe('name: fund\n');
  });
  test('a project lives on among the projects, beside one of the same name', async () => {
    const paths = [await send('a.equihome'), await send('a.equihome')].map(
      ({ body }) => JSON.parse(body).path as string,
    );
    expect(paths).toEqual([join(rig.uploads.projects, 'a.equihome'), join(rig.uploads.projects, 'a (2).equihome')]);
  });
  test.each([
    ['../../evil.yaml', 'evil.yaml'],
    ['..\\..\\evil2.yaml', 'evil2.yaml'],
    ['C:\\Users\\x\\a.yaml', 'a.yaml'],
    ['con.yaml', '_con.yaml'],
    ['a\u0000b:c*.yaml', 'a_b_c_.yaml'],
    ['...hidden.yaml', 'hidden.yaml'],
    ['/etc/passwd', 'passwd'],
  ])('a name cannot lead elsewhere: %s', async (given, kept) => {
    expect((JSON.parse((await send(given)).body) as { path: string }).path).toBe(join(rig.uploads.passing, kept));
  });
  test('without a usable name, or without the key, it is refused', async () => {
    const bad = await send('..');
    expect(bad.status).toBe(400);
    expect(JSON.parse(bad.body)).toMatchObject({ code: 'input/invalid' });
    expect((await ask(rig, '/api/upload?name=a', { host: rig.hostName }, 'POST', 'x')).status).toBe(403);
  });
  test('read once, it goes; a project, and a file that lies elsewhere, stays', async () => {
    const pathOf = async (name: string) => (JSON.parse((await send(name)).body) as { path: string }).path;
    const [passing, project, own] = [
      await pathOf('pack.xlsx'),
      await pathOf('b.equihome'),
      join(rig.folder, 'own.xlsx'),
    ];
    writeFileSync(own, 'the only copy');
    for (const path of [passing, project, own]) await discardUpload(path, rig.uploads);
    expect([passing, project, own].map((path) => existsSync(path))).toEqual([false, true, true]);
    await discardUpload(join(rig.uploads.passing, '../own.xlsx'), rig.uploads);
    expect(existsSync(own)).toBe(true);
  });
  test('one that is too large stops at the limit and leaves nothing behind', async () => {
    async function* body() {
      for (let i = 0; i < 10; i += 1) yield Buffer.alloc(1000);
    }
    const request = Object.assign(body(), { headers: {} }) as unknown as Parameters<typeof keepUpload>[0];
    await expect(keepUpload(request, 'big.csv', rig.uploads, 5000)).rejects.toMatchObject({
      code: 'input/too-large',
      issues: [{ path: 'file' }],
    });
    expect(existsSync(join(rig.uploads.passing, 'big.csv'))).toBe(false);
    expect(existsSync(join(rig.uploads.passing, 'big.csv.part'))).toBe(false);
  });
});

test('the methods of the contract answer over the socket, doubles as doubles', async () => {
  const { client, socket } = await openClient(rig);
  expect((await client.doubles({ count: 2 })).values).toEqual(new Float64Array([Number.NaN, Number.NaN]));
  const got: number[] = [];
  for await (const item of client.count({ to: 300 })) got.push(item);
  expect(got.length).toBe(300);
  await expect(client.fail({ kind: 'named' })).rejects.toMatchObject({ code: 'plan/infeasible' });
  await expect(client.doubles({ count: 200_000 })).rejects.toMatchObject({ code: 'input/too-large' });
  socket.terminate();
});
