import { useCallback, useEffect, useState } from 'react';
import { create } from 'zustand';
import { toErrorInfo, type ErrorInfo } from '../../../../src-engine/index.ts';
import { useClient } from '../../../state/client.ts';
import { askScenario, flushJobs } from '../../../state/editor-jobs.ts';
import { useEditor } from '../../../state/editor.ts';
import { onAppEvent } from '../../../state/events.ts';
import { Button } from '../../../ui/button.tsx';
import { CheckIcon, ResetIcon } from '../../../ui/icons.ts';
import { ErrorState, LoadingState } from '../../../ui/states.tsx';
import { sentence } from '../model/labels.ts';
import { useOffReason } from '../use-editing.ts';
import { checkText } from './check-text.ts';
import { YamlEditor } from './yaml-editor.tsx';

/** A text that is not applied yet, by scenario: it stays when the tab is left. */
type Unapplied = { readonly text: string; readonly version: number };
const useUnapplied = create<{ readonly texts: ReadonlyMap<number, Unapplied> }>(() => ({ texts: new Map() }));
onAppEvent((event) => {
  if (event.type === 'project') useUnapplied.setState({ texts: new Map() }); // other scenarios have these numbers now
});
const setUnapplied = (id: number, entry: Unapplied | null) =>
  useUnapplied.setState(({ texts }) => {
    const next = new Map(texts);
    if (entry === null) next.delete(id);
    else next.set(id, entry);
    return { texts: next };
  });

/** The scenario as a file, comments and all. What is typed is applied as one undo step. */
export function YamlTab() {
  const client = useClient();
  const id = useEditor((slice) => slice.id)!;
  const version = useEditor((slice) => slice.scenario?.row.version ?? 0);
  const unapplied = useUnapplied(({ texts }) => texts.get(id));
  const isOff = useOffReason() !== null;
  const [loaded, setLoaded] = useState<{ readonly text: string; readonly version: number } | null>(null);
  const [loadError, setLoadError] = useState<ErrorInfo | null>(null);
  const [refusal, setRefusal] = useState<ErrorInfo | null>(null);

  const load = useCallback(
    (isOver: () => boolean = () => false) => {
      flushJobs(client)
        .then(() => client['scenarios.yaml']({ id }))
        .then(
          ({ text }) => {
            if (isOver()) return;
            setLoaded({ text, version });
            setLoadError(null);
          },
          (error: unknown) => isOver() || setLoadError(toErrorInfo(error)),
        );
    },
    [client, id, version],
  );
  useEffect(() => {
    let isOver = false;
    load(() => isOver);
    return () => {
      isOver = true;
    };
  }, [load]);

  const apply = useCallback(async () => {
    const entry = useUnapplied.getState().texts.get(id);
    if (entry === undefined || isOff) return;
    try {
      await askScenario(client, 'YAML applied', (host, scenario) =>
        host['scenarios.setYaml']({ id: scenario, text: entry.text }),
      );
      const isSame = useUnapplied.getState().texts.get(id)?.text === entry.text;
      if (isSame) setLoaded((old) => old && { ...old, text: entry.text });
      if (isSame) setUnapplied(id, null);
      setRefusal(null);
    } catch (error) {
      setRefusal(toErrorInfo(error));
    }
  }, [client, id, isOff]);

  if (loadError !== null) return <ErrorState error={loadError} onRetry={() => load()} />;
  if (loaded === null) return <LoadingState text="YAML" />;
  const faults = unapplied === undefined ? 0 : checkText(unapplied.text).length;
  const isBehind = unapplied !== undefined && unapplied.version < version;
  return (
    <div className="yamltab">
      <div className="tabtools">
        <span className="cap">{statusText(unapplied !== undefined, faults, isBehind)}</span>
        <Button
          small
          icon={ResetIcon}
          disabled={unapplied === undefined}
          onClick={() => {
            setUnapplied(id, null);
            setRefusal(null);
          }}
        >
          Discard changes
        </Button>
        <Button
          small
          kind="primary"
          icon={CheckIcon}
          disabled={unapplied === undefined || isOff}
          onClick={() => void apply()}
        >
          Apply
        </Button>
      </div>
      {refusal !== null && (
        <div className="refused" role="alert">
          <b>{sentence(refusal.message)}</b> Your text is kept.
          {refusal.issues.slice(0, 5).map((issue) => (
            <p key={issue.path + issue.message}>
              {[issue.path, sentence(issue.message)].filter((part) => part !== '').join(': ')}. {issue.remedy}
            </p>
          ))}
        </div>
      )}
      <YamlEditor
        text={unapplied?.text ?? loaded.text}
        isTyped={() => useUnapplied.getState().texts.has(id)}
        isReadOnly={isOff}
        check={checkText}
        onApply={() => void apply()}
        onChange={(text) =>
          setUnapplied(id, text === loaded.text ? null : { text, version: unapplied?.version ?? version })
        }
      />
    </div>
  );
}

function statusText(isTyped: boolean, faults: number, isBehind: boolean): string {
  if (!isTyped) return 'What is set here. Ctrl S applies what you type, as one step that can be undone.';
  const state =
    faults === 0
      ? 'Not applied yet.'
      : `Not applied yet. ${faults === 1 ? '1 line' : `${faults} places`} to mend; F8 goes to the next and says why.`;
  return isBehind ? `${state} The scenario has changed since; applying puts your text in its place.` : state;
}
