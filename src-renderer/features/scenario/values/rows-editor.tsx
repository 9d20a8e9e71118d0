import { useState, type ClipboardEvent } from 'react';
import { unitSuffix } from '../../../ui/unit-text.ts';
import { pastedCells, shownCell, withCell, type RowColumn } from '../model/columns.ts';
import { newValue } from '../model/new-value.ts';
import { pasteRows } from '../model/paste.ts';
import { Cell } from './cell.tsx';
import { RowTools } from './row-tools.tsx';
import { listEdits, todayIso } from './list-edits.ts';
import { ListFoot } from './list-foot.tsx';
import type { EditorProps } from './value-editor.tsx';

/** A list of groups as a table: cells are judged like fields, rows are added, moved and removed, cells are pasted from a spreadsheet. */
export function RowsEditor({
  part,
  value,
  path,
  label,
  isOff,
  onCommit,
  columns,
}: EditorProps & { columns: readonly RowColumn[] }) {
  const [refusal, setRefusal] = useState('');
  if (part.shape.kind !== 'list') return null;
  const { shape } = part;
  const edits = listEdits(shape, value, path, onCommit);
  const onPaste = (event: ClipboardEvent<HTMLInputElement>, row: number, column: number) => {
    const cells = pastedCells(event.clipboardData.getData('text/plain'));
    if (cells === null || isOff) return;
    event.preventDefault();
    const fresh = newValue(shape.item, todayIso());
    const pasted = pasteRows(edits.list, { row, column }, cells, columns, fresh, shape.maxItems);
    setRefusal('message' in pasted ? pasted.message : '');
    if ('list' in pasted) onCommit(pasted.list);
  };
  return (
    <div className="rows">
      {edits.list.length > 0 && (
        <div className="scroll">
          <table aria-label={label}>
            <thead>
              <tr>
                <th>
                  <span className="hidden-text">Row</span>
                </th>
                {columns.map(({ keys, title, part: cell }) => (
                  <th
                    key={keys.join('.')}
                    title={cell.doc === '' ? undefined : cell.doc}
                    className={cell.shape.kind === 'number' || cell.shape.kind === 'integer' ? 'n' : undefined}
                  >
                    {title}
                    <span className="cap">{unitBeside(title, unitSuffix(cell.unit, cell.key))}</span>
                  </th>
                ))}
                <th>
                  <span className="hidden-text">Tools</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {edits.list.map((row, index) => (
                <tr key={index}>
                  <td className="no">{index + 1}</td>
                  {columns.map((column, place) => (
                    <td key={column.keys.join('.')} className={column.part.shape.kind}>
                      <Cell
                        part={column.part}
                        value={shownCell(row, column)}
                        path={`${path}[${index}].${column.keys.join('.')}`}
                        label={`${column.title}, row ${index + 1}`}
                        isOff={isOff}
                        onCommit={(next, quietMs) => edits.set(index, withCell(row, column.keys, next), quietMs)}
                        onPaste={(event) => onPaste(event, index, place)}
                      />
                    </td>
                  ))}
                  <td>
                    {!isOff && (
                      <RowTools
                        what={`row ${index + 1}`}
                        index={index}
                        count={edits.list.length}
                        canRemove={edits.canRemove}
                        onMove={(to) => edits.move(index, to)}
                        onRemove={() => edits.remove(index)}
                      />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <ListFoot shape={shape} edits={edits} isOff={isOff} one="row" add="Add row" refusal={refusal} />
    </div>
  );
}

/** The unit, unless the title says it. */
const unitBeside = (title: string, unit: string) => (title.toLowerCase().includes(unit.replace(/s$/, '')) ? '' : unit);
