import { useCallback, useMemo } from 'react';
import { useActions, useActionSource, type Action } from '../../state/actions.ts';
import { useClient } from '../../state/client.ts';
import { askScenario, flushJobs } from '../../state/editor-jobs.ts';
import { useEditor } from '../../state/editor.ts';
import { attempt, notify } from '../../state/notices.ts';
import { go } from '../../state/route.ts';
import { putRun } from '../../state/run-rows.ts';
import { countText } from '../../ui/format.ts';
import { currentValue } from './model/document.ts';
import { issuesNow } from './model/issues.ts';
import { formModel } from './model/form-model.ts';
import { useOffReason } from './use-editing.ts';

export type EditorActions = {
  readonly undo: () => void;
  readonly redo: () => void;
  readonly run: () => void;
  readonly runTitle: string;
  /** Why the scenario cannot be run now; undefined when it can. */
  readonly runOffReason: string | undefined;
};

/** What can be done with the open scenario, for buttons, keys and the palette. */
export function useEditorActions(): EditorActions {
  const client = useClient();
  const offReason = useOffReason();
  const undoLabel = useEditor((slice) => slice.scenario?.undoLabel ?? '');
  const redoLabel = useEditor((slice) => slice.scenario?.redoLabel ?? '');
  const undoCount = useEditor((slice) => slice.scenario?.undoCount ?? 0);
  const redoCount = useEditor((slice) => slice.scenario?.redoCount ?? 0);
  const toMend = useEditor((slice) => slice.drafts.size + issuesNow(slice).length);
  const paths = useEditor((slice) => currentValue(slice.layers, formModel().fields.get('run.paths')!));

  const undo = useCallback(
    () =>
      void attempt('Undo', async () => {
        await flushJobs(client);
        const label = useEditor.getState().scenario?.undoLabel ?? '';
        await askScenario(client, `Undo ${label}`, (host, id) => host['scenarios.undo']({ id }));
        notify(`Undone: ${label}`);
      }),
    [client],
  );
  const redo = useCallback(
    () =>
      void attempt('Redo', async () => {
        await askScenario(client, 'Redo', (host, id) => host['scenarios.redo']({ id }));
      }),
    [client],
  );
  const run = useCallback(
    () =>
      void attempt('Start the run', async () => {
        // A field that is still being typed in commits when it is left.
        if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur();
        const { id } = useEditor.getState();
        if (id === null || !(await flushJobs(client))) return;
        const row = await client['runs.start']({ scenarioId: id });
        putRun(row.id, row);
        go({ screen: 'runs', runId: row.id });
      }),
    [client],
  );

  const runTitle = typeof paths === 'number' ? `Run ${countText(paths)} ${paths === 1 ? 'path' : 'paths'}` : 'Run';
  const runOffReason =
    toMend > 0 ? `${toMend === 1 ? '1 input has' : `${toMend} inputs have`} to be mended first` : undefined;
  const undoOff = offReason ?? (undoCount === 0 ? 'Nothing to undo' : undefined);
  const redoOff = offReason ?? (redoCount === 0 ? 'Nothing to redo' : undefined);
  useActions(
    useMemo(
      (): readonly Action[] => [
        {
          id: 'scenario.run',
          title: runTitle,
          group: 'Scenario',
          keys: 'mod+enter',
          act: run,
          offReason: runOffReason,
        },
        {
          id: 'scenario.undo',
          title: undoLabel === '' ? 'Undo' : `Undo: ${undoLabel}`,
          group: 'Scenario',
          keys: 'mod+z',
          act: undo,
          offReason: undoOff,
        },
        {
          id: 'scenario.redo',
          title: redoLabel === '' ? 'Redo' : `Redo: ${redoLabel}`,
          group: 'Scenario',
          keys: 'mod+shift+z mod+y',
          act: redo,
          offReason: redoOff,
        },
        { id: 'scenario.form', title: 'Show the form', group: 'Scenario', act: () => go({ place: '' }) },
        {
          id: 'scenario.yaml',
          title: 'Show the scenario as YAML',
          group: 'Scenario',
          act: () => go({ place: 'tab:yaml' }),
        },
        {
          id: 'scenario.differences',
          title: 'Show what differs from the base',
          group: 'Scenario',
          act: () => go({ place: 'tab:differences' }),
        },
        {
          id: 'scenario.history',
          title: 'Show the history of the scenario',
          group: 'Scenario',
          act: () => go({ place: 'tab:history' }),
        },
      ],
      [run, runTitle, runOffReason, undo, undoLabel, undoOff, redo, redoLabel, redoOff],
    ),
  );
  useActionSource(inputsToGoTo);
  return { undo, redo, run, runTitle, runOffReason };
}

let inputs: readonly Action[] | undefined;

/** Every input of the form, by name. */
function inputsToGoTo(): readonly Action[] {
  const model = formModel();
  return (inputs ??= [...model.fields.values()].map((field) => ({
    id: `input.${field.path}`,
    title: field.subject,
    group: model.sections.find(({ key }) => key === field.section)!.title,
    act: () => go({ screen: 'scenario', place: field.path }),
  })));
}
