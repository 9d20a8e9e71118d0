import { AppError, type ErrorCode, type ErrorContext } from '../../../../src-engine/index.ts';

/** A failure of the store with what the user can do about it. */
export function failure(
  code: ErrorCode,
  message: string,
  remedy: string,
  context: ErrorContext = {},
  cause?: unknown,
): AppError {
  return new AppError(code, message, context, [{ path: '', message, remedy }], { cause });
}
