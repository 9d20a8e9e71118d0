import {
  describeScenario,
  shapeOfParameter,
  type ScenarioGroup,
  type ScenarioParameter,
  type ValuePart,
} from '../../../../src-engine/index.ts';
import { sentence, wordsOfName } from './labels.ts';

export type Control = 'number' | 'flag' | 'choice' | 'date' | 'text' | 'values' | 'rows' | 'map';

/** One input of the form: a parameter with what its control must know. */
export type FormField = {
  readonly path: string;
  readonly title: string;
  /** Title with the group where the title alone could be several inputs. */
  readonly subject: string;
  readonly section: string;
  readonly control: Control;
  readonly parameter: ScenarioParameter;
  readonly part: ValuePart;
};

/** Fields under one heading. The first group of a section has the section's own fields. */
export type FormGroup = {
  readonly path: string;
  readonly title: string;
  readonly doc: string;
  readonly fields: readonly FormField[];
};

/** One entry of the list at the left: a top group of the schema, or a parameter that stands at the top alone. */
export type FormSection = {
  readonly key: string;
  readonly title: string;
  readonly doc: string;
  readonly groups: readonly FormGroup[];
  readonly fields: readonly FormField[];
};

export type FormModel = {
  readonly sections: readonly FormSection[];
  readonly fields: ReadonlyMap<string, FormField>;
};

/** Lists, tables and maps. */
export const isWide = ({ control }: Pick<FormField, 'control'>): boolean =>
  control === 'values' || control === 'rows' || control === 'map';

const parentOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('.')));
const topOf = (path: string) => path.split('.', 1)[0]!;

function controlOf(part: ValuePart): Control {
  const { shape } = part;
  if (shape.kind === 'integer' || shape.kind === 'number') return 'number';
  if (shape.kind === 'list') return shape.item.shape.kind === 'object' ? 'rows' : 'values';
  if (shape.kind === 'object') return 'rows';
  return shape.kind === 'union' ? 'text' : shape.kind;
}

/** Headings from the section down: `Reference zones: growth`, without the name of the section itself. */
function headingOf(path: string, groups: ReadonlyMap<string, ScenarioGroup>): string {
  const titles: string[] = [];
  for (let at = path; parentOf(at) !== ''; at = parentOf(at)) titles.unshift(groups.get(at)?.title ?? wordsOfName(at));
  return titles.map((title, depth) => (depth === 0 ? sentence(title) : title.toLowerCase())).join(': ');
}

/** The form of a scenario: sections, groups and fields in the order of the file. Every parameter stands in it once. */
export function buildFormModel(): FormModel {
  const { groups, parameters } = describeScenario();
  const groupAt = new Map(groups.map((group) => [group.path, group]));
  const titleCount = new Map<string, number>();
  for (const { title } of parameters) titleCount.set(title, (titleCount.get(title) ?? 0) + 1);
  const fields = new Map<string, FormField>();
  for (const parameter of parameters) {
    const { path } = parameter;
    const part = shapeOfParameter(path);
    const title = sentence(parameter.title);
    const heading = headingOf(parentOf(path), groupAt) || (groupAt.get(parentOf(path))?.title ?? '');
    const isAlone = titleCount.get(parameter.title) === 1 || heading === '';
    const subject = isAlone ? title : `${heading}, ${title.charAt(0).toLowerCase()}${title.slice(1)}`;
    fields.set(path, { path, title, subject, section: topOf(path), control: controlOf(part), parameter, part });
  }
  const all = [...fields.values()];
  const sections = [...new Set(all.map(({ section }) => section))].map((key): FormSection => {
    const own = all.filter((field) => field.section === key);
    const group = groupAt.get(key);
    const title = group?.title ?? own[0]!.title;
    // A group that holds only groups would be an empty heading.
    const paths = [key, ...groups.map(({ path }) => path).filter((path) => path.startsWith(`${key}.`))];
    const formGroups = paths.flatMap((path): FormGroup[] => {
      const all = own.filter((field) => (parentOf(field.path) || key) === path);
      // Tables take the whole width: behind the plain inputs they leave no holes between the two columns.
      const inside = [...all.filter((field) => !isWide(field)), ...all.filter(isWide)];
      const heading = path === key ? title : headingOf(path, groupAt);
      const doc = path === key ? (group?.doc ?? own[0]!.parameter.doc) : (groupAt.get(path)?.doc ?? '');
      return inside.length === 0 ? [] : [{ path, title: heading, doc, fields: inside }];
    });
    return { key, title: sentence(title), doc: group?.doc ?? '', groups: formGroups, fields: own };
  });
  return { sections, fields };
}

let built: FormModel | undefined;
/** The form model of this release, built at first use. */
export function formModel(): FormModel {
  return (built ??= buildFormModel());
}

/** The field that an issue speaks of: its path may go deeper than a parameter (`manager.staff[2].title`). */
export function fieldAt(path: string, model = formModel()): FormField | undefined {
  for (let at = path.replaceAll(/\[.*$/g, ''); at !== ''; at = parentOf(at)) {
    const field = model.fields.get(at);
    if (field) return field;
  }
  return undefined;
}
