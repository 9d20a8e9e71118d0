import { z } from 'zod';

/** Every failure this product can name. Adding one is a public change: it shows in the command line, the UI and exports. */
export const errorCodes = [
  'input/invalid',
  'input/not-found',
  'input/too-large',
  'input/conflict',
  'data/invalid',
  'plan/infeasible',
  'numeric/no-root',
  'numeric/not-positive-definite',
  'numeric/not-finite',
  'engine/crashed',
  'engine/out-of-memory',
  'engine/hung',
  'run/cancelled',
  'store/busy',
  'store/read-only',
  'store/newer',
  'store/damaged',
  'store/full',
  'app/not-allowed',
  'app/closed',
  'app/unexpected',
] as const;
export type ErrorCode = (typeof errorCodes)[number];
export type ErrorContext = Readonly<Record<string, string | number | boolean | null>>;

/** One thing that is wrong with one field or row, in words a user can act on. */
export const fieldIssueSchema = z.object({
  /** Dotted path of the field (`waterfall.carryFraction`) or a row reference (`row 12, column price`). Empty for the whole. */
  path: z.string(),
  message: z.string(),
  /** What to do about it; empty when the message says it already. */
  remedy: z.string(),
});
export type FieldIssue = z.infer<typeof fieldIssueSchema>;

/** A failure with a stable code and the facts needed to act on it. Messages are for people; code and context are for programs. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly context: ErrorContext;
  readonly issues: readonly FieldIssue[];
  constructor(
    code: ErrorCode,
    message: string,
    context: ErrorContext = {},
    issues: readonly FieldIssue[] = [],
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.code = code;
    this.context = context;
    this.issues = issues;
  }
}

export const errorInfoSchema = z.object({
  code: z.enum(errorCodes),
  message: z.string(),
  context: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  issues: z.array(fieldIssueSchema),
});
export type ErrorInfo = z.infer<typeof errorInfoSchema>;

/** The only shape of an error that crosses a process boundary, is stored, or is shown. */
export function toErrorInfo(error: unknown): ErrorInfo {
  if (error instanceof AppError)
    return { code: error.code, message: error.message, context: { ...error.context }, issues: [...error.issues] };
  return {
    code: 'app/unexpected',
    message: error instanceof Error ? error.message : String(error),
    context: {},
    issues: [],
  };
}

/** Rebuilds the error on the far side of a boundary. */
export function fromErrorInfo(info: ErrorInfo): AppError {
  return new AppError(info.code, info.message, info.context, info.issues);
}
