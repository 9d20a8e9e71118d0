import { useEditor } from '../../state/editor.ts';
import { go } from '../../state/route.ts';
import { Icon } from '../../ui/icon.tsx';
import { WarningIcon } from '../../ui/icons.ts';
import { formModel, type FormField } from './model/form-model.ts';
import { issuesNow, troublesOf } from './model/issues.ts';

const most = 12;

/** The input that a line speaks of, or its section, or the scenario as a whole. */
function Place({ field, path }: { field: FormField | undefined; path: string }) {
  const top = path.split(/[.[]/, 1)[0]!;
  const section = formModel().sections.find(({ key }) => key === (field?.section ?? top));
  if (section === undefined) return <b className="em">{path === '' ? 'The scenario' : path}</b>;
  return (
    <span>
      <button
        type="button"
        className="link"
        onClick={() => go({ screen: 'scenario', place: field?.path ?? section.key })}
      >
        {field?.subject ?? section.title}
      </button>
      {field !== undefined && <span className="cap"> {section.title}</span>}
    </span>
  );
}

/** Everything that keeps the scenario from running; each line goes to its input. */
export function TroubleList() {
  const issues = useEditor(issuesNow);
  const drafts = useEditor((slice) => slice.drafts);
  const layers = useEditor((slice) => slice.layers);
  const troubles = troublesOf(issues, drafts, layers);
  return (
    <section className="box troubles" aria-label="To mend">
      <h2 className="ok w">
        <Icon of={WarningIcon} />
        {troubles.length === 1 ? '1 input to mend before a run' : `${troubles.length} things to mend before a run`}
      </h2>
      <ul>
        {troubles.slice(0, most).map(({ field, path, message }) => (
          <li key={path + message}>
            <Place field={field} path={path} />
            <span className="note">{message}</span>
          </li>
        ))}
      </ul>
      {troubles.length > most && <p className="cap">and {troubles.length - most} more</p>}
    </section>
  );
}
