// Sample packs for docs/samples: workbooks by the built command line, pages by LibreOffice. The memo's PDF is
// printed by make-screens.ts and stays.
// `npm run samples` builds first; `npm run samples -- <ISO time>` gives the time of making, so that equal code makes equal workbooks.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ENGINE_VERSION } from '../../src-engine/index.ts';
import { samplesPage } from './samples-page.ts';
import { repository, runCli } from '../support/built-cli.ts';
import { toPdf } from '../support/libre-office.ts';
import { palettePng, readPng } from '../support/palette-png.ts';

const PATHS = 1000;
const STUDY_PATHS = 200;
/** A picture larger than this is taken again with fewer points. */
const LARGEST_PICTURE = 150_000;
const DOTS_PER_INCH = [84, 70, 60];
const VARIANT = 'extends: base-100m\nname: lower-fee\nfees: { managementFeeRateAnnual: 0.015 }\n';
/** The name of the sheet stands on the right of the last line of a page. */
const FOOTER = /Page \d+ of \d+.* {3,}(\S.*)$/;

const folder = join(repository, 'docs/samples');
const work = mkdtempSync(join(tmpdir(), 'equihome-samples-'));
const madeAt = process.argv[2] ?? new Date().toISOString();

async function pack(name: string, ...options: readonly string[]): Promise<string> {
  const file = join(work, name);
  const common = ['--paths', `${PATHS}`, '--seed', '42', '--study-paths', `${STUDY_PATHS}`, '--made-at', madeAt];
  const { code, stderr } = await runCli(['pack', 'base-100m', '--out', file, ...common, ...options], work);
  if (code !== 0) throw new Error(`${name}: ${stderr}`);
  return file;
}

/** The sheet of each page of a PDF that LibreOffice printed, in order. */
function sheetsOf(pdf: string): string[] {
  const pages = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1);
  return pages.map(
    (page) =>
      page
        .split('\n')
        .findLast((line) => FOOTER.test(line))
        ?.match(FOOTER)?.[1]
        ?.trim() ?? '',
  );
}

function picture(pdf: string, page: number, name: string): void {
  for (const dots of DOTS_PER_INCH) {
    const made = execFileSync('pdftoppm', ['-png', '-r', `${dots}`, '-f', `${page}`, '-l', `${page}`, pdf], {
      maxBuffer: 64 * 1024 * 1024,
    });
    const png = palettePng(readPng(made));
    writeFileSync(join(folder, 'pages', `${name}.png`), png);
    if (png.length < LARGEST_PICTURE) return;
  }
  throw new Error(`${name}.png is larger than ${LARGEST_PICTURE} bytes`);
}

/** Every page of the memo; of the full pack the first page of each sheet. */
function pictures(memo: string, full: string): void {
  for (const [index] of sheetsOf(memo).entries())
    picture(memo, index + 1, `memo-${String(index + 1).padStart(2, '0')}`);
  const names = sheetsOf(full);
  for (const [index, name] of names.entries()) {
    if (name === '' || names.indexOf(name) < index) continue;
    picture(full, index + 1, `full-${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replace(/-$/, '')}`); // prettier-ignore
  }
}

function filesOf() {
  const names = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isFile() && entry.name !== 'README.md' ? [entry.name] : [],
  );
  return names.map((name) => {
    const bytes = readFileSync(join(folder, name));
    return { name, sizeBytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  });
}

try {
  writeFileSync(join(work, 'lower-fee.yaml'), VARIANT);
  const full = await pack('base-100m-full.xlsx');
  const memo = await pack('base-100m-memo.xlsx', '--template', 'memo');
  const comparison = await pack('comparison.xlsx', '--template', 'memo', '--compare', 'lower-fee.yaml');
  const report = await pack('base-100m-full.md');
  rmSync(join(folder, 'pages'), { recursive: true, force: true });
  mkdirSync(join(folder, 'pages'), { recursive: true });
  for (const file of [full, memo, comparison, report]) cpSync(file, join(folder, file.slice(work.length + 1)));
  const [fullPdf, memoBook] = await toPdf([full, memo]);
  pictures(memoBook!, fullPdf!);
  const pages = readdirSync(join(folder, 'pages'));
  const facts = { madeAt, paths: PATHS, studyPaths: STUDY_PATHS, variant: VARIANT, engine: ENGINE_VERSION };
  const printed = sheetsOf(fullPdf!).length;
  writeFileSync(join(folder, 'README.md'), samplesPage({ ...facts, files: filesOf(), pages, printed }));
  const total = pages.reduce((sum, name) => sum + statSync(join(folder, 'pages', name)).size, 0);
  process.stdout.write(`${pages.length} pictures, ${(total / 1e6).toFixed(1)} MB\n`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
