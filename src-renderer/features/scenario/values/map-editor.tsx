import { useState } from 'react';
import { isPlainObject, type ValuePart } from '../../../../src-engine/index.ts';
import { setDraft } from '../../../state/editor.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { PlusIcon, RemoveIcon } from '../../../ui/icons.ts';
import { newValue } from '../model/new-value.ts';
import { Cell } from './cell.tsx';
import { todayIso } from './list-edits.ts';
import type { EditorProps } from './value-editor.tsx';

/** Names with a value each. A new name stands in a row of its own until it is typed. */
export function MapEditor({ part, value, path, label, isOff, onCommit }: EditorProps) {
  const [isAdding, setAdding] = useState(false);
  if (part.shape.kind !== 'map') return null;
  const { shape } = part;
  const entries = Object.entries(isPlainObject(value) ? value : {});
  const nameCell: ValuePart = {
    key: 'name',
    title: 'Name',
    doc: '',
    unit: 'Text',
    shape: shape.key,
    nullable: false,
    optional: false,
    hasDefault: false,
    defaultValue: undefined,
  };
  const rename = (index: number, name: unknown) => {
    const next = String(name);
    const place = `${path}[${index}].name`;
    if (entries.some(([other], at) => other === next && at !== index))
      return setDraft(place, { text: next, message: 'This name is there already.' });
    const fresh = newValue(shape.value, todayIso());
    const renamed =
      index < entries.length
        ? entries.map(([key, item], at) => [at === index ? next : key, item])
        : [...entries, [next, fresh]];
    setAdding(false);
    onCommit(Object.fromEntries(renamed as [string, unknown][]));
  };
  const rows: readonly (readonly [string, unknown])[] = isAdding ? [...entries, ['', undefined]] : entries;
  return (
    <div className="rows">
      {rows.length > 0 && (
        <div className="scroll">
          <table aria-label={label}>
            <thead>
              <tr>
                <th>Name</th>
                <th>Value</th>
                <th>
                  <span className="hidden-text">Tools</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(([key, item], index) => (
                <tr key={index}>
                  <td className="text">
                    <Cell
                      part={nameCell}
                      value={key}
                      path={`${path}[${index}].name`}
                      label={`Name ${index + 1}`}
                      isOff={isOff}
                      onCommit={(name) => rename(index, name)}
                    />
                  </td>
                  <td className={shape.value.shape.kind}>
                    {index < entries.length && (
                      <Cell
                        part={shape.value}
                        value={item}
                        path={`${path}[${index}].value`}
                        label={`Value of ${key}`}
                        isOff={isOff}
                        onCommit={(next, quietMs) => onCommit({ ...Object.fromEntries(entries), [key]: next }, quietMs)}
                      />
                    )}
                  </td>
                  <td>
                    {!isOff && (
                      <IconButton
                        icon={RemoveIcon}
                        label={key === '' ? 'Remove the new row' : `Remove ${key}`}
                        onClick={() =>
                          index < entries.length
                            ? onCommit(Object.fromEntries(entries.filter(([other]) => other !== key)))
                            : setAdding(false)
                        }
                      />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {!isOff && (
        <p className="listfoot">
          <Button small icon={PlusIcon} disabled={isAdding} onClick={() => setAdding(true)}>
            Add
          </Button>
          <span className="cap">
            {entries.length} {entries.length === 1 ? 'entry' : 'entries'}
          </span>
        </p>
      )}
    </div>
  );
}
