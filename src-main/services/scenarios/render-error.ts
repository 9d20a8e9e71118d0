import { quoted, type AppError } from '../../../src-engine/index.ts';

/** What fits on one screen with the prompt. */
export const mostErrorLines = 24;
const widest = 240;

/**
 * An error for a terminal, at most `mostErrorLines` lines: what went wrong, where, and then one line per problem with the path
 * of its field and what to do. No stack trace, no control characters; the last line counts what was left out.
 */
export function renderError(error: AppError): string {
  const file = error.context['file'];
  const head = [`error: ${quoted(error.message, widest)} [${error.code}]`];
  if (typeof file === 'string') head.push(`  file: ${quoted(file, widest)}`);
  const blocks = error.issues.map((issue) => {
    const first = issue.path === '' ? issue.message : `${issue.path}: ${issue.message}`;
    const lines = [`  ${quoted(first, widest)}`];
    if (issue.remedy !== '') lines.push(`    ${quoted(issue.remedy, widest)}`);
    return lines;
  });
  const lines = [...head];
  for (const [index, block] of blocks.entries()) {
    const left = blocks.length - index;
    // The last block may use the last line; any earlier one must leave it for the count of those left out.
    if (lines.length + block.length > mostErrorLines - (left > 1 ? 1 : 0)) {
      lines.push(`  and ${left} more problems`);
      break;
    }
    lines.push(...block);
  }
  return lines.join('\n');
}
