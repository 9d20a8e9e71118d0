import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { appHost } from '../../support/app-host.ts';
import { smallDocument } from '../../support/queue-host.ts';
import { brokenInvariants } from '../../support/store-invariants.ts';
import { tempFolder } from '../../support/temp-store.ts';
import { quantile, uniforms } from '../../support/uniforms.ts';

const CANCELS = 200;
const LONG = 20_000;

const line = (what: string, times: readonly number[]) =>
  `${what}: median ${quantile(times, 0.5).toFixed(1)} ms, p95 ${quantile(times, 0.95).toFixed(1)} ms, most ${Math.max(...times).toFixed(1)} ms`;

test('200 cancels at random progress over the real store: acknowledged, the part marked, the chunks kept', async ({
  annotate,
}) => {
  const host = await appHost(tempFolder());
  const { handlers, signal } = host;
  const doneOf = async (id: number) =>
    (await handlers['runs.live']({}, signal)).find(({ runId }) => runId === id)?.progress.done ?? 0;
  const random = uniforms(12);
  const scenarios = await handlers['scenarios.list']({}, signal);
  const large = scenarios.find(({ name }) => name === 'base-100m')!.id;
  const text = JSON.stringify(smallDocument(LONG));
  const made = await handlers['scenarios.create']({ name: 'Small', from: { kind: 'yaml', text } }, signal);
  const file = new Database(join(host.folder, 'fund.equihome'), { readonly: true });
  const chunksOf = file.prepare('select count(*) from run_chunk where run_id = ?').pluck();
  const acknowledgedMs: number[] = [];
  const partMs: number[] = [];
  const paths: number[] = [];
  for (let i = 0; i < CANCELS; i++) {
    const isLarge = i % 5 === 0; // a fund of its usual size takes seconds to its first chunk
    const scenarioId = isLarge ? large : made.row.id;
    const { id } = await handlers['runs.start']({ scenarioId, paths: LONG, seed: `${i}` }, signal);
    await host.until(id, 'running');
    const far = (isLarge ? 300 : 800) * random();
    while ((await doneOf(id)) < far) await new Promise((resolve) => setTimeout(resolve, 5));
    const fromMs = performance.now();
    expect((await handlers['runs.cancel']({ id }, signal)).state).toBe('cancelled');
    acknowledgedMs.push(performance.now() - fromMs);
    while ((await handlers['runs.live']({}, signal)).length > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const row = await handlers['runs.get']({ id }, signal);
    expect(row).toMatchObject({ state: 'cancelled', error: null });
    expect(chunksOf.get(id)).toBe(row.pathsDone / 64);
    paths.push(row.pathsDone);
    const hasPart = row.pathsDone > 0;
    if (hasPart) partMs.push(performance.now() - fromMs);
    const headline = hasPart ? await handlers['results.headline']({ id }, signal) : null;
    expect(row.resultHash === null).toBe(!hasPart);
    expect(headline?.partial ?? null).toBe(hasPart || null);
    expect([headline?.pathsCompleted ?? 0, headline?.resultHash ?? null]).toEqual([row.pathsDone, row.resultHash]);
    await handlers['runs.remove']({ id }, signal);
  }
  file.close();
  const told = [
    line(`${CANCELS} cancels, state acknowledged`, acknowledgedMs),
    line(`${partMs.length} partial results stored`, partMs),
    `${CANCELS - partMs.length} before the first chunk; most paths ${Math.max(...paths)}`,
  ].join('; ');
  process.stdout.write(`${told}\n`);
  await annotate(told);
  await host.close(true);
  expect(brokenInvariants(join(host.folder, 'fund.equihome'))).toEqual([]);
  expect(partMs.length).toBeGreaterThan(CANCELS / 4);
  expect(quantile(acknowledgedMs, 0.95)).toBeLessThan(150);
  expect(Math.max(...acknowledgedMs)).toBeLessThan(2000);
});
