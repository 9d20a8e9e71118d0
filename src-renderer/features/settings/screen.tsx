import { useMemo } from 'react';
import { useApp } from '../../state/app.ts';
import { useScreenHead } from '../../state/head.ts';
import { replaceRoute, useRoute } from '../../state/route.ts';
import { LoadingState } from '../../ui/states.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { Attributions } from './attributions.tsx';
import { Backups } from './backups.tsx';
import { Diagnostics } from './diagnostics.tsx';
import { General } from './general.tsx';
import { ProjectFile } from './project-file.tsx';

const tabs = [
  { key: 'general', title: 'General' },
  { key: 'project', title: 'Project' },
  { key: 'backups', title: 'Backups' },
  { key: 'data', title: 'Data sources' },
  { key: 'diagnostics', title: 'Diagnostics' },
] as const;
type TabKey = (typeof tabs)[number]['key'];

/** What the user chooses once, and what keeps the project safe. */
export function Screen() {
  const info = useApp((slice) => slice.info);
  const place = useRoute((route) => route.place);
  const tab: TabKey = tabs.find((one) => one.key === place)?.key ?? 'general';
  const title = tabs.find((one) => one.key === tab)!.title;
  useScreenHead(useMemo(() => ({ crumbs: [{ title }] }), [title]));
  if (info === null) return <LoadingState text="Reading the settings" />;
  return (
    <section className="panel settings" aria-label="Settings">
      <Tabs label="Settings" items={tabs} value={tab} onChange={(key) => replaceRoute({ place: key })} flat>
        <div className="scroll">
          {tab === 'general' && <General settings={info.settings} host={info.host} />}
          {tab === 'project' && <ProjectFile info={info} />}
          {tab === 'backups' && <Backups />}
          {tab === 'data' && <Attributions rows={info.attributions} />}
          {tab === 'diagnostics' && <Diagnostics info={info} />}
        </div>
      </Tabs>
    </section>
  );
}
