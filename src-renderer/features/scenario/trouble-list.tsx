import { useEditor } from '../../state/editor.ts';
import { go } from '../../state/route.ts';
import { Icon } from '../../ui/icon.tsx';
import { WarningIcon } from '../../ui/icons.ts';
import { formModel } from './model/form-model.ts';
import { troublesOf } from './model/issues.ts';

const most = 12;

/** Everything that keeps the scenario from running; each line goes to its input. */
export function TroubleList() {
  const issues = useEditor((slice) => slice.scenario?.issues);
  const drafts = useEditor((slice) => slice.drafts);
  const layers = useEditor((slice) => slice.layers);
  const troubles = troublesOf(issues ?? [], drafts, layers);
  const model = formModel();
  return (
    <section className="box troubles" aria-label="To mend">
      <h2 className="ok w">
        <Icon of={WarningIcon} />
        {troubles.length === 1 ? '1 input to mend before a run' : `${troubles.length} things to mend before a run`}
      </h2>
      <ul>
        {troubles.slice(0, most).map(({ field, path, message }) => (
          <li key={path + message}>
            {field === undefined ? (
              <b className="em">{path === '' ? 'The scenario' : path}</b>
            ) : (
              <button type="button" className="link" onClick={() => go({ screen: 'scenario', place: field.path })}>
                {field.subject}
              </button>
            )}
            <span className="note">
              {field !== undefined && `${model.sections.find(({ key }) => key === field.section)?.title}: `}
              {message}
            </span>
          </li>
        ))}
      </ul>
      {troubles.length > most && <p className="cap">and {troubles.length - most} more</p>}
    </section>
  );
}
