import { useId, type ClipboardEvent } from 'react';
import type { ValuePart } from '../../../../src-engine/index.ts';
import type { Commit } from '../use-editing.ts';
import { ChoiceControl, FlagControl } from './pick-control.tsx';
import { ProblemLine } from './problem-line.tsx';
import { TextControl } from './text-control.tsx';
import { useTypedText } from './use-typed-text.ts';

type CellProps = {
  part: ValuePart;
  value: unknown;
  /** Place of the cell in the document, for its draft: `manager.staff[2].title`. */
  path: string;
  label: string;
  isOff: boolean;
  onCommit: Commit;
  onPaste?: ((event: ClipboardEvent<HTMLInputElement>) => void) | undefined;
};

/** A value inside a list, a table or a map. */
export function Cell(props: CellProps) {
  const { part, value, label, isOff, onCommit } = props;
  const id = useId();
  const name = { id, label, isOff };
  if (part.shape.kind === 'choice') return <ChoiceControl part={part} value={value} name={name} onCommit={onCommit} />;
  if (part.shape.kind === 'flag') return <FlagControl part={part} value={value} name={name} onCommit={onCommit} />;
  return <TextCell {...props} id={id} />;
}

function TextCell({ part, value, path, label, isOff, onCommit, onPaste, id }: CellProps & { id: string }) {
  const typed = useTypedText(part, value, path, onCommit);
  const isBad = typed.problem !== null;
  return (
    <>
      <TextControl
        part={part}
        typed={typed}
        name={{ id, label, isOff, describedBy: isBad ? `${id}-rule` : undefined }}
        hasUnit={false}
        onPaste={onPaste}
      />
      {typed.problem && (
        <ProblemLine
          id={`${id}-rule`}
          message={typed.problem.message}
          offers={typed.problem.offers}
          onTake={typed.take}
        />
      )}
    </>
  );
}
