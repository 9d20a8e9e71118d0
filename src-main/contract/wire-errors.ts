import type { z } from 'zod';
import { AppError, toErrorInfo, type ErrorInfo } from '../../src-engine/index.ts';

/** What the host notes about a failure that nobody foresaw; the caller gets its id and no more. */
export type Unexpected = { readonly id: string; readonly method: string; readonly error: unknown };

/**
 * The face of a failure: what a caller may see. A named failure travels whole, without its stack. An unforeseen one is logged
 * under an id that the user can copy into a report; its own words stay on the host, because they may name anything.
 */
export function faceOf(error: unknown, method: string, note: (unexpected: Unexpected) => void): ErrorInfo {
  if (error instanceof AppError && error.code !== 'app/unexpected') return toErrorInfo(error);
  const id = crypto.randomUUID().slice(0, 8);
  note({ id, method, error });
  return {
    code: 'app/unexpected',
    message: `Something went wrong in Equihome itself (reference ${id}).`,
    context: { id, method },
    issues: [
      {
        path: '',
        message: 'Your data was not touched by this failure.',
        remedy: `Try again. If it stays, report the reference ${id}: the log of this computer has the details under it.`,
      },
    ],
  };
}

/** Input that its schema refuses, field by field. */
export function refusedInput(method: string, error: z.ZodError): AppError {
  const issues = error.issues.slice(0, 50).map((issue) => ({
    path: issue.path.join('.'),
    message: issue.message,
    remedy: '',
  }));
  const first = issues[0];
  return new AppError(
    'input/invalid',
    `"${method}" was asked with input that it cannot use${first ? `: ${first.path ? `${first.path}: ` : ''}${first.message}` : ''}.`,
    { method },
    issues,
  );
}
