import { useEffect, useMemo, useState } from 'react';
import { useClient } from '../../state/client.ts';
import { dropFailedJobs, flushJobs, openScenario, retryJobs } from '../../state/editor-jobs.ts';
import { hearEditor, reload, useEditor } from '../../state/editor.ts';
import { useApp } from '../../state/app.ts';
import { onAppEvent } from '../../state/events.ts';
import { useScreenHead } from '../../state/head.ts';
import { shownScenario, useLibrary } from '../../state/library.ts';
import { go, useRoute } from '../../state/route.ts';
import { Button } from '../../ui/button.tsx';
import { LibraryIcon, LockIcon, RetryIcon } from '../../ui/icons.ts';
import { Icon } from '../../ui/icon.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.tsx';
import { Desk } from './desk.tsx';
import { focusOn } from './focus.ts';
import { InputInspector } from './input-inspector.tsx';
import { StatusWords } from './status-words.tsx';
import { useEditorActions } from './use-editor-actions.ts';
import { useOffReason } from './use-editing.ts';

/** The scenario editor. */
export function Screen() {
  const routed = useRoute((route) => route.scenarioId);
  // Without one in the address: what the library shows as chosen.
  const id = useLibrary(({ rows }) => routed ?? shownScenario(rows, null)?.id ?? null);
  const isKnown = useLibrary((slice) => slice.isLoaded) || routed !== null;
  useOpened(id);
  const isThis = useEditor((slice) => slice.id === id);
  const isLoaded = useEditor((slice) => slice.scenario !== null);
  const error = useEditor((slice) => slice.loadError);
  const client = useClient();
  if (!isKnown) return <LoadingState text="Reading the library" />;
  if (id === null)
    return (
      <EmptyState title="No scenario is open" text="Choose one in the library, or make one from a sample.">
        <Button kind="primary" icon={LibraryIcon} onClick={() => go({ screen: 'library' })}>
          Open the library
        </Button>
      </EmptyState>
    );
  if (isThis && error !== null && !isLoaded)
    return <ErrorState error={error} onRetry={() => void reload(client, id)} />;
  if (!isThis || !isLoaded) return <LoadingState text="Scenario" />;
  return <Opened />;
}

/** Keeps the editor's slice on the scenario of the route, and true to what other windows do. */
function useOpened(id: number | null): void {
  const client = useClient();
  const connection = useApp((slice) => slice.connection);
  useEffect(() => {
    void openScenario(client, id);
    const stop = onAppEvent((event) => hearEditor(client, event));
    return () => {
      stop();
      focusOn(null); // the inspector speaks of inputs of this scenario only
      void flushJobs(client);
    };
  }, [client, id]);
  // While the connection was away, changes of other windows may have passed.
  useEffect(() => {
    if (connection === 'connected' && useEditor.getState().scenario !== null && id !== null) void reload(client, id);
  }, [client, connection, id]);
}

function Opened() {
  const actions = useEditorActions();
  const row = useEditor((slice) => slice.scenario!.row);
  const waiting = useEditor((slice) => slice.jobs.length);
  const base = useLibrary((slice) => slice.rows.find(({ id }) => id === row.baseId));
  const { run, runTitle, runOffReason } = actions;
  useScreenHead(
    useMemo(
      () => ({
        crumbs: [
          ...(base === undefined ? [] : [{ title: base.name, to: { scenarioId: base.id } }]),
          { title: row.name },
        ],
        saved:
          waiting === 0
            ? `version ${row.version}, saved`
            : waiting === 1
              ? 'saving 1 change'
              : `saving ${waiting} changes`,
        primary: { title: runTitle, act: run, keys: 'mod+enter', offReason: runOffReason },
      }),
      [base, row.name, row.version, waiting, run, runTitle, runOffReason],
    ),
  );
  return (
    <div className="editor">
      <Notices />
      <Desk actions={actions} />
      <InputInspector />
      <StatusWords />
    </div>
  );
}

/** What stands in the way of edits: a lock, a project that is read-only, a change that could not be saved. */
function Notices() {
  const client = useClient();
  const offReason = useOffReason();
  const failure = useEditor((slice) => slice.failure);
  const label = useEditor((slice) => slice.jobs.find(({ state }) => state === 'failed')?.label ?? '');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      {offReason !== null && (
        <p className="banner">
          <Icon of={LockIcon} />
          {offReason}
        </p>
      )}
      {failure !== null && (
        <div className="banner" role="alert">
          <span>
            Not saved: {label}. {failure.message} What you typed stands in the form and is sent again when you say so.
            {isOpen && failure.issues.map((issue) => ` ${issue.path}: ${issue.message} ${issue.remedy}`).join('')}
          </span>
          {failure.issues.length > 0 && !isOpen && (
            <Button small kind="bare" onClick={() => setOpen(true)}>
              Why
            </Button>
          )}
          <Button small icon={RetryIcon} onClick={() => retryJobs(client)}>
            Try again
          </Button>
          <Button small onClick={() => dropFailedJobs(client)}>
            Give it up
          </Button>
        </div>
      )}
    </>
  );
}
