import { useMemo } from 'react';
import { useEditor } from '../../state/editor.ts';
import { go } from '../../state/route.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { ResetIcon } from '../../ui/icons.ts';
import { EmptyState } from '../../ui/states.tsx';
import type { DataColumn } from '../../ui/table-columns.ts';
import { changedFields, currentValue, followedValue } from './model/document.ts';
import { formModel, type FormField } from './model/form-model.ts';
import { valueText } from './model/value-text.ts';
import { useOffReason, useReset } from './use-editing.ts';

type Row = { readonly field: FormField; readonly base: string; readonly here: string };

/** Inputs that differ from the base, old and new side by side. Delete resets the marked ones, Enter goes to the input. */
export function Differences() {
  const layers = useEditor((slice) => slice.layers);
  const hasBase = useEditor((slice) => slice.scenario?.row.baseId !== null);
  const isOff = useOffReason() !== null;
  const reset = useReset();
  const rows = useMemo(
    () =>
      changedFields(layers, formModel()).map((field): Row => ({
        field,
        base: valueText(followedValue(layers, field), field.part),
        here: valueText(currentValue(layers, field), field.part),
      })),
    [layers],
  );
  const below = hasBase ? 'Base' : 'Default';
  const columns = useMemo(
    (): readonly DataColumn<Row>[] => [
      { key: 'input', title: 'Input', value: (row) => row.field.subject, tone: 'em', width: 208 },
      { key: 'base', title: below, value: (row) => row.base, align: 'end', width: 104 },
      { key: 'here', title: 'Here', value: (row) => row.here, align: 'end', tone: 'em', width: 104 },
      {
        key: 'reset',
        title: 'Reset',
        value: () => null,
        text: () => '',
        width: 56,
        isFixed: true,
        cell: (row) => (
          <IconButton
            icon={ResetIcon}
            label={`${row.field.subject} back to ${below.toLowerCase()}`}
            disabled={isOff}
            onClick={() => reset([row.field])}
          />
        ),
      },
      { key: 'path', title: 'Key', value: (row) => row.field.path, tone: 'dim', width: 180 },
    ],
    [below, isOff, reset],
  );
  if (rows.length === 0)
    return (
      <EmptyState
        title={`No input differs from the ${below.toLowerCase()}`}
        text="What you change in the form is listed here, old and new side by side."
      />
    );
  return (
    <div className="difftab">
      <div className="tabtools">
        <span className="cap">
          {rows.length} of {formModel().fields.size} inputs differ from the {below.toLowerCase()}
        </span>
        <Button
          small
          icon={ResetIcon}
          disabled={isOff}
          onClick={() =>
            reset(
              rows.map(({ field }) => field),
              'Every input',
            )
          }
        >
          Reset all
        </Button>
      </div>
      <DataTable
        label="Inputs that differ"
        place="scenario.differences"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.field.path}
        onOpen={(row) => go({ screen: 'scenario', place: row.field.path })}
        onKey={(event, row) => {
          if (event.key !== 'Delete' || isOff) return false;
          reset([row.field]);
          return true;
        }}
      />
    </div>
  );
}
