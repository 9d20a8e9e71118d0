import type { ScenarioRow } from '../../../src-main/contract/index.ts';
import { useClient } from '../../state/client.ts';
import { startGuide } from '../../state/guide.ts';
import { putScenario, scenarioRow } from '../../state/library.ts';
import { attempt } from '../../state/notices.ts';
import { go } from '../../state/route.ts';
import { guides, type GuideKey } from '../../ui/guides.ts';
import type { AppClient } from '../../../src-main/contract/index.ts';

/** Three ways in, each a few minutes; also in Help. */
export function GuidedTasks() {
  const client = useClient();
  return (
    <div className="tasks">
      {guides.map((guide, place) => (
        <button key={guide.key} type="button" className="task" onClick={() => void begin(client, guide.key)}>
          <span className="no">{place + 1}</span>
          <b>{guide.title}</b>
          <span className="cap">{guide.text}</span>
        </button>
      ))}
    </div>
  );
}

/** Starts a task; the first makes a scenario over the sample fund to play with. */
async function begin(client: AppClient, key: GuideKey): Promise<void> {
  if (key === 'change-a-fee') {
    const base = await attempt('Open the sample fund', () => sampleFund(client));
    if (base === undefined) return;
    const made = await attempt('Make a variant of the sample fund', () =>
      client['scenarios.create']({ name: `${base.name}, lower fee`, from: { kind: 'base', baseId: base.id } }),
    );
    if (made === undefined) return;
    putScenario(made.row.id, made.row);
    go({ screen: 'scenario', scenarioId: made.row.id, place: 'fees' });
  }
  startGuide(key);
}

/** The sample fund of this project, made when it is not there. */
export async function sampleFund(client: AppClient): Promise<ScenarioRow> {
  const rows = await client['scenarios.list']({});
  const found = rows.find((row) => row.name === SAMPLE && !row.isArchived);
  if (found !== undefined) return found;
  const made = await client['scenarios.create']({ name: SAMPLE, from: { kind: 'sample', sample: SAMPLE } });
  putScenario(made.row.id, made.row);
  return scenarioRow(made.row.id) ?? made.row;
}

const SAMPLE = 'base-100m';
