import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** What openpyxl, a reader of another house, sees in a workbook. */
export type SeenWorkbook = {
  readonly broken: string | null;
  readonly names: Readonly<Record<string, string>>;
  readonly sheets: readonly {
    readonly name: string;
    readonly charts: number;
    readonly images: number;
    readonly frozen: string | null;
    readonly validations: number;
    /** By address; `type` is `f` for a formula, `s` for text, `n` for a number, `d` for a date. */
    readonly cells: Readonly<
      Record<
        string,
        {
          readonly type: string;
          readonly text: string | number | boolean | null;
          readonly value: string | number | boolean | null;
          readonly format: string;
        }
      >
    >;
  }[];
};

/** The Python of the system comes first: Debian's package belongs to it. */
const python = ['/usr/bin/python3', 'python3'].find(
  (command) => spawnSync(command, ['-c', 'import openpyxl'], { stdio: 'ignore' }).status === 0,
);

export const hasOpenpyxl = python !== undefined;
export const withoutOpenpyxl = 'skipped: openpyxl is not on this machine (apt-get install python3-openpyxl)';

/** One start of Python for all files. @throws Error when a part is not well formed or openpyxl cannot read a file */
export function seenByOpenpyxl(files: readonly string[]): SeenWorkbook[] {
  const script = join(import.meta.dirname, 'dump-workbook.py');
  const printed = execFileSync(python ?? 'python3', [script, ...files], {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  return JSON.parse(printed) as SeenWorkbook[]; // the script's shape is above
}
