import { AppError } from '../../core/errors.ts';
import type { PlainObject } from './plain-document.ts';

/** Brings a document from one format version to the next. */
export type UpgradeStep = {
  /** What changed, for the report: "renamed fund.sizeAud to fund.commitmentsAud". */
  readonly what: string;
  readonly apply: (document: PlainObject) => PlainObject;
};

/** Step n brings format n+1 to n+2 (the first entry brings 1 to 2). A new format version is one more entry; none is ever edited. */
export const upgradeSteps: readonly UpgradeStep[] = [];

/** The format this release writes. */
export const currentFormat = upgradeSteps.length + 1;

export type Upgraded = {
  readonly document: PlainObject;
  readonly fromFormat: number;
  /** What each applied step did, in order; empty when the document was current. */
  readonly applied: readonly string[];
};

const refuse = (message: string, remedy: string) =>
  new AppError('input/invalid', 'The format of this scenario cannot be read.', {}, [
    { path: 'format', message, remedy },
  ]);

/**
 * Brings a document to the newest format. A document that states none is taken as format 1, the first: short files stay valid
 * when later formats come. Throws `input/invalid` at `format` for a format that is not a whole number or newer than ours.
 */
export function upgradeDocument(document: PlainObject, steps: readonly UpgradeStep[] = upgradeSteps): Upgraded {
  const newest = steps.length + 1;
  const stated = document['format'] === undefined ? 1 : document['format'];
  if (typeof stated !== 'number' || !Number.isInteger(stated) || stated < 1) {
    throw refuse(`must be a whole number from 1 to ${newest}, not ${shortText(stated)}`, `Write "format: ${newest}".`);
  }
  if (stated > newest) {
    throw refuse(
      `is ${stated}, written by a newer release; this one reads formats up to ${newest}`,
      'Open the file with the release that wrote it or a newer one.',
    );
  }
  let upgraded: PlainObject = document;
  const applied: string[] = [];
  for (const step of steps.slice(stated - 1)) {
    upgraded = step.apply(upgraded);
    applied.push(step.what);
  }
  return { document: { ...upgraded, format: newest }, fromFormat: stated, applied };
}

const shortText = (value: unknown) =>
  typeof value === 'string' ? `"${value.slice(0, 40)}"` : String(value).slice(0, 40);
