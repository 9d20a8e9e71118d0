import { useMemo } from 'react';
import { useActions, useActionSource, type Action } from '../state/actions.ts';
import { changeSettings, settingsOf, useApp } from '../state/app.ts';
import { useHost } from '../state/client.ts';
import { setInspector, setPalette, setShortcuts, useFrame } from '../state/frame.ts';
import { useLibrary } from '../state/library.ts';
import { attempt } from '../state/notices.ts';
import { changeProject, exportProject, type ProjectChange } from '../state/project.ts';
import { go } from '../state/route.ts';
import { useRunRows } from '../state/run-rows.ts';
import { percentText } from '../ui/format.ts';
import { openHelp } from './open-help.ts';
import { openWindow } from './second-window.ts';
import { screens } from './screens.ts';

/** What can be done anywhere: go to a screen, a scenario or a run; theme, inspector, windows, help. */
export function useFrameActions(): void {
  const host = useHost();
  const isDesktop = useApp((slice) => slice.info?.host === 'desktop');
  const theme = useApp((slice) => settingsOf(slice).theme);
  useActions(
    useMemo((): readonly Action[] => {
      const project = (method: ProjectChange) => () =>
        isDesktop ? void changeProject(host, method, null) : go({ screen: 'settings', place: 'project' });
      const next = theme === 'light' ? 'dark' : theme === 'dark' ? 'system' : 'light';
      return [
        ...screens.map((screen) => ({
          id: `go.${screen.key}`,
          title: `Go to ${screen.title}`,
          group: `g ${screen.letter}`,
          keys: screen.keys,
          act: screen.key === 'help' ? openHelp : () => go({ screen: screen.key }),
        })),
        {
          id: 'frame.palette',
          title: 'Find or do anything',
          group: 'Window',
          keys: 'mod+k mod+shift+p',
          act: () => setPalette(true),
        },
        {
          id: 'frame.shortcuts',
          title: 'Show keyboard shortcuts',
          group: 'Window',
          keys: '?',
          act: () => setShortcuts(true),
        },
        {
          id: 'frame.inspector',
          title: 'Show or hide the inspector',
          group: 'Window',
          keys: 'mod+i',
          act: () => setInspector(!useFrame.getState().isInspectorOpen),
        },
        { id: 'frame.window', title: 'Open in a second window', group: 'Window', keys: 'mod+shift+o', act: openWindow },
        { id: 'frame.back', title: 'Back', group: 'Window', keys: 'alt+left', act: () => history.back() },
        { id: 'frame.forward', title: 'Forward', group: 'Window', keys: 'alt+right', act: () => history.forward() },
        { id: 'project.open', title: 'Open another project', group: 'Project', act: project('project.open') },
        { id: 'project.create', title: 'Make a new project', group: 'Project', act: project('project.create') },
        { id: 'project.export', title: 'Export the project', group: 'Project', act: () => void exportProject(host) },
        {
          id: 'project.backups',
          title: 'Backups and restore',
          group: 'Project',
          act: () => go({ screen: 'settings', place: 'backups' }),
        },
        {
          id: 'frame.theme',
          title: `Change the theme to ${next}`,
          group: 'Settings',
          act: () => void attempt('Change the theme', () => changeSettings(host.client, { theme: next })),
        },
      ];
    }, [host, isDesktop, theme]),
  );
  useActionSource(thingsToGoTo);
}

/** Scenarios and runs by name and number. Screens add their inputs themselves. */
function thingsToGoTo(): readonly Action[] {
  const scenarios = useLibrary.getState().rows.filter((row) => !row.isArchived);
  const runs = useRunRows.getState().rows.filter((row) => !row.isArchived);
  return [
    ...scenarios.map((row) => ({
      id: `scenario.${row.id}`,
      title: row.name,
      group: 'Scenario',
      act: () => go({ screen: 'scenario', scenarioId: row.id }),
    })),
    ...runs.slice(0, 500).map((row) => ({
      id: `run.${row.id}`,
      title: `Run ${row.id}, ${row.scenarioName}`,
      group: row.state === 'done' ? `Net IRR ${percentText(row.meanNetIrrAnnual)}` : row.state,
      act: () => go({ screen: row.state === 'done' ? 'results' : 'runs', runId: row.id, scenarioId: row.scenarioId }),
    })),
  ];
}
