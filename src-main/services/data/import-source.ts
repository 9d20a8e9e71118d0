import { createHash } from 'node:crypto';
import { AppError, type FieldIssue, type ImportSource } from '../../../src-engine/index.ts';

/** Largest text that is read as a user's file. */
const maxCharacters = 20_000_000;
/** More issues than this are counted, not listed. */
const maxIssues = 200;

/** Refuses texts that are too large to be a table of suburbs, a series or boundaries. */
export function sourceOf(text: string, file: string): ImportSource {
  if (text.length > maxCharacters)
    throw new AppError('input/too-large', `${file} has ${text.length} characters; at most ${maxCharacters} are read.`, {
      file,
      characters: text.length,
    });
  return { file, contentHash: createHash('sha256').update(text).digest('hex') };
}

/** Throws `input/invalid` with all issues when there is one. */
export function refuse(file: string, issues: readonly FieldIssue[]): void {
  if (issues.length === 0) return;
  const listed = issues.slice(0, maxIssues);
  if (issues.length > maxIssues)
    listed.push({ path: '', message: `${issues.length - maxIssues} further problems are not listed.`, remedy: '' });
  const count = issues.length === 1 ? 'one problem' : `${issues.length} problems`;
  throw new AppError('input/invalid', `${file} has ${count}.`, { file, problems: issues.length }, listed);
}
