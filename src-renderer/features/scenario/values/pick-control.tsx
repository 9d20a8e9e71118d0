import type { ValuePart } from '../../../../src-engine/index.ts';
import { Select } from '../../../ui/select.tsx';
import { Toggle } from '../../../ui/toggle.tsx';
import { choiceText } from '../model/value-text.ts';
import type { Commit } from '../use-editing.ts';
import type { ControlName } from './text-control.tsx';

const NONE = 'none:';

/** One of the choices of the schema, or none where that is allowed. A value that is no choice is shown as it is. */
export function ChoiceControl({ part, value, name, onCommit }: PickProps) {
  const choices = part.shape.kind === 'choice' ? part.shape.choices : [];
  const keyOf = (choice: unknown) => (choice === null || choice === undefined ? NONE : JSON.stringify(choice));
  const options = choices.map((choice) => ({ value: keyOf(choice), title: choiceText(choice) }));
  if (part.nullable || part.optional) options.unshift({ value: NONE, title: 'None' });
  const isKnown = options.some((option) => option.value === keyOf(value));
  if (!isKnown) options.push({ value: keyOf(value), title: `${choiceText(value)} (unknown)` });
  return (
    <Select
      id={name.id}
      label={name.label}
      options={options}
      value={keyOf(value)}
      isOff={name.isOff}
      onChange={(key) => {
        if (key === NONE) onCommit(part.nullable ? null : undefined);
        else onCommit(choices.find((choice) => keyOf(choice) === key));
      }}
    />
  );
}

export type PickProps = { part: ValuePart; value: unknown; name: ControlName; onCommit: Commit };

/** On or off. */
export function FlagControl({ value, name, onCommit }: PickProps) {
  return (
    <Toggle
      label={name.label ?? ''}
      bare
      isOn={value === true}
      isOff={name.isOff}
      onChange={(isOn) => onCommit(isOn)}
    />
  );
}
