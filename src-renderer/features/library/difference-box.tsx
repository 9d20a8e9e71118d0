import { useEffect, useMemo, useState } from 'react';
import type { ScenarioRow, ScenarioState } from '../../../src-main/contract/index.ts';
import { useClient } from '../../state/client.ts';
import { go } from '../../state/route.ts';
import { Button } from '../../ui/button.tsx';
import { plural } from '../../ui/format.ts';
import { Box } from '../../ui/panel.tsx';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { differencesOf, inputText, inputUnitText, named } from './differences.ts';

const FEW = 12;

/** What differs from the base, old beside new; a row opens the input. */
export function DifferenceBox({ row, hasBase }: { row: ScenarioRow; hasBase: boolean }) {
  const client = useClient();
  const [state, setState] = useState<{ key: string; scenario?: ScenarioState; error?: unknown } | null>(null);
  const [isLong, setLong] = useState(false);
  const key = `${row.id} ${row.version}`;
  useEffect(() => {
    let isOver = false;
    const put = (found: { scenario?: ScenarioState; error?: unknown }) => !isOver && setState({ key, ...found });
    client['scenarios.open']({ id: row.id }).then(
      (scenario) => put({ scenario }),
      (error: unknown) => put({ error }),
    );
    return () => {
      isOver = true;
    };
  }, [client, key, row.id]);
  const scenario = state?.scenario?.row.id === row.id ? state.scenario : undefined;
  const rows = useMemo(() => (scenario === undefined ? [] : named(differencesOf(scenario))), [scenario]);
  const title = `Differs from ${hasBase ? 'base' : 'the defaults'} in ${plural(rows.length, 'input')}`;
  if (state?.error !== undefined && state.key === key) return <ErrorState error={state.error} />;
  if (scenario === undefined) return <LoadingState text="Reading the scenario" />;
  const shown = isLong ? rows : rows.slice(0, FEW);
  return (
    <Box title={title}>
      {scenario.issues.length > 0 && (
        <p className="note">{plural(scenario.issues.length, 'input')} must be mended before it can be run.</p>
      )}
      {rows.length > 0 && (
        <table className="diff" aria-label={title}>
          <colgroup>
            <col className="name" />
            <col />
            <col />
            <col className="unit" />
          </colgroup>
          <tbody>
            {shown.map((one) => (
              <tr key={one.path}>
                <th scope="row">
                  <a
                    href={`#/scenario?scenario=${row.id}&place=${one.path}`}
                    title={`${one.group}: ${one.title}`}
                    onClick={(event) => {
                      event.preventDefault();
                      go({ screen: 'scenario', scenarioId: row.id, place: one.path });
                    }}
                  >
                    {one.name}
                  </a>
                </th>
                <td className="n dim" title={inputText(one.from, one.unit)}>
                  {inputText(one.from, one.unit)}
                </td>
                <td className="n chg" title={inputText(one.to, one.unit)}>
                  {inputText(one.to, one.unit)}
                </td>
                <td className="dim">{inputUnitText(one.unit)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rows.length > FEW && (
        <div>
          <Button small kind="bare" onClick={() => setLong(!isLong)}>
            {isLong ? 'Show fewer' : `Show all ${rows.length}`}
          </Button>
        </div>
      )}
    </Box>
  );
}
