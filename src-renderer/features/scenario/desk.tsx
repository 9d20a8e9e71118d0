import { lazy, Suspense, useState } from 'react';
import { useEditor } from '../../state/editor.ts';
import { replaceRoute, useRoute } from '../../state/route.ts';
import { Button } from '../../ui/button.tsx';
import { RedoIcon, ResetIcon, UndoIcon } from '../../ui/icons.ts';
import { Panel } from '../../ui/panel.tsx';
import { Select } from '../../ui/select.tsx';
import { SplitPanels, type SplitPart } from '../../ui/split-panels.tsx';
import { LoadingState } from '../../ui/states.tsx';
import { Tabs, type TabItem } from '../../ui/tabs.tsx';
import { Differences } from './differences.tsx';
import { FormTab } from './form/form-tab.tsx';
import { History } from './history.tsx';
import { LiveStrip } from './live-strip.tsx';
import { changedFields, ownValue } from './model/document.ts';
import { formModel } from './model/form-model.ts';
import { Sections } from './sections.tsx';
import { useBoxSize } from './use-box-size.ts';
import type { EditorActions } from './use-editor-actions.ts';
import { useOffReason, useReset } from './use-editing.ts';

const YamlTab = lazy(async () => ({ default: (await import('./yaml/yaml-tab.tsx')).YamlTab }));

/** From these widths on the live strip and the list of sections have room. */
const WIDE = 820;
const MIDDLE = 560;
const SMALLEST = { width: 300, height: 200 };

type TabKey = 'form' | 'yaml' | 'differences' | 'history';

/** A place of the route: a tab, a section, or an input. */
function placeOf(place: string): { tab: TabKey; section: string; target: string | null } {
  const model = formModel();
  const tab = /^tab:(yaml|differences|history)$/.exec(place)?.[1] as TabKey | undefined;
  const field = model.fields.get(place);
  const section = field?.section ?? model.sections.find(({ key }) => key === place)?.key ?? model.sections[0]!.key;
  return { tab: tab ?? 'form', section, target: field === undefined || field.path === section ? null : field.path };
}

/** Sections, the form or another tab, and the live strip, as far as there is room. */
export function Desk({ actions }: { actions: EditorActions }) {
  const [box, { width, height }] = useBoxSize<HTMLDivElement>();
  const place = useRoute((route) => route.place);
  const { tab, section: placed, target } = placeOf(place);
  const [query, setQuery] = useState('');
  // The section stays while another tab is open.
  const [kept, setKept] = useState(placed);
  if (tab === 'form' && kept !== placed) {
    setKept(placed);
    if (target !== null) setQuery('');
  }
  const section = tab === 'form' ? placed : kept;
  const isMiddle = width >= MIDDLE;
  const form: SplitPart = {
    key: 'form',
    min: 280,
    content: <Center {...{ tab, section, target, query, actions, hasSections: isMiddle }} />,
  };
  const sections: SplitPart = {
    key: 'sections',
    size: 164,
    min: 132,
    max: 260,
    isFixed: true,
    content: (
      <Sections
        section={section}
        query={query}
        onQuery={(text) => (setQuery(text), tab === 'form' || replaceRoute({ place: section }))}
      />
    ),
  };
  const live: SplitPart = { key: 'live', size: 304, min: 220, max: 520, isFixed: true, content: <LiveStrip /> };
  const parts = [...(isMiddle ? [sections] : []), form, ...(width >= WIDE ? [live] : [])];
  const isTooSmall = width > 0 && (width < SMALLEST.width || height < SMALLEST.height);
  return (
    <div className="deskbox" ref={box}>
      {isTooSmall ? (
        <p className="note box">The window is too small for the editor. Make it larger, or close the inspector.</p>
      ) : (
        width > 0 && <SplitPanels place="scenario" parts={parts} />
      )}
    </div>
  );
}

const tabs: readonly TabItem<TabKey>[] = [
  { key: 'form', title: 'Form' },
  { key: 'yaml', title: 'YAML' },
  { key: 'differences', title: 'Differences' },
  { key: 'history', title: 'History' },
];

type CenterProps = {
  tab: TabKey;
  section: string;
  target: string | null;
  query: string;
  actions: EditorActions;
  hasSections: boolean;
};

function Center({ tab, section, target, query, actions, hasSections }: CenterProps) {
  const count = useEditor((slice) => changedFields(slice.layers, formModel()).length);
  const items = tabs.map((item) =>
    item.key === 'differences' && count > 0 ? { ...item, title: `Differences ${count}` } : item,
  );
  return (
    <Panel label="Inputs" className="form">
      <Tabs
        label="Views of the scenario"
        items={items}
        value={tab}
        onChange={(key) => replaceRoute({ place: key === 'form' ? section : `tab:${key}` })}
        flat
        end={<Tools actions={actions} section={section} isForm={tab === 'form'} />}
      >
        {tab === 'form' && (
          <>
            {!hasSections && (
              <div className="tabtools">
                <Select
                  label="Section"
                  small
                  options={formModel().sections.map(({ key, title }) => ({ value: key, title }))}
                  value={section}
                  onChange={(key) => replaceRoute({ place: key })}
                />
              </div>
            )}
            <FormTab section={section} target={target} query={query} />
          </>
        )}
        {tab === 'yaml' && (
          <Suspense fallback={<LoadingState text="YAML" />}>
            <YamlTab />
          </Suspense>
        )}
        {tab === 'differences' && <Differences />}
        {tab === 'history' && <History />}
      </Tabs>
    </Panel>
  );
}

function Tools({ actions, section, isForm }: { actions: EditorActions; section: string; isForm: boolean }) {
  const isOff = useOffReason() !== null;
  const scenario = useEditor((slice) => slice.scenario);
  const open = formModel().sections.find(({ key }) => key === section)!;
  const isSet = useEditor((slice) => open.fields.some((field) => ownValue(slice.layers, field) !== undefined));
  const reset = useReset();
  const undoLabel = scenario?.undoLabel ?? '';
  const redoLabel = scenario?.redoLabel ?? '';
  return (
    <>
      <Button
        kind="bare"
        small
        icon={UndoIcon}
        disabled={isOff || scenario?.undoCount === 0}
        title={undoLabel === '' ? 'Nothing to undo' : `Undo: ${undoLabel} (Ctrl Z)`}
        onClick={actions.undo}
      >
        <span className="words">Undo</span>
      </Button>
      <Button
        kind="bare"
        small
        icon={RedoIcon}
        disabled={isOff || scenario?.redoCount === 0}
        title={redoLabel === '' ? 'Nothing to redo' : `Redo: ${redoLabel} (Ctrl Shift Z)`}
        onClick={actions.redo}
      >
        <span className="words">Redo</span>
      </Button>
      {isForm && (
        <Button
          kind="bare"
          small
          icon={ResetIcon}
          disabled={isOff || !isSet}
          title={`Every input of ${open.title} back to ${scenario?.row.baseId === null ? 'its default' : 'the base'}`}
          onClick={() => reset(open.fields, open.title)}
        >
          <span className="words">Reset section</span>
        </Button>
      )}
    </>
  );
}
