import { toErrorInfo } from '../../../src-engine/index.ts';

/** A failure in a few lines for a terminal or a plain dialog: what, which field, what to do. */
export function errorText(error: unknown): string {
  const { message, issues } = toErrorInfo(error);
  const lines = issues.map((issue) =>
    [issue.path && `${issue.path}:`, issue.message, issue.remedy && `${issue.message ? '- ' : ''}${issue.remedy}`]
      .filter(Boolean)
      .join(' '),
  );
  return [message, ...lines].join('\n');
}
