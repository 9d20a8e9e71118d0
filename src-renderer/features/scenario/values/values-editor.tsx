import { useState, type ClipboardEvent } from 'react';
import { IconButton } from '../../../ui/button.tsx';
import { CloseIcon } from '../../../ui/icons.ts';
import { pastedCells } from '../model/columns.ts';
import { pasteValues } from '../model/paste.ts';
import { Cell } from './cell.tsx';
import { listEdits } from './list-edits.ts';
import { ListFoot } from './list-foot.tsx';
import type { EditorProps } from './value-editor.tsx';

/** A list of plain values: numbered cells in a row. A row or column copied from a spreadsheet fills them from the cell on. */
export function ValuesEditor({ part, value, path, label, isOff, onCommit }: EditorProps) {
  const [refusal, setRefusal] = useState('');
  if (part.shape.kind !== 'list') return null;
  const { shape } = part;
  const edits = listEdits(shape, value, path, onCommit);
  const onPaste = (event: ClipboardEvent<HTMLInputElement>, index: number) => {
    const cells = pastedCells(event.clipboardData.getData('text/plain'));
    if (cells === null || isOff) return;
    event.preventDefault();
    const pasted = pasteValues(edits.list, index, cells, shape.item, shape.maxItems);
    setRefusal('message' in pasted ? pasted.message : '');
    if ('list' in pasted) onCommit(pasted.list);
  };
  const isText = shape.item.shape.kind === 'text';
  return (
    <div className="values" role="group" aria-label={label}>
      <ol className={isText ? 'wide' : undefined}>
        {edits.list.map((item, index) => (
          // The place is what a value of a list is known by.
          <li key={index}>
            <span className="no" aria-hidden>
              {index + 1}
            </span>
            <Cell
              part={shape.item}
              value={item}
              path={`${path}[${index}]`}
              label={`${label} ${index + 1}`}
              isOff={isOff}
              onCommit={(next, quietMs) => edits.set(index, next, quietMs)}
              onPaste={(event) => onPaste(event, index)}
            />
            {!isOff && edits.canRemove && (
              <IconButton icon={CloseIcon} label={`Remove ${label} ${index + 1}`} onClick={() => edits.remove(index)} />
            )}
          </li>
        ))}
      </ol>
      <ListFoot shape={shape} edits={edits} isOff={isOff} one="value" add="Add" refusal={refusal} />
    </div>
  );
}
