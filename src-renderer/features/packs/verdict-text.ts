import type { Verdict } from '../../../src-main/contract/index.ts';
import { toTsv } from '../../ui/copy-text.ts';
import { countText } from '../../ui/format.ts';

/** What each outcome is called at the head of the page. */
export const outcomeTitles: Readonly<Record<Verdict['outcome'], string>> = {
  equal: 'Equal',
  different: 'Different',
  'other-engine': 'Made by another engine',
};

/** The whole verdict as text, for a mail or a minute. */
export function verdictText(verdict: Verdict): string {
  const facts: readonly (readonly [string, string])[] = [
    ['File', verdict.fileName],
    ['Verdict', `${outcomeTitles[verdict.outcome]}. ${verdict.finding}`],
    ['Scenario', verdict.scenarioName],
    ['Seed', verdict.seed],
    ['Made', verdict.madeAt],
    ['Engine', verdict.engineVersion],
    ['Result', verdict.resultHash],
    ['Cells compared', countText(verdict.cellCount)],
    ['Cells that differ', countText(verdict.differenceCount)],
  ];
  const lines = facts.map(([name, text]) => `${name}: ${text}`);
  if (verdict.differences.length === 0) return lines.join('\n');
  const rows = verdict.differences.map(({ place, label, inFile, computed }) => [place, label, inFile, computed]);
  return [...lines, '', toTsv([['Place', 'What', 'In the file', 'Computed'], ...rows])].join('\n');
}
