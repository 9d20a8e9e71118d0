import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AppError } from '../../../src-engine/core/errors.ts';
import { resolveScenario } from '../../../src-engine/fund/run/resolve.ts';
import { loadScenario, type LoadedScenario } from '../../../src-main/services/scenarios/load-scenario.ts';
import { mostErrorLines, renderError } from '../../../src-main/services/scenarios/render-error.ts';
import { builtInData } from '../../support/data-room.ts';
import type { HostileScenario } from '../../support/hostile/hostile-scenario.ts';
import { hostileScenarios, writeHostile } from '../../support/hostile/hostile-scenarios.ts';

let folder = '';
const resourceFolder = join(import.meta.dirname, '../../../resources/scenarios');
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'equihome-hostile-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A hostile file may be slow to parse, but never so slow that it is an attack: 2 MB of YAML take about 2 s. */
const longestMs = 10_000;

const cases = (door: HostileScenario['door']) =>
  hostileScenarios.filter((scenario) => scenario.door === door).map((scenario) => [scenario.name, scenario] as const);

const load = (scenario: HostileScenario) => {
  const entry = writeHostile(scenario, join(folder, scenario.name.replaceAll(/\W+/g, '-')));
  return loadScenario(entry, { workingFolder: folder, resourceFolder });
};

function resolved({ scenario, explain }: LoadedScenario): void {
  try {
    resolveScenario(scenario, builtInData(), { seedGiven: false });
  } catch (error) {
    throw explain(error);
  }
}

async function refusal(attempt: () => Promise<unknown>): Promise<AppError> {
  try {
    await attempt();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('it was accepted');
}

/** What the user sees: one screen with the field and the remedy, and nothing of ours or of the file's that harms a terminal. */
function expectOneScreen(error: AppError, { code, path, says }: HostileScenario): void {
  expect(error.code).toBe(code);
  expect(error.issues.map((issue) => issue.path).some((found) => found.includes(path))).toBe(true);
  const text = renderError(error);
  expect(text).toContain(says);
  expect(text.split('\n').length).toBeLessThanOrEqual(mostErrorLines);
  expect(text).not.toMatch(/\n\s+at /);
  // oxlint-disable-next-line no-control-regex -- an escape sequence from a file must not reach the terminal
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/);
}

describe('hostile scenario files', () => {
  test('are at least thirty, with names of their own', () => {
    expect(hostileScenarios.length).toBeGreaterThanOrEqual(30);
    expect(new Set(hostileScenarios.map((scenario) => scenario.name)).size).toBe(hostileScenarios.length);
  });

  test.each(cases('file'))('refuses %s', async (_, scenario) => {
    const start = performance.now();
    const error = await refusal(() => load(scenario));
    expect(performance.now() - start).toBeLessThan(longestMs);
    expectOneScreen(error, scenario);
  });

  test.each(cases('plan'))('reads %s, which only the plan can refuse', async (_, scenario) => {
    const loaded = await load(scenario);
    const error = await refusal(async () => resolved(loaded));
    expectOneScreen(error, scenario);
    expect(renderError(error)).toContain('of scenario.yaml)');
  });

  test('leave the prototypes of JavaScript alone', () => {
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
