import { z } from 'zod';
import { plainDocument, type PlainObject } from '../../../../src-engine/index.ts';
import type { PackData, PackRun } from './pack-data.ts';
import { sheetKeys } from './sheet.ts';

const document = z.record(z.string(), z.unknown()).transform((value): PlainObject => plainDocument(value));

const runSchema = z.object({
  runId: z.int().nullable(),
  name: z.string(),
  version: z.int().nullable(),
  note: z.string(),
  endedAt: z.string().nullable(),
  document,
  baseDocument: document.nullable(),
  seed: z.string(),
  pathsAsked: z.int().min(1).max(1_000_000),
  /** First and last path of each stretch that a run which was cut short completed; null for all. */
  completed: z.array(z.tuple([z.int(), z.int()])).nullable(),
  scenarioHash: z.string(),
  dataHashes: z.record(z.string(), z.string()),
  resultHash: z.string(),
});

/**
 * All that is needed to make a pack again: what was run, and how it is shown. It stands in the workbook itself, so that anybody
 * with the program can see whether the workbook says what the engine computes.
 */
export const packRecipeSchema = z.object({
  format: z.literal(1),
  title: z.string(),
  madeAt: z.string(),
  appVersion: z.string(),
  engineVersion: z.string(),
  kernelHash: z.string(),
  companyName: z.string(),
  accentColour: z.string(),
  template: z.object({
    id: z.string(),
    name: z.string(),
    sheets: z.array(z.enum(sheetKeys)),
    studyPaths: z.int().min(1).max(100_000),
    rawMetrics: z.array(z.string()).max(200),
  }),
  runs: z.array(runSchema).min(1).max(6),
});
export type PackRecipe = z.output<typeof packRecipeSchema>;

export function recipeOf({ title, runs, brand, template, madeAt, appVersion, kernelHash }: PackData): PackRecipe {
  return {
    format: 1,
    title,
    madeAt,
    appVersion,
    engineVersion: runs[0].result.manifest.engineVersion,
    kernelHash,
    companyName: brand.companyName,
    accentColour: brand.accentColour,
    template: { ...template, sheets: [...template.sheets], rawMetrics: [...template.rawMetrics] },
    runs: runs.map(recipeOfRun),
  };
}

function recipeOfRun({ runId, name, version, note, endedAt, document, baseDocument, result, paths }: PackRun) {
  const { seed, pathsAsked, scenarioHash, dataHashes, resultHash } = result.manifest;
  const head = { runId, name, version, note, endedAt, document, baseDocument };
  return {
    ...head,
    seed,
    pathsAsked,
    completed: paths === null ? null : stretches(paths),
    scenarioHash,
    dataHashes: { ...dataHashes },
    resultHash,
  };
}

function stretches(paths: Int32Array): [number, number][] {
  const found: [number, number][] = [];
  for (const path of paths) {
    const last = found.at(-1);
    if (last !== undefined && last[1] === path - 1) last[1] = path;
    else found.push([path, path]);
  }
  return found;
}

/** Characters of a piece: less than a cell holds, and short enough to be looked at. */
const PIECE = 8000;

/**
 * The recipe as texts for cells of the manifest sheet, one below the other. Plain ASCII, so that no program that saves the file
 * again changes a character; each piece says which it is, so that they are found wherever they stand.
 */
export function recipeTexts(data: PackData): readonly string[] {
  const json = JSON.stringify(recipeOf(data))
    .replace(/[^\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll('_x', '\\u005fx'); // Excel reads _x0041_ as A
  const count = Math.ceil(json.length / PIECE);
  return Array.from(
    { length: count },
    (_, i) => `recipe ${i + 1}/${count} [${json.slice(i * PIECE, (i + 1) * PIECE)}]`,
  );
}

/** The recipe among the texts of a workbook; null when it is not there or not whole. */
export function recipeFrom(texts: Iterable<string>): PackRecipe | null {
  const pieces = new Map<number, string>();
  let count = 0;
  for (const text of texts) {
    const [, number, of, piece] = /^recipe (\d{1,4})\/(\d{1,4}) \[([\x20-\x7e]*)\]$/.exec(text) ?? [];
    if (piece === undefined) continue;
    pieces.set(Number(number), piece);
    count = Number(of);
  }
  const json = Array.from({ length: count }, (_, i) => pieces.get(i + 1) ?? null);
  if (count === 0 || json.includes(null)) return null;
  try {
    return packRecipeSchema.parse(JSON.parse(json.join('')));
  } catch {
    return null; // somebody changed it
  }
}
