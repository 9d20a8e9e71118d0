/** What the page of the samples tells. */
export type Samples = {
  readonly madeAt: string;
  readonly paths: number;
  readonly studyPaths: number;
  /** Text of the scenario that the sample is compared with. */
  readonly variant: string;
  readonly engine: string;
  readonly files: readonly { readonly name: string; readonly sizeBytes: number; readonly sha256: string }[];
  readonly pages: readonly string[];
  /** Pages that the full pack prints. */
  readonly printed: number;
};

const what: Readonly<Record<string, string>> = {
  'base-100m-full.xlsx': 'the full pack: every sheet, all paths',
  'base-100m-full.md': 'the same pack as a report in Markdown',
  'base-100m-memo.xlsx': 'the short memo as a workbook',
  'base-100m-memo.pdf': 'the memo of the same fund as the program prints it, charts as lines',
  'comparison.xlsx': 'the short memo of the fund against the same with a lower fee, on the same draws',
};

/** README of docs/samples, ending with a line break. */
export function samplesPage({ madeAt, paths, studyPaths, variant, engine, files, pages, printed }: Samples): string {
  const lines = files.map(
    ({ name, sizeBytes, sha256 }) =>
      `| [${name}](${name}) | ${what[name] ?? ''} | ${Math.ceil(sizeBytes / 1000)} kB | \`${sha256}\` |`,
  );
  const titled = pages.map((name) => `[${name.replace('.png', '')}](pages/${name})`);
  return `# Sample packs

Committee packs of the sample fund \`base-100m\`: ${paths.toLocaleString('en-AU')} paths, seed 42, sensitivities and downside cases on ${studyPaths} paths a run,
engine ${engine}, made at ${madeAt}. The figures are those of the sample, simulated, not of any real fund.

| File | What it is | Size | SHA-256 |
| --- | --- | ---: | --- |
${lines.join('\n')}

The comparison is with this scenario:

\`\`\`yaml
${variant.trimEnd()}
\`\`\`

## How they are made

\`npm run samples -- ${madeAt}\` builds the program and makes all of them with its command line, as in

\`\`\`
equihome pack base-100m --out base-100m-full.xlsx --paths ${paths} --seed 42 --study-paths ${studyPaths} --made-at ${madeAt}
\`\`\`

The same code and the same time give the same workbooks and the same report, byte for byte. The PDF of the memo is printed by the browser
with \`npm run screens\` and holds the time of its printing, so its hash is another each time. \`equihome verify base-100m-full.xlsx\`
simulates the run again and compares every cell.

## Pages

Printed by LibreOffice and drawn with pdftoppm: every page of the memo, and of the ${printed} pages of the full pack the first of each
sheet. Sheets of months and of raw paths print their head alone; all of it is in the file.

${titled.map((link) => `- ${link}`).join('\n')}
`;
}
