import { AppError } from '../../../src-engine/index.ts';
import { renderError } from '../scenarios/render-error.ts';
import { EXIT, type Console } from './console.ts';

/** Shows an error on one screen and says with which code to end. A failure of ours shows its message, never a stack. */
export function reportFailure(error: unknown, console: Console): number {
  const named =
    error instanceof AppError
      ? error
      : new AppError('app/unexpected', error instanceof Error ? error.message : String(error));
  console.err(`${renderError(named)}\n`);
  if (named.code === 'run/cancelled') return EXIT.cancelled;
  return isUsersBusiness(named) ? EXIT.badInput : EXIT.failed;
}

function isUsersBusiness({ code }: AppError): boolean {
  return (
    code.startsWith('input/') || code.startsWith('plan/') || code.startsWith('data/') || code.startsWith('numeric/')
  );
}
