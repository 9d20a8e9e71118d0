import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AppError } from '../../../src-engine/core/errors.ts';
import { loadScenario } from '../../../src-main/services/scenarios/load-scenario.ts';
import { mostErrorLines, renderError } from '../../../src-main/services/scenarios/render-error.ts';
import { hostileScenarios, writeHostile } from '../../support/hostile/hostile-scenarios.ts';

let folder = '';
const resourceFolder = join(import.meta.dirname, '../../../resources/scenarios');
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'equihome-hostile-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A hostile file may be slow to parse, but never so slow that it is an attack: 2 MB of YAML take about 2 s. */
const longestMs = 10_000;

async function refusal(load: () => Promise<unknown>): Promise<AppError> {
  try {
    await load();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('it was accepted');
}

describe('hostile scenario files', () => {
  test('are at least thirty, with names of their own', () => {
    expect(hostileScenarios.length).toBeGreaterThanOrEqual(30);
    expect(new Set(hostileScenarios.map((scenario) => scenario.name)).size).toBe(hostileScenarios.length);
  });

  test.each(
    hostileScenarios
      .filter((scenario) => scenario.door === 'file')
      .map((scenario) => [scenario.name, scenario] as const),
  )('refuses %s', async (name, scenario) => {
    const entry = writeHostile(scenario, join(folder, name.replaceAll(/\W+/g, '-')));
    const start = performance.now();
    const error = await refusal(() => loadScenario(entry, { workingFolder: folder, resourceFolder }));
    expect(performance.now() - start).toBeLessThan(longestMs);
    expect(error.code).toBe(scenario.code);
    expect(error.issues.map((issue) => issue.path).some((path) => path.includes(scenario.path))).toBe(true);
    const text = renderError(error);
    expect(text).toContain(scenario.says);
    expect(text.split('\n').length).toBeLessThanOrEqual(mostErrorLines);
    expect(text).not.toMatch(/\n\s+at /);
    // oxlint-disable-next-line no-control-regex -- an escape sequence from a file must not reach the terminal
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/);
  });

  test.each(
    hostileScenarios
      .filter((scenario) => scenario.door === 'plan')
      .map((scenario) => [scenario.name, scenario] as const),
  )('reads %s: each field is allowed by itself, only the plan can refuse them together', async (name, scenario) => {
    const entry = writeHostile(scenario, join(folder, name.replaceAll(/\W+/g, '-')));
    const { raw, scenario: parsed } = await loadScenario(entry, { workingFolder: folder, resourceFolder });
    expect(parsed.format).toBe(1);
    expect([...raw.places.keys()].some((path) => path === scenario.path)).toBe(true);
  });

  test('leave the prototypes of JavaScript alone', () => {
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
