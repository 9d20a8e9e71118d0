import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { mostErrorLines } from '../../../src-main/services/scenarios/render-error.ts';
import { hostileScenarios, writeHostile } from '../../support/hostile/hostile-scenarios.ts';

const folder = mkdtempSync(join(tmpdir(), 'equihome-hostile-command-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const commandLine = join(import.meta.dirname, '../../../src-main/cli.ts');

describe('the command line, given a hostile scenario file', () => {
  test.each(hostileScenarios.map((scenario) => [scenario.name, scenario] as const))(
    'refuses %s with exit code 2, one screen, no stack',
    (name, scenario) => {
      const entry = writeHostile(scenario, join(folder, name.replaceAll(/\W+/g, '-')));
      const { status, stdout, stderr } = spawnSync(process.execPath, [commandLine, 'validate', entry], {
        encoding: 'utf8',
      });
      expect(status).toBe(2);
      expect(stdout).toBe('');
      expect(stderr).toContain(scenario.path);
      expect(stderr).toContain(scenario.says);
      expect(stderr.trimEnd().split('\n').length).toBeLessThanOrEqual(mostErrorLines);
      expect(stderr).not.toMatch(/\n\s+at /);
    },
  );
});
