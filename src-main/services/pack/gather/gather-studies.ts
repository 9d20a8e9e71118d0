import {
  AppError,
  committeeFigures,
  compareCases,
  conductAsync,
  documentOf,
  oneAtATime,
  stressCases,
  stressOff,
  studyFigures,
  studyRunOf,
  type CaseTable,
  type PlainObject,
  type Scenario,
  type Sensitivity,
  type Study,
} from '../../../../src-engine/index.ts';
import { mergeDocuments } from '../../scenarios/merge.ts';
import type { GatherTools, Steps } from './gather-tools.ts';
import { studyRanges } from './study-ranges.ts';

type StudyTools = GatherTools & {
  readonly steps: Steps;
  /** Paths of each run of a study. */
  readonly studyPaths: number;
};

/** Runs of the sensitivities: the base, and each driver at its low and its high value. */
export const sensitivityRuns = (scenario: Scenario): number => 1 + 2 * studyRanges(scenario).length;
/** Runs of the downside cases: the scenario without its stress, and each case. */
export const downsideRuns = (scenario: Scenario): number => 1 + stressCases(scenario).length;

export const gatherSensitivity = (document: PlainObject, scenario: Scenario, tools: StudyTools): Promise<Sensitivity> =>
  carryOut(
    oneAtATime(studyRanges(scenario), studyFigures),
    document,
    (n) => `Sensitivity ${n} of ${sensitivityRuns(scenario)}`,
    tools,
  );

export const gatherDownside = (document: PlainObject, scenario: Scenario, tools: StudyTools): Promise<CaseTable> =>
  carryOut(
    compareCases(stressOff, stressCases(scenario), committeeFigures),
    document,
    (n) => `Downside case ${n} of ${downsideRuns(scenario)}`,
    tools,
  );

/** Every run of a study is a piece of work of its own, so that runs of the user come in between. */
function carryOut<T>(
  study: Study<T>,
  document: PlainObject,
  stepOf: (run: number) => string,
  { lend, jobOf, workers, steps, studyPaths }: StudyTools,
): Promise<T> {
  let count = 0;
  return conductAsync(study, async ({ settings }) => {
    count += 1;
    const step = steps.begin(stepOf(count), studyPaths);
    const job = jobOf(mergeDocuments(document, documentOf({ ...settings, 'run.paths': studyPaths })));
    const run = await lend((client) => {
      const handle = client.run(job, workers, true, step.progress);
      return { answer: handle.answer.then(whole), cancel: () => handle.cancel() };
    });
    step.end();
    return studyRunOf(run);
  });
}

/** An answer that was cut off is none. */
export function whole<A>({ cancelled, answer }: { readonly cancelled: boolean; readonly answer: A }): A {
  if (cancelled) throw new AppError('run/cancelled', 'The run was cut off.');
  return answer;
}
