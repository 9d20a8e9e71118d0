import { useCallback } from 'react';
import { useApp } from '../../state/app.ts';
import { useClient } from '../../state/client.ts';
import { same } from '../../state/editor-document.ts';
import { editScenario } from '../../state/editor-jobs.ts';
import { setDraft, useEditor } from '../../state/editor.ts';
import { currentValue, followedValue, ownValue } from './model/document.ts';
import { editLabel, resetLabel } from './model/edit-label.ts';
import type { FormField } from './model/form-model.ts';

/** Why nothing can be changed now; null when it can. */
export function useOffReason(): string | null {
  const project = useApp((slice) => slice.info?.project.readOnlyReason ?? null);
  const isLocked = useEditor((slice) => slice.scenario?.row.isLocked === true);
  if (project !== null) return `This project cannot be changed: ${project}`;
  return isLocked
    ? 'This scenario is locked for a committee. Unlock it in the library, or make a variant of it.'
    : null;
}

/** Sets an input; steps of the same input within `quietMs` are one. A value that is the base's follows the base again. */
export type Commit = (value: unknown, quietMs?: number) => void;

export function useCommit(field: FormField): Commit {
  const client = useClient();
  return useCallback(
    (value, quietMs = 0) => {
      const { layers } = useEditor.getState();
      if (same(value, currentValue(layers, field))) return;
      const followed = followedValue(layers, field);
      const change = same(value, followed)
        ? ({ kind: 'unset', path: field.path } as const)
        : ({ kind: 'set', path: field.path, value } as const);
      editScenario(client, [change], (before) => editLabel(field, before(field.path) ?? followed, value), quietMs);
    },
    [client, field],
  );
}

/** Lets inputs follow the base again, in one step; `what` names the step where they are several. */
export function useReset(): (fields: readonly FormField[], what?: string) => void {
  const client = useClient();
  return useCallback(
    (fields, what) => {
      const { layers, scenario, drafts } = useEditor.getState();
      for (const path of drafts.keys())
        if (fields.some((field) => path === field.path || path.startsWith(`${field.path}[`))) setDraft(path, null);
      const own = fields.filter((field) => ownValue(layers, field) !== undefined);
      if (own.length === 0) return;
      const hasBase = scenario?.row.baseId !== null;
      const label =
        own.length === 1
          ? resetLabel(own[0]!, hasBase)
          : `${what ?? `${own.length} inputs`} back to ${hasBase ? 'base' : 'default'}`;
      editScenario(
        client,
        own.map(({ path }) => ({ kind: 'unset', path })),
        () => label,
      );
    },
    [client],
  );
}
