import type { RunRow, Template } from '../../../src-main/contract/index.ts';
import { countText, durationText } from '../../ui/format.ts';

/** Re-runs of a usual scenario: it itself, and five terms and five drivers down and up; it itself, and six downside cases. */
const SENSITIVITY_RUNS = 21;
const DOWNSIDE_RUNS = 7;

export type Work = { readonly words: readonly string[]; readonly seconds: number | null };

/** What has to be simulated for a template, in words, and about how long that takes at the pace of the first run. */
export function simulatedFor(template: Pick<Template, 'sheets' | 'studyPaths'>, runs: readonly RunRow[]): Work {
  const has = (key: string) => template.sheets.includes(key);
  const each = template.studyPaths;
  const first = runs[0];
  const words: string[] = [];
  let paths = 0;
  const add = (count: number, text: string) => {
    paths += count;
    words.push(text);
  };
  if (has('sensitivities'))
    add(SENSITIVITY_RUNS * each, `sensitivities: about ${SENSITIVITY_RUNS} re-runs of ${countText(each)} paths`);
  if (has('downside'))
    add(DOWNSIDE_RUNS * each, `downside cases: about ${DOWNSIDE_RUNS} re-runs of ${countText(each)} paths`);
  if (has('waterfall-mean'))
    add(
      first?.pathsDone ?? 0,
      `mean cash flow: ${first === undefined ? 'all' : countText(first.pathsDone)} paths of the run once more`,
    );
  if (words.length === 0) return { words: ['only the median path, in full detail'], seconds: null };
  const pace = first === undefined || first.workSeconds <= 0 ? 0 : first.pathsDone / first.workSeconds;
  return { words, seconds: pace > 0 ? paths / pace : null };
}

/** The same in sentences. */
export function simulatedText({ words, seconds }: Work): string {
  const text = words.join('; ');
  const sentence = `${text[0]!.toUpperCase()}${text.slice(1)}.`;
  return seconds === null ? sentence : `${sentence} About ${durationText(Math.max(1, Math.round(seconds)))}.`;
}
