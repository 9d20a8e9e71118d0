import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reportFailure } from '../../../src-main/services/cli/failure.ts';
import { validateCommand } from '../../../src-main/services/cli/inspect-commands.ts';
import { runCommand, type CommandContext } from '../../../src-main/services/cli/run-command.ts';
import { mostErrorLines } from '../../../src-main/services/scenarios/render-error.ts';
import { runCli } from '../../support/built-cli.ts';
import { commandContext, keptConsole } from '../../support/cli-context.ts';
import type { HostileScenario } from '../../support/hostile/hostile-scenario.ts';
import { hostileScenarios, writeHostile } from '../../support/hostile/hostile-scenarios.ts';

let folder = '';
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'equihome-cli-hostile-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const entryOf = (scenario: HostileScenario) =>
  writeHostile(scenario, join(folder, scenario.name.replaceAll(/\W+/g, '-')));

/** One screen that names the field, and nothing that only we can read. */
function expectOneScreen(text: string, { path, says, code }: HostileScenario): void {
  expect(text).toContain(`[${code}]`);
  expect(text).toContain(path);
  expect(text).toContain(says);
  expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(mostErrorLines);
  expect(text).not.toMatch(/\n\s+at |node:internal|\.ts:\d|\.js:\d/);
}

/** What a command answers, as the entry of the command line would show it. */
async function shown(command: (entry: string, context: CommandContext) => Promise<number>, scenario: HostileScenario) {
  const { kept, console } = keptConsole();
  const context = commandContext(console, folder);
  const code = await command(entryOf(scenario), context).catch((error: unknown) => reportFailure(error, console));
  return { code, ...kept };
}

const named = hostileScenarios.map((scenario) => [scenario.name, scenario] as const);
const plans = named.filter(([, { door }]) => door === 'plan');

describe('a hostile scenario', () => {
  test.each(named)('%s: validate refuses it with exit code 2 on one screen', async (_, scenario) => {
    const { code, out, err } = await shown(validateCommand, scenario);
    expect(code).toBe(2);
    expect(out).toBe('');
    expectOneScreen(err, scenario);
  });

  test.each(plans)('%s: the engine refuses it when it is run, and the line is named', async (_, scenario) => {
    const run = (entry: string, context: CommandContext) => runCommand(entry, { paths: 1, workers: 1 }, context);
    const { code, out, err } = await shown(run, scenario);
    expect(code).toBe(2);
    expect(out).toBe('');
    expectOneScreen(err.replace('reading data and scenario\n', ''), scenario);
    expect(err).toContain('of scenario.yaml)');
  });

  // The whole way through processes for one case of each kind: the rest differs only in what is refused.
  const kinds = ['5 MB', 'alias bomb', 'a loop of ten files', 'not a number', 'weights that do not sum to 1'];
  test.each(kinds)('%s: through the built command line', async (name) => {
    const scenario = hostileScenarios.find((one) => one.name === name)!;
    const entry = entryOf(scenario);
    const answers = await Promise.all([runCli(['validate', entry]), runCli(['run', entry, '--json'])]);
    for (const { code, stdout, stderr } of answers) {
      expect(code).toBe(2);
      expect(stdout).toBe('');
      expectOneScreen(stderr.replace('reading data and scenario\n', ''), scenario);
    }
  });
});
