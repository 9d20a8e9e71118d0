import { describeScenario, type Driver } from '../../../../src-engine/index.ts';

/** A word as it stands within a sentence; abbreviations and names keep their capitals. */
export const lowerFirst = (words: string): string =>
  /^(?:[A-Z]{2,}|Sydney|Australia)/.test(words) ? words : words.charAt(0).toLowerCase() + words.slice(1);

let sections: ReadonlyMap<string, string> | null = null;

/** Title of a driver, after that of its section where other inputs have the same: `Cash rate: at month 0`. */
export function driverTitle({ path, title }: Driver): string {
  sections ??= ambiguousTitles();
  const section = sections.get(path);
  return section === undefined ? title : `${section}: ${lowerFirst(title)}`;
}

/** Section of each input whose title some other input has too, by path. */
function ambiguousTitles(): ReadonlyMap<string, string> {
  const { parameters } = describeScenario();
  const counts = new Map<string, number>();
  for (const { title } of parameters) counts.set(title, (counts.get(title) ?? 0) + 1);
  return new Map(
    parameters.flatMap(({ path, title, groupTitle }) => (counts.get(title)! > 1 ? [[path, groupTitle] as const] : [])),
  );
}
