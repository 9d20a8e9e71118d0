import { connect as connectTcp, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { AppError } from '../../../src-engine/index.ts';
import { hostRig, openClient, openSocket, type HostRig } from './host-rig.ts';

let rig: HostRig;
beforeEach(async () => void (rig = await hostRig()));
afterEach(() => rig.close());

const closed = (socket: WebSocket) => new Promise<number>((resolve) => socket.once('close', resolve));
/** After whatever a client did, the host serves the next one. */
async function stillServes(): Promise<void> {
  const { client, socket } = await openClient(rig);
  expect(await client.add({ a: 20, b: 22 })).toBe(42);
  socket.terminate();
}
/** The socket below ws, to write what ws would not. */
const rawOf = (socket: WebSocket) => (socket as unknown as { _socket: Socket })._socket;
const frame = (opcode: number, payload: Buffer, fin = true): Buffer => {
  const length =
    payload.length < 126
      ? Buffer.from([0x80 | payload.length])
      : Buffer.from([0x80 | 126, payload.length >> 8, payload.length & 255]);
  return Buffer.concat([Buffer.from([(fin ? 0x80 : 0) | opcode]), length, Buffer.alloc(4), payload]); // a mask of zeros
};

describe('hostile and slow clients', () => {
  test('1 a frame over 256 kB: closed with 1009 before it is read', async () => {
    const socket = await openSocket(rig);
    socket.send('x'.repeat(256 * 1024 + 1));
    expect(await closed(socket)).toBe(1009);
    await stillServes();
  });
  test('2 a frame that claims 1 GiB: closed with 1009 at its header', async () => {
    const socket = await openSocket(rig);
    const header = Buffer.alloc(14);
    header.set([0x82, 0x80 | 127]);
    header.writeBigUInt64BE(2n ** 30n, 2);
    rawOf(socket).write(header);
    expect(await closed(socket)).toBe(1009);
    await stillServes();
  });
  test('3 a message in fragments of one byte: closed with 1008', async () => {
    const socket = await openSocket(rig);
    const raw = rawOf(socket);
    raw.write(frame(1, Buffer.from('{'), false));
    for (let i = 0; i < 200; i += 1) raw.write(frame(0, Buffer.from(' '), false));
    expect(await closed(socket)).toBe(1008);
    await stillServes();
  });
  test('4 a message that arrives byte by byte is still understood, as slow as it is', async () => {
    const socket = await openSocket(rig);
    const text = JSON.stringify({ type: 'call', id: 1, method: 'add', input: { a: 1, b: 2 } });
    const answer = new Promise<string>((resolve) => socket.once('message', (data: Buffer) => resolve(String(data))));
    for (const byte of frame(1, Buffer.from(text))) {
      rawOf(socket).write(Buffer.from([byte]));
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(JSON.parse(await answer)).toEqual({ type: 'end', id: 1, value: 3 });
    socket.terminate();
  });
  test('5 a flood of pings: closed', async () => {
    const socket = await openSocket(rig);
    for (let i = 0; i < 2000; i += 1) socket.ping();
    expect([1006, 1008]).toContain(await closed(socket)); // 1006: cut off before the code could be read
    await stillServes();
  });
  test('6 too many calls: told at first, and closed when it goes on', async () => {
    const { client, socket } = await openClient(rig);
    const burst = (size: number) =>
      Promise.all(
        Array.from({ length: size }, () => client.add({ a: 1, b: 1 }).catch((e: { code: string }) => e.code)),
      );
    const told = await burst(300);
    expect(told.filter((answer) => answer === 2).length).toBeGreaterThanOrEqual(200);
    expect(told.filter((answer) => answer === 'app/not-allowed').length).toBeGreaterThan(50);
    const code = closed(socket);
    expect((await burst(1000)).filter((answer) => answer === 'app/closed').length).toBeGreaterThan(300);
    expect([1006, 1008]).toContain(await code);
    await stillServes();
  });
  test('7 a client that asks and never reads: closed with 1013, memory stays bounded', async () => {
    const { client, socket } = await openClient(rig);
    rawOf(socket).pause();
    const before = process.memoryUsage().rss;
    for (let i = 0; i < 60; i += 1) client.doubles({ count: 120_000 }).catch(() => undefined);
    await expect.poll(() => openSockets(), { timeout: 5000 }).toBe(0);
    expect((process.memoryUsage().rss - before) / 2 ** 20).toBeLessThan(150);
    socket.terminate();
    await stillServes();
  });
  test('8 a watcher that never reads gets no backlog: the latest of each kind waits', async () => {
    const { client, socket } = await openClient(rig);
    const items = client.watch({});
    rig.publish('first', 0);
    await items.next();
    rawOf(socket).pause();
    const { messages } = rig.host.count;
    for (let at = 1; at <= 20_000; at += 1) rig.publish('progress', at);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(rig.host.count.messages - messages).toBeLessThanOrEqual(64);
    rawOf(socket).resume();
    let last = 0;
    while (last !== 20_000) last = ((await items.next()).value as { at: number }).at;
    await items.return();
    socket.terminate();
  });
  test('9 more than 256 connections: the next is turned away and the others go on', async () => {
    const sockets = await Promise.all(Array.from({ length: 256 }, () => openSocket(rig)));
    await expect(openSocket(rig)).rejects.toThrow('503');
    for (const socket of sockets) socket.terminate();
    await expect.poll(() => openSockets()).toBe(0);
    await stillServes();
  });
  test.each([
    ['text that is no message', '{"type":'],
    ['a binary frame of noise', Buffer.from([255, 1, 2, 3, 4, 5])],
    ['nesting without end', '['.repeat(200_000)],
  ])('10 %s: closed with 1003', async (_name, data) => {
    const socket = await openSocket(rig);
    socket.send(data);
    expect(await closed(socket)).toBe(1003);
    await stillServes();
  });
  test('11 half a request that never ends does not keep the next from being answered', async () => {
    const drips = Array.from({ length: 20 }, () => connectTcp(rig.port, '127.0.0.1'));
    for (const drip of drips) drip.write('GET / HTTP/1.1\r\nHost: ');
    await stillServes();
    expect(drips.every((drip) => !drip.destroyed)).toBe(true);
    for (const drip of drips) drip.destroy();
  });
  test('12 a thousand watches on one connection: 256 are the most', async () => {
    const patient = await hostRig(() => performance.now() * 1000); // its seconds are short: the limit of messages is not met
    const { client, socket } = await openClient(patient);
    const answers = Array.from({ length: 300 }, () => client.wait({}).catch((error: AppError) => error.message));
    expect(await Promise.race(answers)).toBe('More than 256 calls are open on this connection.');
    socket.terminate();
    await expect.poll(() => patient.seen.stopped.length).toBe(256);
    await patient.close();
  });
});

function openSockets(): number {
  return rig.host.connected();
}
