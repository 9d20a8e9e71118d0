import { AppError } from '../../../src-engine/index.ts';
import type { AppHandlers, Template } from '../../contract/index.ts';
import { standingSheets, standsOn } from '../pack/model/build-pack.ts';
import { plainBrand, sheetKeys, type SheetKey } from '../pack/model/sheet.ts';
import { sheetTitles } from '../pack/sheet-titles.ts';
import { builtInTemplates } from '../pack/templates.ts';
import type { Session } from './session.ts';

type TemplateHandlers = Pick<
  AppHandlers,
  'packs.sheets' | 'packs.templates' | 'packs.saveTemplate' | 'packs.removeTemplate'
>;

const standing: ReadonlySet<SheetKey> = new Set(standingSheets);
const known: ReadonlySet<string> = new Set(sheetKeys);

const programs: readonly Template[] = builtInTemplates.map((template) => ({
  ...template,
  sheets: [...template.sheets],
  rawMetrics: [...template.rawMetrics],
  isBuiltIn: true,
  companyName: plainBrand.companyName,
  accentColour: plainBrand.accentColour,
  logo: null,
}));

/** Templates of the program and the user's own in this project. */
export function templateHandlers(session: () => Session): TemplateHandlers {
  const kept = () => session().store.exports;
  return {
    'packs.sheets': () =>
      sheetKeys.map((key) => ({
        key,
        title: sheetTitles[key],
        isStanding: standing.has(key),
        brings: standsOn[key] ?? null,
      })),
    'packs.templates': async () => [...programs, ...(await kept().templates())],
    'packs.saveTemplate': (template) => {
      checkOwn(template.id);
      checkSheets(template.sheets);
      return kept().saveTemplate(template);
    },
    'packs.removeTemplate': async ({ id }) => {
      checkOwn(id);
      await kept().removeTemplate(id);
      return {};
    },
  };
}

/** @throws AppError `input/not-found` with the templates that there are */
export async function templateOf(session: Session, id: string): Promise<Template> {
  const templates = [...programs, ...(await session.store.exports.templates())];
  const found = templates.find((template) => template.id === id);
  if (found !== undefined) return found;
  throw new AppError('input/not-found', `There is no template "${id}".`, {}, [
    { path: 'templateId', message: 'no such template', remedy: 'Choose one of the list.' },
  ]);
}

function checkOwn(id: string): void {
  const own = programs.find((template) => template.id === id);
  if (own === undefined) return;
  throw new AppError('app/not-allowed', `"${own.name}" comes with the program and stays as it is.`, {}, [
    { path: 'id', message: 'this template is not yours', remedy: 'Save a copy under another name.' },
  ]);
}

function checkSheets(sheets: readonly string[]): void {
  const strange = sheets.find((key, i) => !known.has(key) || sheets.indexOf(key) !== i);
  if (strange === undefined) return;
  const message = known.has(strange) ? `"${strange}" stands there twice` : `there is no sheet "${strange}"`;
  throw new AppError('input/invalid', 'The template cannot be kept.', {}, [
    { path: 'sheets', message, remedy: 'Choose among the sheets of the list, each once.' },
  ]);
}
