import type { insightSettings, InsightSetting } from '../../src-engine/study/insight/settings.ts';
import { cell, code, table } from './markdown.ts';

/** docs/insight-settings.md: every setting of an insight. */
export function insightPage(settings: typeof insightSettings): string {
  const rows = Object.entries<InsightSetting>(settings).map(([name, s]) => [
    code(name),
    String(s.value),
    `${s.least} to ${s.most}${s.isInteger ? ', whole' : ''}`,
    s.unit.toLowerCase(),
    cell(`**${s.title}.** ${s.doc}`),
    cell(s.source),
  ]);
  return `# Settings of an insight

Given with \`equihome insight --set name=value\`, or \`--paths\` for the first. They say what is read from the loan tapes and how closely;
none moves a path. This page is made from the code by \`resources/make/make-docs.ts\`; do not edit it. Methods and limits:
[insight](../src-engine/study/insight/README.md).

${table(['Setting', 'Default', 'Allowed', 'Unit', 'What it does', 'Source'], rows)}`;
}
