import { expect, test } from 'vitest';
import { z } from 'zod';
import { AppError } from '../../../src-engine/index.ts';
import { call, stream } from '../../../src-main/contract/define.ts';
import { portWire, serve, type Wire } from '../../../src-main/contract/wire.ts';
import { createReconnectingClient, Refused } from '../../../src-renderer/client/reconnecting.ts';

const contract = {
  double: call(z.object({ n: z.number() }), z.number()),
  never: call(z.object({}), z.object({})),
  rows: call(z.object({}), z.object({ values: z.instanceof(Float64Array) })),
  ticks: stream(z.object({}), z.number()),
} as const;

/** A host that can be cut off; `refuse` and `absent` say what the next attempts find. */
function rig(patienceMs = 2000) {
  const host = { wires: [] as Wire[], absent: 0, refuse: false, attempts: 0, started: 0 };
  async function openWire(): Promise<Wire> {
    host.attempts += 1;
    if (host.refuse) throw new Refused();
    if (host.absent > 0) {
      host.absent -= 1;
      throw new Error('nobody there');
    }
    const { port1, port2 } = new MessageChannel();
    const wire = portWire(port1, 1e6);
    host.wires.push(wire);
    const life = host.wires.length;
    serve(
      contract,
      {
        double: ({ n }) => 2 * n,
        never: () => new Promise(() => (host.started += 1)),
        rows: () => ({ values: new Float64Array([life, Number.NaN]) }),
        async *ticks() {
          yield life;
          await new Promise(() => undefined);
        },
      },
      wire,
      { onUnexpected: () => undefined },
    );
    return portWire(port2, 1e6);
  }
  const timing = { pausesMs: [5, 10], patienceMs };
  const { client, connection } = createReconnectingClient(contract, openWire, timing);
  const states: string[] = [];
  connection.subscribe((state) => states.push(state));
  return { host, client, connection, states, cut: () => host.wires.at(-1)!.close() };
}
async function until(holds: () => boolean): Promise<void> {
  await expect.poll(holds, { interval: 5, timeout: 3000 }).toBe(true);
}

test('a call made before the first connection waits for it; typed arrays arrive as such', async () => {
  const { client, connection } = rig();
  expect(connection.state()).toBe('connecting');
  expect(await client.double({ n: 4 })).toBe(8);
  expect((await client.rows({})).values).toEqual(new Float64Array([1, Number.NaN]));
  expect(connection.state()).toBe('connected');
});

test('a lost connection is told and comes back; the next call goes through', async () => {
  const { client, host, states, cut } = rig();
  await client.double({ n: 1 });
  host.absent = 3;
  cut();
  await until(() => states.join() === 'connected,lost,connected');
  expect(host.attempts).toBe(5);
  expect(await client.double({ n: 21 })).toBe(42);
});

test('what was under way fails with its name and is not sent twice', async () => {
  const { client, host, cut } = rig();
  const answer = client.never({}).catch((error: unknown) => error);
  await until(() => host.started === 1);
  cut();
  expect(await answer).toBeInstanceOf(AppError);
  expect(await answer).toMatchObject({ code: 'app/closed' });
  await client.double({ n: 1 });
  expect(host.started).toBe(1);
});

test('a stream goes on over the next connection', async () => {
  const { client, cut } = rig();
  const seen: number[] = [];
  for await (const life of client.ticks({})) {
    seen.push(life);
    if (life === 3) break;
    cut();
  }
  expect(seen).toEqual([1, 2, 3]);
});

test('a stream that waits for a connection ends when its reader leaves', async () => {
  const { client, host, states, cut } = rig();
  const ticks = client.ticks({});
  await ticks.next();
  host.absent = Infinity;
  cut();
  await until(() => states.includes('lost'));
  const next = ticks.next();
  await ticks.return();
  expect((await next).done).toBe(true);
});

test('a call gives up after its patience', async () => {
  const { client, host, cut, states } = rig(50);
  await client.double({ n: 1 });
  host.absent = Infinity;
  cut();
  await until(() => states.includes('lost'));
  await expect(client.double({ n: 1 })).rejects.toMatchObject({ code: 'app/closed' });
});

test('a host that refuses is not asked again', async () => {
  const { client, host, cut, states } = rig();
  await client.double({ n: 1 });
  host.refuse = true;
  cut();
  await until(() => states.at(-1) === 'refused');
  const { attempts } = host;
  await expect(client.double({ n: 1 })).rejects.toMatchObject({ code: 'app/closed' });
  expect(host.attempts).toBe(attempts);
});
