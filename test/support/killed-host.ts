import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RunState } from '../../src-main/contract/index.ts';
import { appHost } from './app-host.ts';
import { repository } from './built-cli.ts';
import { smallDocument } from './queue-host.ts';
import { brokenInvariants } from './store-invariants.ts';
import { tempFolder } from './temp-store.ts';

/** What the killed application had acknowledged: an edit, or how far a run was. */
export type Said =
  | { readonly value: number; readonly version: number }
  | { readonly run: number; readonly pathsDone: number; readonly state: RunState; readonly resultHash: string | null };

/** A project with a scenario to run and one to edit, and the result of its run when nobody disturbs it. */
export type KillTemplate = {
  readonly folder: string;
  readonly runScenario: number;
  readonly editScenario: number;
  readonly paths: number;
  readonly resultHash: string;
  /** How long that run took, milliseconds. */
  readonly runMs: number;
};

export async function makeTemplate(paths: number): Promise<KillTemplate> {
  const folder = tempFolder();
  const host = await appHost(folder);
  const make = async (name: string) => {
    const text = JSON.stringify({ ...smallDocument(paths), name });
    const made = await host.handlers['scenarios.create']({ name, from: { kind: 'yaml', text } }, host.signal);
    return made.row.id;
  };
  const [runScenario, editScenario] = [await make('Run'), await make('Edited')];
  const fromMs = performance.now();
  const { id } = await host.handlers['runs.start']({ scenarioId: runScenario, paths, seed: 'kills' }, host.signal);
  const { resultHash } = await host.until(id, 'done');
  const runMs = performance.now() - fromMs;
  await host.close(true);
  return { folder, runScenario, editScenario, paths, resultHash: resultHash!, runMs };
}

export type Kill = {
  readonly edits: number;
  readonly chunkWords: number;
  /** Edits that were on disk although nobody had been told yet. */
  readonly unsaid: number;
  /** Where the run was that was cut off; null when none was under way. */
  readonly cutAt: number | null;
  readonly faults: readonly string[];
};

/**
 * Lets the application work in a copy of the project, kills it with its engine `afterMs` after its first word, opens the project
 * again, resumes what was cut off, and tells what was lost or is broken.
 */
export async function killHost(template: KillTemplate, afterMs: number): Promise<Kill> {
  const folder = tempFolder();
  cpSync(template.folder, folder, { recursive: true });
  const said = await workUntilKilled(template, folder, afterMs);
  const edits = said.filter((line) => 'value' in line);
  const runs = said.filter((line) => 'run' in line);
  const host = await appHost(folder);
  const faults: string[] = [];

  const { row, document } = await host.handlers['scenarios.open']({ id: template.editScenario }, host.signal);
  const kept = (document['fund'] as { commitmentsAud: number }).commitmentsAud;
  const last = edits.at(-1);
  const unsaid = last === undefined ? 0 : kept - last.value;
  if (last !== undefined && (unsaid < 0 || row.version - last.version !== unsaid))
    faults.push(`edit to ${last.value}, version ${last.version}: ${kept}, version ${row.version} is kept`);

  const rows = await host.handlers['runs.list']({}, host.signal);
  for (const line of runs) {
    const found = rows.find(({ id }) => id === line.run);
    if (found === undefined) faults.push(`run ${line.run}`);
    else if (found.pathsDone < line.pathsDone) faults.push(`paths of run ${line.run}: ${found.pathsDone}`);
    else if (line.state === 'done' && found.resultHash !== line.resultHash) faults.push(`end of run ${line.run}`);
  }
  const cut = rows.find(({ state }) => state !== 'done') ?? null;
  if (cut !== null && cut.state !== 'interrupted') faults.push(`run ${cut.id} is ${cut.state}`);
  if (cut !== null) await host.handlers['runs.resume']({ id: cut.id }, host.signal);
  for (const { id } of rows) {
    const done = await host.until(id, 'done');
    if (done.resultHash !== template.resultHash) faults.push(`run ${id} has another result: ${done.resultHash}`);
  }
  await host.close(true);
  faults.push(...brokenInvariants(join(folder, 'fund.equihome')));
  const chunkWords = runs.filter(({ pathsDone, state }) => pathsDone > 0 && state === 'running').length;
  return { edits: Math.max(0, edits.length - 1), chunkWords, unsaid, cutAt: cut?.pathsDone ?? null, faults };
}

async function workUntilKilled(template: KillTemplate, folder: string, afterMs: number): Promise<readonly Said[]> {
  const { runScenario, editScenario, paths } = template;
  const program = join(repository, 'test/main/app/host-child.ts');
  const child = spawn(process.execPath, [program, folder, ...[runScenario, editScenario, paths].map(String)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true, // a process group of its own: host and engine
  });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => void (text += part));
  const ended = once(child, 'close');
  await once(child.stdout, 'data');
  await sleep(afterMs);
  process.kill(-child.pid!, 'SIGKILL');
  await ended;
  const lines = text.split('\n').slice(0, -1); // what follows the last line end was cut off
  return lines.map((line) => JSON.parse(line) as Said);
}
