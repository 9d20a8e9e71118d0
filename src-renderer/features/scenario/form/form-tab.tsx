import { useEffect, useMemo, useRef } from 'react';
import { formModel, type FormField, type FormGroup } from '../model/form-model.ts';
import { searchFields } from '../model/search.ts';
import { FormGroupPart } from './form-group.tsx';

/** The open section, or what the search found. Only what is seen is drawn. */
export function FormTab({ section, target, query }: { section: string; target: string | null; query: string }) {
  const model = formModel();
  const open = model.sections.find(({ key }) => key === section) ?? model.sections[0]!;
  const found = useMemo(() => (query.trim() === '' ? null : groupsOf(searchFields(query, formModel()))), [query]);
  const scroller = useRef<HTMLDivElement>(null);

  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
  }, [section, query]);

  useEffect(() => {
    if (target === null) return;
    const row = scroller.current?.querySelector(`[data-path="${CSS.escape(target)}"]`);
    row?.scrollIntoView({ block: 'center' });
    // The control itself first: before it may stand the button that takes the value back.
    const control = row?.querySelector<HTMLElement>('.in input, [role="combobox"], .select, .switch');
    (control ?? row?.querySelector<HTMLElement>('button, input'))?.focus();
  }, [target, section]);

  return (
    <div className="scroll" ref={scroller} role="group" aria-label={found === null ? open.title : 'Inputs found'}>
      {found === null
        ? open.groups.map((group) => <FormGroupPart key={group.path} group={group} />)
        : found.map(({ group, heading }) => <FormGroupPart key={group.path} group={group} heading={heading} />)}
      {found !== null && found.length === 0 && (
        <p className="box note">No input has all of these words in its name, its key or its description.</p>
      )}
    </div>
  );
}

/** Found inputs under the heading of their section, best section first. */
function groupsOf(fields: readonly FormField[]): readonly { group: FormGroup; heading: string }[] {
  const model = formModel();
  const keys = [...new Set(fields.map(({ section }) => section))];
  return keys.map((key) => {
    const section = model.sections.find((one) => one.key === key)!;
    const inside = fields.filter((field) => field.section === key);
    return { group: { path: key, title: section.title, doc: '', fields: inside }, heading: section.title };
  });
}
