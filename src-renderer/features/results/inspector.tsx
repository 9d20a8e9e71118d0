import { useState } from 'react';
import type { DistributionView, FactView, HeadlineView } from '../../../src-engine/index.ts';
import type { RunRow } from '../../../src-main/contract/index.ts';
import type { MarkerNow } from '../../charts/options/distribution.ts';
import { useClient } from '../../state/client.ts';
import { pick } from '../../state/results.ts';
import { Button } from '../../ui/button.tsx';
import { countText, durationText, percentText, timeText, valueText } from '../../ui/format.ts';
import { Inspector } from '../../ui/inspector.tsx';
import { KeyValueList, type KeyValue } from '../../ui/key-value-list.tsx';
import { readNumber } from '../../ui/number-text.ts';
import { Box } from '../../ui/panel.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { numberText } from '../../ui/unit-text.ts';

/** Beside a result: what the marker says, the tail, the path nearest the median, and what identifies the run. */
export function ResultInspector({
  run,
  headline,
  view,
  marker,
}: {
  run: RunRow;
  headline: HeadlineView;
  /** The distribution on screen; null on other tabs. */
  view: DistributionView | null;
  marker: MarkerNow | null;
}) {
  return (
    <Inspector>
      {view !== null && <MarkerBox key={view.metric} view={view} marker={marker} />}
      <Facts title="Tail" facts={headline.facts.filter(({ group }) => group === 'tail')} />
      <Facts title="Path nearest the median" facts={headline.facts.filter(({ group }) => group === 'median-path')} />
      <Box title="Run">
        <KeyValueList rows={runFacts(run, headline)} />
      </Box>
      {headline.warnings.length > 0 && (
        <Box title="Warnings">
          {headline.warnings.map((warning) => (
            <p key={warning} className="note">
              {warning}
            </p>
          ))}
        </Box>
      )}
    </Inspector>
  );
}

function Facts({ title, facts }: { title: string; facts: readonly FactView[] }) {
  if (facts.length === 0) return null;
  return (
    <Box title={title}>
      <KeyValueList rows={facts.map((fact): KeyValue => [fact.title, valueText(fact.value, fact.unit)])} />
    </Box>
  );
}

const shortHash = (hash: string) => (
  <code className="hash" title={hash}>
    {hash.slice(0, 4)} {hash.slice(4, 8)}
  </code>
);

function runFacts(run: RunRow, headline: HeadlineView): readonly KeyValue[] {
  return [
    ['Run', run.endedAt === null ? String(run.id) : `${run.id}, ended ${timeText(run.endedAt)}`],
    ['Scenario', `${run.scenarioName}, version ${run.version}`],
    ['Paths', `${countText(headline.pathsCompleted)} of ${countText(headline.pathsAsked)}`],
    ['Draws', drawWords[headline.mode] ?? headline.mode],
    ['Seed', headline.seed],
    ['Inputs', shortHash(headline.scenarioHash)],
    ['Result', shortHash(headline.resultHash)],
    ['Engine', headline.engineVersion],
    ['Took', durationText(run.workSeconds)],
  ];
}
const drawWords: Readonly<Record<string, string>> = {
  monteCarlo: 'independent',
  antithetic: 'antithetic pairs',
  sobol: 'Sobol',
  deterministic: 'at their means',
};

/** The share of paths that reach a value that the user types or drags to. */
function MarkerBox({ view, marker }: { view: DistributionView; marker: MarkerNow | null }) {
  const client = useClient();
  const shown = marker === null ? '' : numberText(marker.value, view.unit);
  // What is typed holds until the marker moves.
  const [typed, setTyped] = useState<{ over: string; text: string; error?: string }>({ over: shown, text: shown });
  const { text, error } = typed.over === shown ? typed : { text: shown };
  const told = view.markers.find(({ value }) => value === marker?.value);
  const take = () => {
    const reading = readNumber(text, view.unit);
    if (reading.kind === 'value') return void pick(client, view.metric, reading.value);
    if (reading.kind === 'empty') return setTyped({ over: shown, text: shown });
    const choices =
      reading.kind === 'ask' ? reading.values.map((value) => numberText(value, view.unit)).join(' or ') : '';
    setTyped({ over: shown, text, error: `${reading.message}${choices === '' ? '' : ` ${choices}?`}` });
  };
  const isRate = view.unit === 'Annual' || view.unit === 'Fraction';
  return (
    <Box title="Marker">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          take();
        }}
      >
        <TextField
          label={`${view.metricTitle} at least${isRate ? ', %' : ''}`}
          value={text}
          error={error}
          onChange={(event) => setTyped({ over: shown, text: event.target.value })}
          onBlur={() => text !== shown && take()}
        />
      </form>
      {told !== undefined && (
        <KeyValueList
          rows={[
            ['Share of paths', <b key="share">{percentText(told.shareAtLeast)}</b>],
            ['95 % interval', `${percentText(told.low)} to ${percentText(told.high)}`],
            ['Mean shortfall below', shortfall(told.meanShortfall, view)],
          ]}
        />
      )}
      <p className="cap">
        {marker === null
          ? 'Type a value to see how many paths reach it.'
          : 'Drag the line, move it with the arrow keys, or type a value.'}
      </p>
      {view.metric === 'netIrrAnnual' && marker?.name === 'Marker' && (
        <Button small onClick={() => void pick(client, view.metric, null)}>
          Back to the hurdle
        </Button>
      )}
    </Box>
  );
}

function shortfall(value: number | null, { unit }: DistributionView): string {
  if (value === null) return 'none';
  return unit === 'Annual' || unit === 'Fraction' ? valueText(value, unit).replace('%', 'pp') : valueText(value, unit);
}
