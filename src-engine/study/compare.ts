import { AppError } from '../core/errors.ts';
import { measure, pairedChange, type Measured } from './paired.ts';
import type { StudyFigure } from './figures.ts';
import type { Settings, Study, StudyRequest, StudyRun } from './study.ts';

/** Figures by name. */
export type Figures = Readonly<Record<string, Measured>>;

/** One run beside the base: its figures and what they changed by; or why the engine refused the settings. */
export type Comparison =
  | { readonly outcome: 'run'; readonly figures: Figures; readonly changes: Figures }
  | { readonly outcome: 'refused'; readonly reason: string };

export type NamedCase = { readonly name: string; readonly doc: string; readonly settings: Settings };

export type CaseTable = {
  readonly pathCount: number;
  readonly base: Figures;
  readonly cases: readonly (NamedCase & { readonly result: Comparison })[];
};

/** Runs the base (its settings are those that switch the cases off) and every case, and compares path by path. */
export function* compareCases(
  baseSettings: Settings,
  cases: readonly NamedCase[],
  figures: readonly StudyFigure[],
): Study<CaseTable> {
  const base = yield { name: 'base', settings: baseSettings };
  const rows: CaseTable['cases'][number][] = [];
  for (const one of cases) {
    const settings = { ...baseSettings, ...one.settings };
    rows.push({ ...one, settings, result: yield* compared(base, { name: one.name, settings }, figures) });
  }
  return { pathCount: pathCountOf(base), base: measuredOf(base, figures), cases: rows };
}

/** Runs a request and compares it with the base. What the scenario cannot be is reported, not thrown. */
export function* compared(base: StudyRun, request: StudyRequest, figures: readonly StudyFigure[]): Study<Comparison> {
  let run: StudyRun;
  try {
    run = yield request;
  } catch (error) {
    return { outcome: 'refused', reason: refusalOf(error) };
  }
  return {
    outcome: 'run',
    figures: measuredOf(run, figures),
    changes: Object.fromEntries(figures.map((figure) => [figure.name, pairedChange(figure, base, run)])),
  };
}

/** Why settings were refused. Anything but a refusal of the input is thrown on: a failed run is a failed run. */
export function refusalOf(error: unknown): string {
  const isRefusal =
    error instanceof AppError &&
    (error.code.startsWith('input/') || error.code.startsWith('plan/') || error.code.startsWith('numeric/'));
  if (!isRefusal) throw error;
  const issue = error.issues[0];
  return issue === undefined ? error.message : `${issue.path}: ${issue.message}`;
}

export function measuredOf(run: StudyRun, figures: readonly StudyFigure[]): Figures {
  return Object.fromEntries(figures.map((figure) => [figure.name, measure(figure, run)]));
}

export function pathCountOf({ columns }: StudyRun): number {
  return Object.values(columns)[0]?.length ?? 0;
}
