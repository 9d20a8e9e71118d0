import type { ParameterRow } from '../../src-main/services/imports/parameter-row.ts';
import { cell, code, table } from './markdown.ts';

const list = (paths: readonly string[]) => (paths.length === 0 ? 'nothing to set' : paths.map(code).join(', '));

/** Rows of one outcome whose reason is the same stand together, in the order of the map. */
function byReason(rows: readonly ParameterRow[]): readonly (readonly string[])[] {
  const groups = new Map<string, ParameterRow[]>();
  for (const row of rows) groups.set(row.why, [...(groups.get(row.why) ?? []), row]);
  return [...groups].map(([why, members]) => [members.map((row) => code(row.from)).join(', '), cell(why)]);
}

/** docs/import-config.md: what becomes of every parameter of earlier engines. */
export function importPage(rows: readonly ParameterRow[]): string {
  const of = (outcome: ParameterRow['outcome']) => rows.filter((row) => row.outcome === outcome);
  const settings = rows.length - of('group').length;
  const targets = (outcome: 'mapped' | 'merged') =>
    table(
      ['Earlier name', 'Becomes', 'How'],
      of(outcome).map((row) => [code(row.from), list(row.to), cell(row.why)]),
    );
  return `# Importing a configuration of an earlier engine

\`equihome import-config FILE\` reads a YAML or JSON configuration with the parameter names that earlier home-equity engines used and
writes a scenario of ours. For each setting of the file it prints one line: mapped (to what, and how it was converted), ignored (and
why), or refused (out of our range, without a counterpart, or an unknown name). The scenario it writes always parses; rules between
fields (such as zone weights that sum to 1) are checked when it is run. This page is made from the importer's own map by
\`resources/make/make-docs.ts\`; do not edit it.

Of ${settings} known names ${of('mapped').length} have one counterpart, ${of('merged').length} were merged or split, and
${of('dropped').length} were dropped.

Why so many were dropped: most of them were never read by the engines that defined them, or were a second setting for one thing.
Here each parameter must be shown by a test to move a result.

## Mapped

${targets('mapped')}
## Merged or split

${targets('merged')}
## Dropped

${table(['Earlier names', 'Why'], byReason(of('dropped')))}`;
}
