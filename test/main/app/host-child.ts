// The application over a project, to be killed. An editor edits one scenario, runs of another follow each other; each thing that
// the application has acknowledged is said on stdout, one JSON line each.
import { writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { AppEvent } from '../../../src-main/contract/index.ts';
import { openApp } from '../../support/app-options.ts';
import type { Said } from '../../support/killed-host.ts';

const [folder, runScenario, editScenario, paths] = process.argv.slice(2) as [string, string, string, string];
const say = (line: Said) => void writeSync(1, `${JSON.stringify(line)}\n`);
const { handlers } = await openApp(folder);
const { signal } = new AbortController();
const ended = new Map<number, () => void>();

async function listen(): Promise<void> {
  for await (const event of handlers['events.watch']({}, signal) as AsyncIterable<AppEvent>) {
    if (event.type !== 'run' || event.row === null) continue;
    const { id, pathsDone, state, resultHash } = event.row;
    say({ run: id, pathsDone, state, resultHash });
    if (state === 'done') ended.get(id)?.();
  }
}

async function edit(): Promise<never> {
  const id = Number(editScenario);
  const { row, document } = await handlers['scenarios.open']({ id }, signal);
  let value = Number((document['fund'] as { commitmentsAud: number }).commitmentsAud);
  say({ value, version: row.version });
  for (;;) {
    value += 1;
    const changes = [{ kind: 'set' as const, path: 'fund.commitmentsAud', value }];
    const edited = await handlers['scenarios.edit']({ id, changes, label: `to ${value}` }, signal);
    say({ value, version: edited.row.version });
    await sleep(20); // leaves the processors to the run
  }
}

async function simulate(): Promise<never> {
  for (;;) {
    const asked = { scenarioId: Number(runScenario), paths: Number(paths), seed: 'kills' };
    const { id } = await handlers['runs.start'](asked, signal);
    say({ run: id, pathsDone: 0, state: 'queued', resultHash: null });
    await new Promise<void>((resolve) => ended.set(id, resolve));
  }
}

await Promise.all([listen(), edit(), simulate()]);
