import type { ReactNode } from 'react';
import { isPlainObject } from '../../../../src-engine/index.ts';
import { RowTools } from './row-tools.tsx';
import { listEdits } from './list-edits.ts';
import { ListFoot } from './list-foot.tsx';
import type { EditorProps } from './value-editor.tsx';

/** A list of groups that hold tables of their own, such as rules: one card a row. `draw` draws what is in a card. */
export function CardsEditor({
  part,
  value,
  path,
  label,
  isOff,
  onCommit,
  draw,
}: EditorProps & { draw: (props: EditorProps) => ReactNode }) {
  if (part.shape.kind !== 'list') return null;
  const { shape } = part;
  const edits = listEdits(shape, value, path, onCommit);
  return (
    <div className="cards">
      {edits.list.map((row, index) => {
        const name = isPlainObject(row) && typeof row['name'] === 'string' ? row['name'] : '';
        return (
          <section className="card" key={index} aria-label={`${label} ${index + 1}`}>
            <header>
              <b>
                {index + 1}. {name}
              </b>
              {!isOff && (
                <RowTools
                  what={`${label} ${index + 1}`}
                  index={index}
                  count={edits.list.length}
                  canRemove={edits.canRemove}
                  onMove={(to) => edits.move(index, to)}
                  onRemove={() => edits.remove(index)}
                />
              )}
            </header>
            {draw({
              part: shape.item,
              value: row,
              path: `${path}[${index}]`,
              label: `${label} ${index + 1}`,
              isOff,
              onCommit: (next, quietMs) => edits.set(index, next, quietMs),
            })}
          </section>
        );
      })}
      <ListFoot shape={shape} edits={edits} isOff={isOff} one="row" add="Add" />
    </div>
  );
}
