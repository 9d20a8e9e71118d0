import { AppError } from '../../../../src-engine/core/errors.ts';

/** The named failure that an action ends in; anything else fails the test. */
export function thrownBy(action: () => unknown): AppError {
  try {
    action();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}
