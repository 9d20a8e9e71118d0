import type { Verdict } from '../../../src-main/contract/index.ts';
import { notify } from '../../state/notices.ts';
import { Button } from '../../ui/button.tsx';
import { copyText } from '../../ui/copy-text.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { countText, dayText, timeText } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { CheckIcon, CloseIcon, CopyIcon, WarningIcon } from '../../ui/icons.ts';
import { KeyValueList } from '../../ui/key-value-list.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { DataColumn } from '../../ui/table-columns.ts';
import { outcomeTitles, verdictText } from './verdict-text.ts';

type Difference = Verdict['differences'][number] & { readonly index: number };

const icons = { equal: CheckIcon, different: CloseIcon, 'other-engine': WarningIcon } as const;
const columns: readonly DataColumn<Difference>[] = [
  { key: 'place', title: 'Place', value: (row) => row.place, isFixed: true },
  { key: 'label', title: 'What', value: (row) => row.label },
  { key: 'inFile', title: 'In the file', value: (row) => row.inFile, align: 'end', tone: 'em' },
  { key: 'computed', title: 'Computed', value: (row) => row.computed, align: 'end' },
];

/** Whether a workbook says what its run gives: the finding, what identifies it, and the cells that differ. */
export function VerdictPage({ verdict, onAnother }: { verdict: Verdict; onAnother: () => void }) {
  const rows = verdict.differences.map((difference, index) => ({ ...difference, index }));
  const unlisted = verdict.differenceCount - rows.length;
  const copy = () =>
    void copyText(verdictText(verdict)).then((done) =>
      notify(done ? 'Verdict copied' : 'The browser did not allow copying'),
    );
  return (
    <div className="verdict">
      <section className={`outcome ${verdict.outcome}`} role="status" aria-label="Verdict">
        <Icon of={icons[verdict.outcome]} />
        <div>
          <h2>{outcomeTitles[verdict.outcome]}</h2>
          <p>{verdict.finding}</p>
        </div>
        <div className="row">
          <Button icon={CopyIcon} onClick={copy}>
            Copy as text
          </Button>
          <Button onClick={onAnother}>Verify another</Button>
        </div>
      </section>
      <div className="box">
        <KeyValueList
          long
          rows={[
            ['File', verdict.fileName],
            ['Scenario', verdict.scenarioName],
            ['Seed', verdict.seed],
            ['Made', `${dayText(verdict.madeAt)} ${timeText(verdict.madeAt)}`],
            ['Engine', verdict.engineVersion],
            [
              'Result',
              <code key="hash" className="hash wrap">
                {verdict.resultHash}
              </code>,
            ],
            ['Cells compared', countText(verdict.cellCount)],
            ['Cells that differ', countText(verdict.differenceCount)],
          ]}
        />
      </div>
      {rows.length > 0 && (
        <Panel
          title="What differs"
          caption={
            unlisted > 0
              ? `The first ${countText(rows.length)}; ${countText(unlisted)} more`
              : 'Every cell that differs'
          }
        >
          <DataTable
            label="Differences"
            columns={columns}
            rows={rows}
            rowKey={(row) => String(row.index)}
            place="verdict"
          />
        </Panel>
      )}
    </div>
  );
}
