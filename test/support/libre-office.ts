import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const NAMES = ['soffice', 'libreoffice'];
const FOLDERS = [
  ...(process.env['PATH'] ?? '').split(delimiter),
  '/usr/lib/libreoffice/program',
  '/opt/libreoffice/program',
];

/** LibreOffice on this machine; null where there is none. `SOFFICE` names another, or, when empty, none. */
export const libreOffice: string | null =
  process.env['SOFFICE'] === undefined
    ? (FOLDERS.flatMap((folder) => NAMES.map((name) => join(folder, name))).find((path) => existsSync(path)) ?? null)
    : process.env['SOFFICE'] || null;

/** By itself LibreOffice believes the values in a file that says it is from Excel, as exceljs says of its files. */
const ALWAYS_COMPUTE = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
`;

/** What a skipped test says. */
export const withoutLibreOffice = 'skipped: LibreOffice is not on this machine (apt-get install libreoffice-calc)';

/** Ends the title of tests that need it: where it is not, with the reason why they are skipped. */
export const skippedHere = libreOffice === null ? ` (${withoutLibreOffice})` : '';

/** Opens each workbook, computes every cell anew and saves it. One start of the program for all of them. */
export const recalculate = (files: readonly string[]): Promise<string[]> =>
  convert(files, 'xlsx:Calc MS Excel 2007 XML', 'xlsx');

/** Prints each workbook as a PDF beside the others. */
export const toPdf = (files: readonly string[]): Promise<string[]> => convert(files, 'pdf:calc_pdf_Export', 'pdf');

/**
 * Converts files into a new folder of the system's temporary ones, with a profile of its own, so that two can run side by side.
 * @returns their paths in the order given
 * @throws Error when a file was not made
 */
async function convert(files: readonly string[], filter: string, ending: string): Promise<string[]> {
  if (libreOffice === null) throw new Error(withoutLibreOffice);
  const folder = mkdtempSync(join(tmpdir(), 'equihome-office-'));
  const profile = mkdtempSync(join(tmpdir(), 'equihome-profile-'));
  try {
    mkdirSync(join(profile, 'user'));
    writeFileSync(join(profile, 'user/registrymodifications.xcu'), ALWAYS_COMPUTE);
    const { stdout, stderr } = await run(
      libreOffice,
      [
        `-env:UserInstallation=${pathToFileURL(profile).href}`,
        '--headless',
        '--norestore',
        '--convert-to',
        filter,
        '--outdir',
        folder,
        ...files,
      ],
      { timeout: 240_000, maxBuffer: 16 * 1024 * 1024 },
    );
    const made = files.map((file) => join(folder, basename(file).replace(/\.[^.]+$/, `.${ending}`)));
    for (const file of made)
      if (!existsSync(file)) throw new Error(`LibreOffice did not make ${basename(file)}: ${stdout} ${stderr}`);
    return made;
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}
