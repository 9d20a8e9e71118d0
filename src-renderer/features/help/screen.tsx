import { useMemo, useState } from 'react';
import { allActions, useActionRegistry } from '../../state/actions.ts';
import { useScreenHead } from '../../state/head.ts';
import { replaceRoute, useRoute } from '../../state/route.ts';
import { startGuide } from '../../state/guide.ts';
import { Button } from '../../ui/button.tsx';
import { guides } from '../../ui/guides.ts';
import { ShortcutList } from '../../ui/shortcut-list.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { SearchField } from '../../ui/text-field.tsx';
import { glossary } from './glossary.ts';

const tabs = [
  { key: 'tasks', title: 'Guided tasks' },
  { key: 'shortcuts', title: 'Keyboard' },
  { key: 'glossary', title: 'Glossary' },
] as const;
type TabKey = (typeof tabs)[number]['key'];

/** Everything of it is in the program: no network. F1 on a control with a term opens the glossary at that term. */
export function Screen() {
  const place = useRoute((route) => route.place);
  const [start = '', term = ''] = place.split(':');
  const tab: TabKey = tabs.find((one) => one.key === start)?.key ?? 'tasks';
  const title = tabs.find((one) => one.key === tab)!.title;
  useScreenHead(useMemo(() => ({ crumbs: [{ title }] }), [title]));
  return (
    <section className="panel settings" aria-label="Help">
      <Tabs label="Help" items={tabs} value={tab} onChange={(key) => replaceRoute({ place: key })} flat>
        <div className="scroll">
          {tab === 'tasks' && <Tasks />}
          {tab === 'shortcuts' && <Shortcuts />}
          {tab === 'glossary' && <Glossary key={term} start={term} />}
        </div>
      </Tabs>
    </section>
  );
}

function Tasks() {
  return guides.map((guide) => (
    <div key={guide.key} className="box">
      <h2 className="em">{guide.title}</h2>
      <p className="note">{guide.text}</p>
      <ol className="steps">
        {guide.steps.map((step) => (
          <li key={step.text}>{step.text}</li>
        ))}
      </ol>
      <div>
        <Button small onClick={() => startGuide(guide.key)} aria-label={`Keep the steps in view: ${guide.title}`}>
          Keep the steps in view
        </Button>
      </div>
    </div>
  ));
}

function Shortcuts() {
  const registry = useActionRegistry();
  return (
    <div className="box">
      <ShortcutList actions={allActions(registry)} />
    </div>
  );
}

function Glossary({ start }: { start: string }) {
  const [filter, setFilter] = useState(start);
  const wanted = filter.trim().toLowerCase();
  const found = glossary.filter((one) => `${one.term} ${one.meaning}`.toLowerCase().includes(wanted));
  // A term that starts with the words comes before one that only mentions them.
  const first = found.filter((one) => one.term.toLowerCase().startsWith(wanted));
  const rows = [...first, ...found.filter((one) => !first.includes(one))];
  return (
    <div className="box">
      <div className="row">
        <SearchField label="Find a term" value={filter} onChange={setFilter} />
        <span className="cap">
          {rows.length} of {glossary.length} terms
        </span>
      </div>
      {rows.length === 0 ? (
        <p className="note">No term has these words.</p>
      ) : (
        <dl className="terms">
          {rows.map((one) => [<dt key={`${one.term} term`}>{one.term}</dt>, <dd key={one.term}>{one.meaning}</dd>])}
        </dl>
      )}
    </div>
  );
}
