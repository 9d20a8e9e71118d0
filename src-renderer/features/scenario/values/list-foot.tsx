import type { ValueShape } from '../../../../src-engine/index.ts';
import { Button } from '../../../ui/button.tsx';
import { PlusIcon } from '../../../ui/icons.ts';
import { countText, type ListEdits } from './list-edits.ts';

/** Below a list: adds to it, counts what is in it, and says why a paste was refused. */
export function ListFoot({
  shape,
  edits,
  isOff,
  one,
  add,
  refusal = '',
}: {
  shape: ValueShape & { kind: 'list' };
  edits: ListEdits;
  isOff: boolean;
  /** What the list holds one of: 'row', 'value'. */
  one: string;
  /** Words of the button. */
  add: string;
  refusal?: string;
}) {
  return (
    <p className="listfoot">
      {!isOff && (
        <Button small icon={PlusIcon} disabled={!edits.canAdd} onClick={edits.add}>
          {add}
        </Button>
      )}
      <span className="cap">{countText(shape, edits.list.length, one)}</span>
      {refusal !== '' && (
        <span className="refusal" role="alert">
          {refusal}
        </span>
      )}
    </p>
  );
}
