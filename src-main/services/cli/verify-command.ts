import { basename, dirname, resolve } from 'node:path';
import type { Verdict } from '../../contract/index.ts';
import { verifyPack } from '../pack/verify/verify-pack.ts';
import { jsonText } from '../exports/json-text.ts';
import { EXIT } from './console.ts';
import { withPackWork } from './pack-host.ts';
import type { CommandContext } from './run-command.ts';
import { textTable } from './text-table.ts';
import { wrapText } from './wrap-text.ts';

export type VerifyOptions = { readonly workers?: number; readonly json?: boolean };

/** 0: equal. 1: different. 2: nothing can be said, since another engine made it. */
const codes: Readonly<Record<Verdict['outcome'], number>> = {
  equal: EXIT.ok,
  different: EXIT.failed,
  'other-engine': EXIT.badInput,
};

/** `equihome verify`: simulates the runs of a pack again and compares every cell. */
export async function verifyCommand(file: string, options: VerifyOptions, context: CommandContext): Promise<number> {
  const { console, folders } = context;
  const path = resolve(folders.workingFolder, file);
  const places = [dirname(path), folders.workingFolder, folders.resourceFolder];
  const verdict = await withPackWork(context, places, options.workers, ({ tools, signal, onStep }) =>
    verifyPack(path, basename(path), tools, { signal, onStep }),
  );
  console.out(options.json ? jsonText(verdict) : verdictText(verdict));
  return codes[verdict.outcome];
}

const words: Readonly<Record<Verdict['outcome'], string>> = {
  equal: 'Equal',
  different: 'Different',
  'other-engine': 'Another engine',
};
/** Differences that fit a screen. */
const SHOWN = 20;
const CELL_WIDTH = 40;

function verdictText(verdict: Verdict): string {
  const { outcome, finding, fileName, scenarioName, seed, madeAt, engineVersion, resultHash } = verdict;
  const left = (title: string) => ({ title, align: 'left' }) as const;
  const rows = verdict.differences
    .slice(0, SHOWN)
    .map(({ place, label, inFile, computed }) => [place, label, inFile, computed].map(short));
  const more = verdict.differenceCount - rows.length;
  return [
    `${wrapText(`${words[outcome]}: ${finding}`)}\n\n`,
    `${fileName}: ${scenarioName}, seed ${seed}, made ${madeAt} by engine ${engineVersion}\n`,
    `result ${resultHash}\n`,
    ...(rows.length === 0
      ? []
      : ['\n', textTable([left('place'), left('row'), left('in the file'), left('computed')], rows)]),
    ...(more > 0 ? [`... and ${more} more\n`] : []),
  ].join('');
}

const short = (text: string): string => {
  const line = text.replace(/\s+/g, ' ');
  return line.length > CELL_WIDTH ? `${line.slice(0, CELL_WIDTH - 3)}...` : line;
};
