import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { askHost, launch, shells, type Desktop } from './launch.ts';

type Row = { id: number; state: string; pathsDone: number; resultHash: string | null };

/** A run over the bridge, in an engine that is a process of its own. */
describe.for(shells)('$name: runs', { timeout: 120_000 }, (shell) => {
  const here = { skip: shell.skip };

  test('progress, cancel, export through the dialog of the system', here, async () => {
    const desktop = await launch(shell);
    const { app, page, home } = desktop;
    const id = await startRun(desktop, 3000);
    await expect.poll(async () => (await runOf(page, id)).pathsDone, { timeout: 60_000 }).toBeGreaterThan(0);
    expect(await askHost(page, 'runs.cancel', { id })).toMatchObject({ id, state: 'cancelled' });

    const short = await startRun(desktop, 64);
    await expect.poll(async () => (await runOf(page, short)).state, { timeout: 60_000 }).toBe('done');
    expect((await runOf(page, short)).resultHash).toMatch(/^[0-9a-f]{64}$/);
    const column = await page.evaluate(
      (runId) =>
        new Promise((resolve) => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = ({ data }) => resolve([data.value.values.constructor.name, data.value.values.length]);
          (globalThis as any).postMessage('equihome-port', '*', [port2]);
          port1.postMessage({
            type: 'call',
            id: 1,
            method: 'results.column',
            input: { id: runId, metric: 'netIrrAnnual' },
          });
        }),
      short,
    );
    expect(column).toEqual(['Float64Array', 64]);

    const file = join(home, 'metrics.csv');
    expect(await askHost(page, 'exports.runCsv', { id: short, table: 'metrics' })).toEqual({ kind: 'cancelled' });
    await app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath });
    }, file);
    expect(await askHost(page, 'exports.runCsv', { id: short, table: 'metrics' })).toEqual({
      kind: 'saved',
      path: file,
    });
    expect(readFileSync(file, 'utf8').trim().split('\n').length).toBe(65);
  });

  test('the engine is another process: killed, the run says so and the window lives', here, async () => {
    const desktop = await launch(shell);
    const { page } = desktop;
    const id = await startRun(desktop, 20_000);
    await expect.poll(async () => (await runOf(page, id)).pathsDone, { timeout: 60_000 }).toBeGreaterThan(0);
    const engines = enginesOf(desktop);
    expect(engines.length).toBeGreaterThanOrEqual(1);
    for (const engine of engines) process.kill(engine, 'SIGKILL');
    await expect.poll(async () => (await runOf(page, id)).state, { timeout: 10_000 }).toBe('interrupted');
    const again = await startRun(desktop, 64);
    await expect.poll(async () => (await runOf(page, again)).state, { timeout: 60_000 }).toBe('done');
  });

  test('stopped, it is found out and ended; the run says so and the next one is simulated', here, async () => {
    const desktop = await launch(shell);
    const { page } = desktop;
    const id = await startRun(desktop, 20_000);
    await expect.poll(async () => (await runOf(page, id)).pathsDone, { timeout: 60_000 }).toBeGreaterThan(0);
    const engines = enginesOf(desktop);
    for (const engine of engines) process.kill(engine, 'SIGSTOP');
    await expect
      .poll(() => runOf(page, id), { timeout: 20_000 })
      .toMatchObject({
        state: 'interrupted',
        error: { code: 'engine/hung' },
      });
    await expect.poll(() => engines.filter((pid) => existsSync(`/proc/${pid}/exe`))).toEqual([]);
    const again = await startRun(desktop, 64);
    await expect.poll(async () => (await runOf(page, again)).state, { timeout: 60_000 }).toBe('done');
  });

  test('closing with a run under way asks; the answer holds', here, async () => {
    const desktop = await launch(shell);
    const { app, page, child } = desktop;
    await startRun(desktop, 20_000);
    const answer = (response: number) =>
      app.evaluate(({ dialog, BrowserWindow }, button) => {
        dialog.showMessageBox = async () => ({ response: button, checkboxChecked: false });
        BrowserWindow.getAllWindows()[0]!.close();
      }, response);
    await answer(3); // do not close
    await page.waitForTimeout(500);
    expect(await askHost(page, 'app.info')).toMatchObject({ host: 'desktop' });
    await answer(0); // keep it running: the window goes, the program stays
    await expect.poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(0);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(child.exitCode).toBeNull();
    const ended = new Promise((resolve) => child.once('exit', resolve));
    await app
      .evaluate(({ dialog, app: program }) => {
        dialog.showMessageBox = async () => ({ response: 1, checkboxChecked: false });
        program.quit();
      })
      .catch(() => undefined);
    expect(await ended).toBe(0);
  });
});

async function startRun({ page }: Desktop, paths: number): Promise<number> {
  const [scenario] = (await askHost(page, 'scenarios.list')) as { id: number }[];
  return ((await askHost(page, 'runs.start', { scenarioId: scenario!.id, paths })) as Row).id;
}
const runOf = async (page: Desktop['page'], id: number) => (await askHost(page, 'runs.get', { id })) as Row;

const enginesOf = ({ child }: Desktop) =>
  childrenOf(child.pid!).filter((pid) => /engine\.js|node\.mojom\.NodeService/.test(commandOf(pid)));

/** Processes below a process, at any depth, by the tables of Linux. */
function childrenOf(pid: number): number[] {
  const file = `/proc/${pid}/task/${pid}/children`;
  const own = existsSync(file) ? readFileSync(file, 'utf8').trim().split(' ').filter(Boolean).map(Number) : [];
  return own.flatMap((child) => [child, ...childrenOf(child)]);
}
const commandOf = (pid: number) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
