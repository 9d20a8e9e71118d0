import { Checkbox as BaseCheckbox } from '@base-ui/react/checkbox';
import { Switch as BaseSwitch } from '@base-ui/react/switch';
import { Button } from './button.tsx';
import { Icon } from './icon.tsx';
import { CheckIcon } from './icons.ts';

type OnOff = { label: string; isOn: boolean; onChange: (isOn: boolean) => void; isOff?: boolean | undefined };

/** On or off, at once. `bare`: the label is read aloud only. */
export function Toggle({ label, isOn, onChange, isOff = false, bare = false }: OnOff & { bare?: boolean | undefined }) {
  const knob = (
    <BaseSwitch.Root
      className="switch"
      checked={isOn}
      onCheckedChange={onChange}
      disabled={isOff}
      aria-label={bare ? label : undefined}
    >
      <BaseSwitch.Thumb />
    </BaseSwitch.Root>
  );
  return bare ? (
    knob
  ) : (
    <label className="labelled">
      {knob}
      {label}
    </label>
  );
}

/** One of several things that may be marked. `bare`: the label is read aloud only. */
export function Check({ label, isOn, onChange, isOff = false, bare = false }: OnOff & { bare?: boolean | undefined }) {
  const box = (
    <BaseCheckbox.Root
      className="check"
      checked={isOn}
      onCheckedChange={onChange}
      disabled={isOff}
      aria-label={bare ? label : undefined}
    >
      <BaseCheckbox.Indicator>
        <Icon of={CheckIcon} />
      </BaseCheckbox.Indicator>
    </BaseCheckbox.Root>
  );
  return bare ? (
    box
  ) : (
    <label className="labelled">
      {box}
      {label}
    </label>
  );
}

/** Two to five choices side by side, one of them taken. */
export function Choice<Key extends string>({
  label,
  items,
  value,
  onChange,
}: {
  label: string;
  items: readonly { readonly key: Key; readonly title: string }[];
  value: Key;
  onChange: (key: Key) => void;
}) {
  return (
    <div className="choice" role="group" aria-label={label}>
      {items.map((item) => (
        <Button key={item.key} small aria-pressed={item.key === value} onClick={() => onChange(item.key)}>
          {item.title}
        </Button>
      ))}
    </div>
  );
}
