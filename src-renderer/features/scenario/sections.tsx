import { useRef } from 'react';
import { useEditor } from '../../state/editor.ts';
import { useLibrary } from '../../state/library.ts';
import { go, replaceRoute } from '../../state/route.ts';
import { Icon } from '../../ui/icon.tsx';
import { WarningIcon } from '../../ui/icons.ts';
import { Panel } from '../../ui/panel.tsx';
import { SearchField } from '../../ui/text-field.tsx';
import { useHotkeys } from '../../ui/use-hotkeys.ts';
import { changedFields } from './model/document.ts';
import { formModel } from './model/form-model.ts';
import { issuesNow, troubleCounts, troublesOf } from './model/issues.ts';

/** The groups of inputs, with how many differ from the base and a mark where something is wrong. */
export function Sections({
  section,
  query,
  onQuery,
}: {
  section: string;
  query: string;
  onQuery: (query: string) => void;
}) {
  const model = formModel();
  const search = useRef<HTMLInputElement>(null);
  const layers = useEditor((slice) => slice.layers);
  const drafts = useEditor((slice) => slice.drafts);
  const scenario = useEditor((slice) => slice.scenario);
  const issues = useEditor(issuesNow);
  const base = useLibrary((slice) => slice.rows.find((row) => row.id === scenario?.row.baseId));
  useHotkeys({ 'mod+f': () => search.current?.select(), '/': () => search.current?.select() });
  const changed = changedFields(layers, model);
  const wrong = troubleCounts(troublesOf(issues, drafts, layers));
  return (
    <Panel label="Sections" className="secs">
      <SearchField label="Find an input" value={query} onChange={onQuery} ref={search} />
      <nav className="scroll" aria-label="Sections of the scenario">
        {model.sections.map(({ key, title }) => {
          const count = changed.filter((field) => field.section === key).length;
          const bad = wrong.get(key) ?? 0;
          return (
            <button
              key={key}
              type="button"
              aria-current={query === '' && key === section}
              onClick={() => {
                onQuery('');
                replaceRoute({ place: key });
              }}
            >
              <span title={title}>{title}</span>
              {bad > 0 && <Icon of={WarningIcon} label={bad === 1 ? '1 input to mend' : `${bad} inputs to mend`} />}
              {count > 0 && (
                <span className="chip" title={`${count} differ from the ${base === undefined ? 'default' : 'base'}`}>
                  <span className="cap chg">{count}</span>
                  <span className="dot" />
                </span>
              )}
            </button>
          );
        })}
        {base !== undefined && (
          <>
            <div className="sec">Base</div>
            <button type="button" onClick={() => go({ screen: 'scenario', scenarioId: base.id })}>
              <span>
                {base.name}, v{base.version}
              </span>
            </button>
          </>
        )}
        <p className="cap">{countText(changed.length, base !== undefined)}</p>
      </nav>
    </Panel>
  );
}

function countText(count: number, hasBase: boolean): string {
  const what = hasBase ? 'the base' : 'the default';
  if (count === 0) return `No input differs from ${what}.`;
  return `${count} ${count === 1 ? 'input differs' : 'inputs differ'} from ${what}. Unset inputs follow it.`;
}
