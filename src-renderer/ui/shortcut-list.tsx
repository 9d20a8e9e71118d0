import type { Action } from '../state/actions.ts';
import { keyText } from './hotkey.ts';

const tableKeys: readonly (readonly [string, string])[] = [
  ['Move by cell, to the edge with Ctrl', 'Arrows'],
  ['Mark further rows', 'Shift Arrows'],
  ['Mark or unmark a row', 'Space'],
  ['Mark all rows', 'Ctrl A'],
  ['Copy marked rows for a spreadsheet', 'Ctrl C'],
  ['Open the row', 'Enter'],
];

/** Keys by subject, those of tables too. */
export function ShortcutList({ actions }: { actions: readonly Action[] }) {
  const rows = actions
    .filter((action) => action.keys !== undefined)
    .map((action) => [action.title, keyText(action.keys!)] as const);
  return (
    <div className="keys">
      <KeyColumn title="Here and everywhere" rows={rows} />
      <KeyColumn title="In tables" rows={tableKeys} />
    </div>
  );
}

function KeyColumn({ title, rows }: { title: string; rows: readonly (readonly [string, string])[] }) {
  return (
    <section>
      <h3 className="sec">{title}</h3>
      <dl className="dl">
        {rows.map(([what, key]) => [
          <dt key={`${what} name`}>{what}</dt>,
          <dd key={what}>
            <kbd>{key}</kbd>
          </dd>,
        ])}
      </dl>
    </section>
  );
}
