import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { insightPage } from '../../../resources/make/insight-page.ts';
import { importPage } from '../../../resources/make/import-page.ts';
import { parameterPage } from '../../../resources/make/parameter-page.ts';
import { describeScenario } from '../../../src-engine/fund/scenario/parse-scenario.ts';
import { insightSettings } from '../../../src-engine/study/insight/settings.ts';
import { parameterMap } from '../../../src-main/services/imports/parameter-map.ts';

const page = (name: string) => readFileSync(join(import.meta.dirname, '../../../docs', name), 'utf8');
/** The first line that differs, with what to do about it; null when the page is up to date. */
function stale(name: string, made: string): string | null {
  const lines = page(name).split('\n');
  const at = made.split('\n').findIndex((line, index) => line !== lines[index]);
  if (at < 0 && page(name) === made) return null;
  return `line ${at + 1} of docs/${name} is stale: run "node resources/make/make-docs.ts"`;
}

describe('pages made from code are up to date', () => {
  test('docs/parameters.md', () => {
    expect(stale('parameters.md', parameterPage(describeScenario()))).toBeNull();
  });

  test('docs/insight-settings.md', () => {
    expect(stale('insight-settings.md', insightPage(insightSettings))).toBeNull();
  });

  test('docs/import-config.md', () => {
    expect(stale('import-config.md', importPage(parameterMap))).toBeNull();
  });
});
