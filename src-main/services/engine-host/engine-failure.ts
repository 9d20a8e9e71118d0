import { AppError } from '../../../src-engine/index.ts';
import type { ExitFacts } from './engine-process.ts';

const fewer = 'Use fewer workers or fewer paths, or raise the least size of an advance, and run it again.';

/** Why the engine process ended, as far as its end can tell, and what to do. */
export function engineEnded(code: number | null, about?: ExitFacts): AppError {
  const signal = about?.signal ?? null;
  const how = code !== null ? `code ${code}` : signal === null ? 'by a signal' : `signal ${signal}`;
  const context = { code, signal };
  if (/allocation failed|out of memory|heap limit/i.test(about?.lastWords ?? ''))
    return new AppError('engine/out-of-memory', `The engine process ran out of memory (${how}).`, context, [
      { path: '', message: 'Its memory was full.', remedy: fewer },
    ]);
  return new AppError('engine/crashed', `The engine process ended (${how}).`, context, [
    {
      path: '',
      message:
        signal === 'SIGKILL'
          ? 'The system ended it, most often because memory was short.'
          : 'What it was working on has no result.',
      remedy: 'Run it again; with too little memory, use fewer workers.',
    },
  ]);
}

export function engineHung(seconds: number): AppError {
  return new AppError('engine/hung', `The engine process gave no sign of life for ${seconds} seconds.`, { seconds }, [
    { path: '', message: 'It was ended.', remedy: 'Run it again; if it happens again, use fewer workers.' },
  ]);
}

export function engineUnreadable(): AppError {
  return new AppError('engine/crashed', 'The engine process said something that this program does not know.', {}, [
    { path: '', message: 'It was ended.', remedy: 'Install the program again: its parts do not fit together.' },
  ]);
}

/** After too many ends in a short time. */
export function engineStopped(cause: AppError, crashes: number, minutes: number): AppError {
  return new AppError(
    cause.code,
    `The engine process ended ${crashes} times within ${minutes} minutes and was not started again. ${cause.message}`,
    cause.context,
    [
      {
        path: '',
        message: cause.issues[0]?.message ?? '',
        remedy: 'Start or resume a run to try once more, with fewer workers or paths.',
      },
    ],
  );
}
