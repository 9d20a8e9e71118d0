import { isPlainObject, type ValuePart } from '../../../../src-engine/index.ts';
import { columnsOf, withCell } from '../model/columns.ts';
import { titleOfKey } from '../model/labels.ts';
import { unitSuffix } from '../../../ui/unit-text.ts';
import type { Commit } from '../use-editing.ts';
import { CardsEditor } from './cards-editor.tsx';
import { Cell } from './cell.tsx';
import { MapEditor } from './map-editor.tsx';
import { RowsEditor } from './rows-editor.tsx';
import { ValuesEditor } from './values-editor.tsx';

export type EditorProps = {
  part: ValuePart;
  value: unknown;
  /** Place in the document, with rows by number: `rules[0].when`. */
  path: string;
  label: string;
  isOff: boolean;
  onCommit: Commit;
};

/** Any value: a list, a table, a map, a group or a single one, whatever they hold. */
export function ValueEditor(props: EditorProps) {
  const { shape } = props.part;
  if (shape.kind === 'list') {
    if (shape.item.shape.kind !== 'object') return <ValuesEditor {...props} />;
    const columns = columnsOf(shape.item);
    return columns === null ? <CardsEditor {...props} draw={drawValue} /> : <RowsEditor {...props} columns={columns} />;
  }
  if (shape.kind === 'map') return <MapEditor {...props} />;
  if (shape.kind === 'object') return <GroupEditor {...props} fields={shape.fields} />;
  return <Cell {...props} />;
}

const drawValue = (props: EditorProps) => <ValueEditor {...props} />;

/** The fields of a group inside a list, each with its label. */
function GroupEditor({ value, path, isOff, onCommit, fields }: EditorProps & { fields: readonly ValuePart[] }) {
  const group = isPlainObject(value) ? value : {};
  return (
    <div className="subfields">
      {fields.map((field) => {
        const title = field.title ?? titleOfKey(field.key);
        const own = group[field.key];
        const isWide = ['list', 'map', 'object'].includes(field.shape.kind);
        const suffix = unitSuffix(field.unit, field.key);
        return (
          <div key={field.key} className={isWide ? 'wide' : undefined}>
            <span className="label">{suffix === '' ? title : `${title}, ${suffix}`}</span>
            <ValueEditor
              part={field}
              value={own === undefined && field.hasDefault ? field.defaultValue : own}
              path={`${path}.${field.key}`}
              label={title}
              isOff={isOff}
              onCommit={(next, quietMs) => onCommit(withCell(group, [field.key], next), quietMs)}
            />
          </div>
        );
      })}
    </div>
  );
}
