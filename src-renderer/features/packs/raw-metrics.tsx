import { useEffect, useMemo, useState } from 'react';
import { useClient } from '../../state/client.ts';
import { canPack } from '../../state/pack-runs.ts';
import { useRunRows } from '../../state/run-rows.ts';
import { Button } from '../../ui/button.tsx';
import { Box } from '../../ui/panel.tsx';
import { SearchField } from '../../ui/text-field.tsx';
import { Check } from '../../ui/toggle.tsx';

type Metric = { readonly name: string; readonly title: string };
const MOST = 200;

/** Columns of the raw sheet: one figure of every path each. Offered are those of the newest run. */
export function RawMetrics({
  chosen,
  isOff,
  onChange,
}: {
  chosen: readonly string[];
  isOff: boolean;
  onChange: (names: string[]) => void;
}) {
  const client = useClient();
  const newest = useRunRows((slice) => slice.rows.find(canPack)?.id ?? null);
  const [offered, setOffered] = useState<readonly Metric[]>([]);
  const [filter, setFilter] = useState('');
  useEffect(() => {
    if (newest === null) return;
    let isOver = false;
    client['results.metrics']({ id: newest }).then(
      (list) => isOver || setOffered(list),
      () => undefined, // the names that are chosen can still be taken away
    );
    return () => {
      isOver = true;
    };
  }, [client, newest]);
  const all = useMemo(() => {
    const known = new Set(offered.map(({ name }) => name));
    return [...offered, ...chosen.filter((name) => !known.has(name)).map((name) => ({ name, title: name }))];
  }, [offered, chosen]);
  const wanted = filter.trim().toLowerCase();
  const shown = all.filter(({ name, title }) => `${title} ${name}`.toLowerCase().includes(wanted));
  const toggle = (name: string, isOn: boolean) =>
    onChange(isOn ? [...chosen, name].slice(0, MOST) : chosen.filter((one) => one !== name));
  return (
    <Box title={`Raw figures by path: ${chosen.length} of ${all.length}`}>
      <div className="row">
        <SearchField label="Filter figures" value={filter} onChange={setFilter} />
        {!isOff && (
          <Button small onClick={() => onChange([])} disabled={chosen.length === 0}>
            None
          </Button>
        )}
      </div>
      <div className="metrics" role="group" aria-label="Raw figures">
        {shown.map(({ name, title }) => (
          <Check
            key={name}
            label={title}
            isOn={chosen.includes(name)}
            isOff={isOff}
            onChange={(isOn) => toggle(name, isOn)}
          />
        ))}
      </div>
    </Box>
  );
}
