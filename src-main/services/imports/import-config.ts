import { basename, extname } from 'node:path';
import { stringify } from 'yaml';
import {
  AppError,
  SCENARIO_FORMAT,
  documentOf,
  isPlainObject,
  nearestName,
  parseScenario,
  plainDocument,
  quoted,
  shownValue,
  valueAtPath,
  type PlainObject,
} from '../../../src-engine/index.ts';
import { readScenarioText } from '../scenarios/scenario-file.ts';
import { parseYamlTree } from '../scenarios/yaml-tree.ts';
import { hasNamesBelow, parameterMap, rowOf } from './parameter-map.ts';
import type { Converted, Lookup, ParameterRow } from './parameter-row.ts';

/** What happened to one setting of the old configuration. */
export type ImportLine = {
  /** Its dotted path there. */
  readonly path: string;
  /** Line of the file, null when the configuration did not come from a file. */
  readonly line: number | null;
  /** Its value, short. */
  readonly value: string;
  readonly outcome: 'mapped' | 'ignored' | 'refused';
  /** Our parameters that it sets, empty unless mapped. */
  readonly to: readonly string[];
  /** Conversion or reason. */
  readonly note: string;
};

export type ImportReport = {
  /** The scenario: parses as it stands. Rules between fields are checked when it is run. */
  readonly document: PlainObject;
  /** One line per setting, in the order of the file. */
  readonly lines: readonly ImportLine[];
  readonly counts: Readonly<Record<ImportLine['outcome'], number>>;
};

/** Why our schema does not allow the settings, or null when it does. */
function refusalOf(settings: Readonly<Record<string, unknown>>): string | null {
  try {
    parseScenario({ name: 'import', ...documentOf(settings) });
    return null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.issues.map((issue) => `${issue.path}: ${issue.message}`).join('; ');
  }
}

function convertRow(row: ParameterRow, value: unknown, lookup: Lookup): Converted {
  if (value === null) return { ignore: 'left empty' };
  if (!row.convert) return { ignore: row.why };
  const converted = row.convert(value, lookup);
  if (!('set' in converted)) return converted;
  const refusal = refusalOf(converted.set);
  return refusal === null ? converted : { refuse: refusal };
}

/**
 * Turns a configuration with the parameter names of earlier engines into one of our scenarios. Every setting of it gives one
 * line: mapped (and to what), ignored (and why), or refused (out of range, without counterpart, or unknown). Pure.
 */
export function importConfig(
  config: PlainObject,
  name: string,
  lineOf: (path: string) => number | null = () => null,
): ImportReport {
  const lookup: Lookup = (path) => valueAtPath(config, path) ?? undefined;
  const settings: Record<string, unknown> = {};
  const lines: ImportLine[] = [];
  const add = (path: string, value: unknown, outcome: ImportLine['outcome'], to: readonly string[], note: string) =>
    lines.push({ path: quoted(path, 120), line: lineOf(path), value: shownValue(value), outcome, to, note });
  const known = parameterMap.map((row) => row.from);

  const walk = (group: PlainObject, prefix: string): void => {
    for (const [key, value] of Object.entries(group)) {
      const path = prefix === '' ? key : `${prefix}.${key}`;
      const row = rowOf(path);
      const isGroup = row ? row.outcome === 'group' : hasNamesBelow(path);
      if (isGroup && isPlainObject(value)) walk(value, path);
      else if (isGroup)
        add(
          path,
          value,
          value === null ? 'ignored' : 'refused',
          [],
          value === null ? 'left empty' : 'must be a group of settings',
        );
      else if (!row) {
        const near = nearestName(
          key,
          known.map((full) => full.slice(full.lastIndexOf('.') + 1)),
        );
        const full = known.find((candidate) => candidate === near || candidate.endsWith(`.${near}`));
        add(
          path,
          value,
          'refused',
          [],
          full === undefined ? 'not a known name' : `not a known name; did you mean ${full}?`,
        );
      } else {
        const converted = convertRow(row, value, lookup);
        if ('refuse' in converted) add(path, value, 'refused', [], converted.refuse);
        else if ('ignore' in converted) add(path, value, 'ignored', [], converted.ignore);
        else {
          Object.assign(settings, converted.set);
          add(path, value, 'mapped', row.to, row.why);
        }
      }
    }
  };
  walk(config, '');

  const document = { format: SCENARIO_FORMAT, name: name.slice(0, 120), ...documentOf(settings) };
  const counts = { mapped: 0, ignored: 0, refused: 0 };
  for (const line of lines) counts[line.outcome]++;
  return { document, lines, counts };
}

/**
 * Reads a YAML or JSON configuration and imports it. Throws `input/not-found`, `input/too-large` or `input/invalid` when the
 * file is no such configuration; what is wrong with single settings stands in the report.
 */
export async function importConfigFile(path: string): Promise<ImportReport> {
  const file = basename(path);
  const tree = parseYamlTree(await readScenarioText(path), file);
  return importConfig(
    plainDocument(tree.data),
    basename(file, extname(file)),
    (setting) => tree.lines.get(setting) ?? null,
  );
}

/** The imported scenario as a YAML file, with what was refused as comments at its end. */
export function importedYaml(report: ImportReport): string {
  const left = report.lines.filter((line) => line.outcome === 'refused');
  const comments = left.map((line) => `# not imported: ${line.path} = ${line.value}: ${quoted(line.note, 200)}\n`);
  return stringify(report.document, { lineWidth: 120 }) + (comments.length > 0 ? `\n${comments.join('')}` : '');
}
