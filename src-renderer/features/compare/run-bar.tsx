import type { ComparisonView } from '../../../src-engine/index.ts';
import type { RunRow } from '../../../src-main/contract/index.ts';
import { LetterMark } from '../../charts/letter-mark.tsx';
import { letterStyle } from '../../charts/letters.ts';
import { asBase, withoutRun } from '../../state/compare.ts';
import { MOST_IN_PACK } from '../../state/pack-runs.ts';
import { askExport } from '../../state/packs.ts';
import { go } from '../../state/route.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { ExportIcon, MoreIcon, PlusIcon } from '../../ui/icons.ts';
import { Menu, type MenuEntry } from '../../ui/menu.tsx';
import { percentText } from '../../ui/format.ts';

const MOST_LISTED = 30;

/** The runs with their letters, how they are paired, and what can be done with the choice. */
export function RunBar({
  ids,
  rows,
  view,
  onExport,
}: {
  ids: readonly number[];
  rows: readonly RunRow[];
  view: ComparisonView | null;
  onExport: () => void;
}) {
  const pairing = view === null ? '' : pairingText(view);
  const put = (compareIds: readonly number[]) => go({ compareIds });
  const others = rows.filter((row) => row.resultHash !== null && !ids.includes(row.id) && !row.isArchived);
  const add = others.slice(0, MOST_LISTED).map((row): MenuEntry => ({
    title: `Run ${row.id}, ${row.scenarioName} v${row.version}, ${percentText(row.meanNetIrrAnnual)}`,
    act: () => put([...ids, row.id]),
  }));
  return (
    <section className="panel cbar" aria-label="Runs compared">
      <ul className="chips">
        {ids.map((id, index) => {
          const row = rows.find((one) => one.id === id);
          const name = `Run ${id}${row === undefined ? '' : `, ${row.scenarioName}`}`;
          return (
            <li key={id} className="chip">
              <LetterMark index={index} />
              <b>{letterStyle(index).letter}</b>
              <span title={row === undefined ? undefined : `${name}, version ${row.version}, seed ${row.seed}`}>
                {row?.scenarioName ?? 'unknown'}, run {id}
              </span>
              <Menu
                align="start"
                trigger={<IconButton icon={MoreIcon} label={`${letterStyle(index).letter}: ${name}`} />}
                entries={[
                  { title: 'Open the result', act: () => go({ screen: 'results', runId: id }) },
                  { title: 'Make it the base (A)', isOff: index === 0, act: () => put(asBase(ids, id)) },
                  { title: 'Take it out', act: () => put(withoutRun(ids, id)) },
                ]}
              />
            </li>
          );
        })}
      </ul>
      <span className="cap pairing" title={pairing}>
        {pairing}
      </span>
      <div className="end">
        <Menu
          trigger={
            <Button
              small
              icon={PlusIcon}
              disabled={ids.length >= 6 || add.length === 0}
              title={ids.length >= 6 ? 'At most six' : undefined}
            >
              Add run
            </Button>
          }
          entries={add}
        />
        {ids.length === 2 && (
          <Button small onClick={() => put(ids.toReversed())}>
            Swap A and B
          </Button>
        )}
        <Menu
          trigger={
            <Button small icon={ExportIcon} disabled={view === null}>
              Export
            </Button>
          }
          entries={[
            {
              title: ids.length > MOST_IN_PACK ? 'Committee pack of the first four' : 'Committee pack',
              keys: 'mod+shift+e',
              act: () => askExport(ids),
            },
            { title: 'CSV', act: onExport },
          ]}
        />
      </div>
    </section>
  );
}

function pairingText(view: ComparisonView): string {
  if (view.pairing === 'independent') return `Compared as separate samples: ${view.pairingReason}`;
  const pairs = view.scatter.find((pair) => pair !== null);
  const correlation = pairs?.correlation ?? null;
  const told = correlation === null ? '' : `; correlation of net IRR ${correlation.toFixed(2)}`;
  return `Path by path on the same random numbers${told}`;
}
