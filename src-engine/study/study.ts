import type { SamplingDesign } from '../fund/metrics/sampling.ts';

/** Dotted path of a scenario -> value, laid over the scenario under study. */
export type Settings = Readonly<Record<string, unknown>>;

/** One run that a study asks for. `name` is for people. */
export type StudyRequest = { readonly name: string; readonly settings: Settings };

/** What a run answers: figures of every path by name, in path order, and how paths hang together. */
export type StudyRun = {
  readonly columns: Readonly<Record<string, Float64Array>>;
  readonly design: SamplingDesign;
  /** Path of each entry, where entry k is not path k: pairs and replicates go by it. */
  readonly pathNumbers?: ArrayLike<number> | null;
};

/**
 * A study is many runs of one scenario. It asks for them one after the other and never knows how they are made: in this
 * thread, in the engine process, or by a formula in a test. All runs must share the seed and the number of paths: path k of
 * every run then has the same draws, which is what paired errors stand on.
 */
export type Study<T> = Generator<StudyRequest, T, StudyRun>;

/** Carries a study out with a simulator that answers at once. */
export function conduct<T>(study: Study<T>, simulate: (request: StudyRequest) => StudyRun): T {
  let step = study.next();
  while (step.done !== true) {
    const answer = attempt(simulate, step.value);
    step = answer.ok ? study.next(answer.run) : study.throw(answer.error);
  }
  return step.value;
}

/** The same with a simulator that answers later. An error of the simulator reaches the study, which may go on without the run. */
export async function conductAsync<T>(
  study: Study<T>,
  simulate: (request: StudyRequest) => Promise<StudyRun>,
): Promise<T> {
  let step = study.next();
  while (step.done !== true) {
    const answer = await simulate(step.value).then(
      (run) => ({ ok: true, run }) as const,
      (error: unknown) => ({ ok: false, error }) as const,
    );
    step = answer.ok ? study.next(answer.run) : study.throw(answer.error);
  }
  return step.value;
}

type Answer = { readonly ok: true; readonly run: StudyRun } | { readonly ok: false; readonly error: unknown };

function attempt(simulate: (request: StudyRequest) => StudyRun, request: StudyRequest): Answer {
  try {
    return { ok: true, run: simulate(request) };
  } catch (error) {
    return { ok: false, error };
  }
}
