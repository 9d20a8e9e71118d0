import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { afterEach, describe, expect, test } from 'vitest';
import { connect, portWire, serve, type Unexpected, type WireCount } from '../../../src-main/contract/wire.ts';
import { smallContract, smallHandlers } from './small-contract.ts';

const open: MessagePort[] = [];
afterEach(() => open.splice(0).forEach((port) => port.close()));

function rig(limitBytes = 1_000_000) {
  const { port1, port2 } = new MessageChannel();
  open.push(port1, port2);
  const unexpected: Unexpected[] = [];
  const count: WireCount = { messages: 0, largestBytes: 0, refused: 0 };
  const small = smallHandlers();
  serve(smallContract, small.handlers, portWire(port1, limitBytes, count), {
    onUnexpected: (entry) => unexpected.push(entry),
    keyOf: (_method, item) => (item as { type?: string }).type ?? null,
  });
  const wire = portWire(port2, 1_000_000);
  return { client: connect(smallContract, wire), wire, unexpected, count, port1, port2, ...small };
}
const until = async (holds: () => boolean) => {
  for (let i = 0; i < 400 && !holds(); i += 1) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(holds()).toBe(true);
};
const afterWhile = (ms = 30) => new Promise((resolve) => setTimeout(resolve, ms));

describe('calls', () => {
  test('answer with their value, typed arrays as such', async () => {
    const { client } = rig();
    expect(await client.add({ a: 2, b: 3 })).toBe(5);
    const { values } = await client.doubles({ count: 3 });
    expect(values).toEqual(new Float64Array([Number.NaN, Number.NaN, Number.NaN]));
  });
  test('a named failure comes back as the same AppError, without the stack of the other side', async () => {
    const error = await rig()
      .client.fail({ kind: 'named' })
      .catch((e: unknown) => e);
    expect(error).toMatchObject({
      name: 'AppError',
      code: 'plan/infeasible',
      message: 'Too little money.',
      context: { shortAud: 5, at: null },
      issues: [{ path: 'fund.sizeAud', message: 'is too small', remedy: 'Raise it.' }],
    });
    expect((error as Error).stack).not.toContain('small-contract');
  });
  test('an unforeseen failure shows an id and keeps its own words on the host', async () => {
    const { client, unexpected } = rig();
    const error = await client.fail({ kind: 'unforeseen' }).catch((e: unknown) => e);
    const { id } = (error as { context: { id: string } }).context;
    expect(error).toMatchObject({ code: 'app/unexpected', context: { method: 'fail' } });
    expect((error as Error).message).toContain(id);
    expect(JSON.stringify(error) + (error as Error).message + (error as Error).stack).not.toContain('secret');
    expect(unexpected).toEqual([{ id, method: 'fail', error: new TypeError('secret /home/analyst/fund.equihome') }]);
  });
  test('an answer that breaks the contract is our failure, not an answer', async () => {
    await expect(rig().client.fail({ kind: 'output' })).rejects.toMatchObject({ code: 'app/unexpected' });
  });
  test('input is parsed on the host and refused by field', async () => {
    const bad = { a: 1, b: 'two' } as unknown as { a: number; b: number };
    await expect(rig().client.add(bad)).rejects.toMatchObject({ code: 'input/invalid', issues: [{ path: 'b' }] });
  });
  test('an unknown method, also one that every object has, is refused', async () => {
    const { port1, port2 } = new MessageChannel();
    open.push(port1, port2);
    serve(smallContract, smallHandlers().handlers, portWire(port1, 1e6), { onUnexpected: () => undefined });
    const wider = { ...smallContract, toString: smallContract.add, gone: smallContract.add };
    const client = connect(wider, portWire(port2, 1e6));
    await expect(client.gone({ a: 1, b: 1 })).rejects.toMatchObject({ code: 'input/not-found' });
    await expect(client.toString({ a: 1, b: 1 })).rejects.toMatchObject({ code: 'input/not-found' });
  });
  test('a stop reaches the handler and rejects with the reason of the caller', async () => {
    const { client, seen } = rig();
    const abort = new AbortController();
    const answer = client.wait({}, { signal: abort.signal });
    await until(() => seen.started === 1);
    abort.abort(new Error('changed my mind'));
    await expect(answer).rejects.toThrow('changed my mind');
    await until(() => seen.stopped.includes('wait'));
  });
  test('messages that are none of ours are ignored', async () => {
    const { client, port2 } = rig();
    for (const junk of [
      null,
      7,
      'x',
      {},
      { type: 'call' },
      { type: 'more', id: -1, count: 1 },
      { type: 'call', id: 1.5 },
    ])
      port2.postMessage(junk);
    expect(await client.add({ a: 1, b: 1 })).toBe(2);
  });
});

describe('streams', () => {
  test('give every item in order and end, far beyond what may be under way', async () => {
    const got: number[] = [];
    for await (const item of rig().client.count({ to: 1000 })) got.push(item);
    expect(got).toEqual([...Array(1000).keys()]);
  });
  test('leaving the loop stops the handler, though it waits for its next item', async () => {
    const { client, seen, publish } = rig();
    publish('a', 1);
    for await (const item of client.watch({})) {
      expect(item).toEqual({ type: 'a', at: 1 });
      break;
    }
    await until(() => seen.stopped.includes('watch'));
  });
  test('return ends a stream that waits', async () => {
    const { client, seen } = rig();
    const items = client.watch({});
    const next = items.next();
    await until(() => seen.started === 1);
    await items.return();
    expect(await next).toEqual({ done: true, value: undefined });
    await until(() => seen.stopped.includes('watch'));
  });
  test('a slow caller gets the latest of each kind and no backlog', async () => {
    const { client, publish, count } = rig();
    const items = client.watch({});
    publish('progress', 0);
    expect((await items.next()).value).toEqual({ type: 'progress', at: 0 });
    for (let at = 1; at <= 5000; at += 1) publish(at % 2 ? 'progress' : 'run', at);
    await afterWhile();
    expect(count.messages).toBeLessThan(70);
    const got: number[] = [];
    while (got.at(-1) !== 5000) got.push(((await items.next()).value as { at: number }).at);
    expect(got.length).toBeLessThan(140);
    expect(got).toContain(4999); // the last of the other kind is not lost
    expect(got).toEqual([...got].sort((a, b) => a - b));
    await items.return();
  });
  test('a failure before the end throws it in the loop', async () => {
    const bad = { to: 'x' } as unknown as { to: number };
    await expect(rig().client.count(bad).next()).rejects.toMatchObject({ code: 'input/invalid' });
  });
});

describe('the other side', () => {
  test('is gone: what is open and what comes later rejects, streams throw', async () => {
    const { client, port1, seen } = rig();
    const answer = client.wait({}).catch((e: unknown) => e);
    const item = client
      .watch({})
      .next()
      .catch((e: unknown) => e);
    await until(() => seen.started === 2);
    port1.close();
    expect(await answer).toMatchObject({ code: 'app/closed' });
    expect(await item).toMatchObject({ code: 'app/closed' });
    await expect(client.add({ a: 1, b: 1 })).rejects.toMatchObject({ code: 'app/closed' });
  });
  test('hears that its caller is gone: every handler is stopped', async () => {
    const { client, wire, seen } = rig();
    client.wait({}).catch(() => undefined);
    client
      .watch({})
      .next()
      .catch(() => undefined);
    await until(() => seen.started === 2);
    wire.close();
    await until(() => seen.stopped.length >= 2);
    expect(seen.stopped).toEqual(expect.arrayContaining(['wait', 'watch']));
  });
});

describe('the limit of a message', () => {
  test('an answer over it is refused by name, counted, and the wire goes on', async () => {
    const { client, count } = rig(10_000);
    await expect(client.doubles({ count: 2000 })).rejects.toMatchObject({
      code: 'input/too-large',
      message: expect.stringContaining('17 kB'),
    });
    expect(count.refused).toBe(1);
    expect(await client.add({ a: 1, b: 2 })).toBe(3);
  });
  test('a view into a large buffer weighs what it drags along', async () => {
    const { port1, port2 } = new MessageChannel();
    open.push(port1, port2);
    const view = new Float64Array(1_000_000).subarray(0, 2);
    expect(() => portWire(port1, 1e6).send({ type: 'end', id: 1, value: view })).toThrow(/8\.0 MB/);
  });
  test('one caller cannot open calls without end', async () => {
    const { client } = rig();
    const answers = Array.from({ length: 300 }, () => client.wait({}).catch((e: { code: string }) => e.code));
    expect(await Promise.race(answers)).toBe('app/not-allowed');
  });
});
