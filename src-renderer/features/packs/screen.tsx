import { useMemo } from 'react';
import { packTitle, runsToPack } from '../../state/pack-runs.ts';
import { askExport } from '../../state/packs.ts';
import { useScreenHead } from '../../state/head.ts';
import { replaceRoute, useRoute } from '../../state/route.ts';
import { useRunRows } from '../../state/run-rows.ts';
import { Tabs } from '../../ui/tabs.tsx';
import { ExportsTab } from './exports-tab.tsx';
import { InputsTab } from './inputs-tab.tsx';
import { MemoTab } from './memo/memo-tab.tsx';
import { TemplatesTab } from './templates-tab.tsx';
import { VerifyTab } from './verify-tab.tsx';

const tabs = [
  { key: 'exports', title: 'Exports' },
  { key: 'templates', title: 'Templates' },
  { key: 'memo', title: 'Memo' },
  { key: 'verify', title: 'Verify' },
  { key: 'inputs', title: 'Returned inputs' },
] as const;
type TabKey = (typeof tabs)[number]['key'];

/** Committee packs: what was exported, by which template, whether a file is true, and what came back in it. */
export function Screen() {
  const route = useRoute();
  const rows = useRunRows((slice) => slice.rows);
  const [key, more = ''] = route.place.split(':');
  const tab: TabKey = tabs.find((one) => one.key === key)?.key ?? 'exports';
  const title = tabs.find((one) => one.key === tab)!.title;
  const runIds = useMemo(() => runsToPack(route, rows), [route, rows]);
  const of = packTitle(runIds, rows);
  useScreenHead(
    useMemo(
      () => ({
        crumbs: tab === 'memo' && of !== '' ? [{ title }, { title: of }] : [{ title }],
        primary: {
          title: 'Export a pack',
          keys: 'mod+shift+e',
          act: () => askExport(runIds),
          offReason: runIds.length === 0 ? 'No run has figures yet: run a scenario first.' : undefined,
        },
      }),
      [tab, title, of, runIds],
    ),
  );
  return (
    <div className="packs">
      <Tabs label="Packs" items={tabs} value={tab} onChange={(next) => replaceRoute({ place: next })}>
        <div className="packbody">
          {tab === 'exports' && <ExportsTab />}
          {tab === 'templates' && <TemplatesTab chosen={more} />}
          {tab === 'memo' && <MemoTab runId={runIds[0] ?? null} />}
          {tab === 'verify' && <VerifyTab />}
          {tab === 'inputs' && <InputsTab />}
        </div>
      </Tabs>
    </div>
  );
}
