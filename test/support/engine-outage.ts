import { setTimeout as sleep } from 'node:timers/promises';
import type { AppEvent, RunRow } from '../../src-main/contract/index.ts';
import type { AppHost } from './app-host.ts';
import { quantile } from './uniforms.ts';

/** What the rest of the program did while the engine was away. Milliseconds. */
export type Outage = {
  readonly row: RunRow;
  /** From the fault to the moment at which the host noticed it. */
  readonly noticedMs: number;
  /** From that moment. */
  readonly interruptedMs: number;
  readonly backMs: number;
  /** Round trips of edits from the fault until the engine was back. */
  readonly editMs: readonly number[];
};

/** Runs a scenario until chunks are stored, lets the fault happen, and edits until the run is cut off and the engine is back. */
export async function engineOutage(host: AppHost, fault: () => void): Promise<Outage> {
  const { handlers, signal } = host;
  const scenarioId = (await handlers['scenarios.list']({}, signal)).find(({ name }) => name === 'base-100m')!.id;
  const { id } = await handlers['runs.start']({ scenarioId, paths: 20_000 }, signal);
  const at: { noticed?: number; interrupted?: number; back?: number } = {};
  const watching = new AbortController();
  const watch = (async () => {
    for await (const event of handlers['events.watch']({}, watching.signal) as AsyncIterable<AppEvent>) {
      const nowMs = performance.now();
      if (event.type === 'engine' && event.state === 'restarting') at.noticed ??= nowMs;
      if (event.type === 'engine' && event.state === 'ready' && at.noticed !== undefined) at.back ??= nowMs;
      if (event.type === 'run' && event.id === id && event.row?.state === 'interrupted') at.interrupted ??= nowMs;
    }
  })();
  const edited = await handlers['scenarios.create']({ name: 'Edited', from: { kind: 'empty' } }, signal);
  while ((await handlers['runs.get']({ id }, signal)).pathsDone === 0) await sleep(20);
  const fromMs = performance.now();
  fault();
  const editMs: number[] = [];
  for (let value = 1; at.back === undefined || at.interrupted === undefined; value++) {
    if (performance.now() - fromMs > 60_000) throw new Error(`waited in vain: ${JSON.stringify(at)}`);
    const sentMs = performance.now();
    const changes = [{ kind: 'set' as const, path: 'fund.commitmentsAud', value: 1e6 + value }];
    await handlers['scenarios.edit']({ id: edited.row.id, changes, label: 'while the engine is away' }, signal);
    editMs.push(performance.now() - sentMs);
    await sleep(10);
  }
  watching.abort();
  await watch;
  await handlers['scenarios.remove']({ id: edited.row.id }, signal);
  const row = await handlers['runs.get']({ id }, signal);
  const noticed = at.noticed!;
  return {
    row,
    noticedMs: noticed - fromMs,
    interruptedMs: at.interrupted - noticed,
    backMs: at.back - noticed,
    editMs,
  };
}

export function describeOutage(what: string, { noticedMs, interruptedMs, backMs, editMs, row }: Outage): string {
  const ms = (value: number) => `${value.toFixed(0)} ms`;
  return [
    `${what}: noticed after ${ms(noticedMs)}, run interrupted ${ms(interruptedMs)} later (${row.error?.code ?? ''})`,
    `engine back ${ms(backMs)} later`,
    `${editMs.length} edits meanwhile, median ${ms(quantile(editMs, 0.5))}, p95 ${ms(quantile(editMs, 0.95))}, most ${ms(Math.max(...editMs))}`,
  ].join('; ');
}
