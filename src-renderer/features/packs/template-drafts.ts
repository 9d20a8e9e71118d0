import { create } from 'zustand';
import type { Template } from '../../../src-main/contract/index.ts';
import type { PackSheet } from '../../state/packs.ts';
import { readColour } from './contrast.ts';

/** A template as it is being edited: numbers and colours as they are typed. */
export type Draft = Omit<Template, 'studyPaths' | 'accentColour'> & {
  readonly studyPaths: string;
  readonly accentColour: string;
};

type Drafts = { readonly drafts: ReadonlyMap<string, Draft> };

/** What is typed and not saved yet, by template. It stays while other templates and screens are looked at. */
export const useTemplateDrafts = create<Drafts>(() => ({ drafts: new Map() }));

export function putDraft(id: string, draft: Draft | null): void {
  useTemplateDrafts.setState(({ drafts }) => {
    const next = new Map(drafts);
    if (draft === null) next.delete(id);
    else next.set(id, draft);
    return { drafts: next };
  });
}

/** The sheets of a template as a pack has them: with those that come along behind others, and those that are always there. */
export function wholeList(chosen: readonly string[], known: readonly PackSheet[]): readonly string[] {
  const place = (key: string) => known.findIndex((sheet) => sheet.key === key);
  const sheets = chosen.flatMap((key) => {
    const brings = known[place(key)]?.brings ?? null;
    return brings === null || chosen.includes(brings) ? [key] : [key, brings];
  });
  for (const { key, isStanding } of known) {
    if (!isStanding || sheets.includes(key)) continue;
    const after = sheets.findLastIndex((other) => place(other) < place(key));
    sheets.splice(key === 'cover' ? 0 : after + 1, 0, key);
  }
  return sheets;
}

export const draftOf = (template: Template, known: readonly PackSheet[]): Draft => ({
  ...template,
  sheets: [...wholeList(template.sheets, known)],
  studyPaths: String(template.studyPaths),
  accentColour: `#${template.accentColour}`,
});

export type DraftProblems = Partial<Record<'name' | 'studyPaths' | 'accentColour' | 'sheets', string>>;

/** What keeps a draft from being saved, by field; the rule and what to do. */
export function problemsOf(draft: Draft): DraftProblems {
  const paths = Number(draft.studyPaths.replaceAll(/[,\s]/g, ''));
  return {
    ...(draft.name.trim() === '' ? { name: 'A template needs a name.' } : {}),
    ...(Number.isInteger(paths) && paths >= 100 && paths <= 100_000
      ? {}
      : { studyPaths: 'A whole number from 100 to 100,000.' }),
    ...(readColour(draft.accentColour) === null ? { accentColour: 'Six hexadecimal digits, such as #1F4E79.' } : {}),
    ...(draft.sheets.length === 0 ? { sheets: 'Choose one sheet at least.' } : {}),
  };
}

/** The draft as it is saved; only for one without problems. */
export const templateOf = (draft: Draft): Template => ({
  ...draft,
  name: draft.name.trim(),
  companyName: draft.companyName.trim(),
  studyPaths: Number(draft.studyPaths.replaceAll(/[,\s]/g, '')),
  accentColour: readColour(draft.accentColour) ?? '',
});
