import type { ClipboardEvent } from 'react';
import type { ValuePart } from '../../../../src-engine/index.ts';
import { unitSuffix } from '../../../ui/unit-text.ts';
import type { TypedText } from './use-typed-text.ts';

/** What every control is told of itself. */
export type ControlName = {
  readonly id: string;
  /** Read aloud where no label stands beside it. */
  readonly label?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly isOff: boolean;
};

/** A line of text with its unit in it: for numbers, dates, texts and unions. */
export function TextControl({
  part,
  typed,
  name,
  hasUnit = true,
  onPaste,
}: {
  part: ValuePart;
  typed: TypedText;
  name: ControlName;
  hasUnit?: boolean | undefined;
  onPaste?: ((event: ClipboardEvent<HTMLInputElement>) => void) | undefined;
}) {
  const { kind } = part.shape;
  const isNumber = kind === 'number' || kind === 'integer';
  const suffix = hasUnit && isNumber ? unitSuffix(part.unit, part.key) : '';
  return (
    <div className={`in${isNumber ? ' num' : ''}${typed.problem === null ? '' : ' bad'}`}>
      <input
        id={name.id}
        value={typed.text}
        readOnly={name.isOff}
        aria-label={name.label}
        aria-describedby={name.describedBy}
        aria-invalid={typed.problem !== null}
        placeholder={part.nullable || part.optional ? 'none' : undefined}
        inputMode={isNumber ? 'decimal' : undefined}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => typed.type(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={typed.commit}
        onKeyDown={typed.onKeyDown}
        onPaste={onPaste}
      />
      {suffix !== '' && <span aria-hidden>{suffix}</span>}
    </div>
  );
}
