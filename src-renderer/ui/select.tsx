import { Select as Base } from '@base-ui/react/select';
import { Icon } from './icon.tsx';
import { CheckIcon, ChevronDownIcon } from './icons.ts';

export type SelectOption<Value extends string> = { readonly value: Value; readonly title: string };

/** One of a few values. The label is read aloud; give `labelledBy` where a visible one stands beside it. */
export function Select<Value extends string>({
  label,
  labelledBy,
  options,
  value,
  onChange,
  isOff = false,
  small = false,
  id,
}: {
  label?: string | undefined;
  labelledBy?: string | undefined;
  options: readonly SelectOption<Value>[];
  value: Value;
  onChange: (value: Value) => void;
  isOff?: boolean | undefined;
  small?: boolean | undefined;
  id?: string | undefined;
}) {
  const items = options.map((option) => ({ value: option.value, label: option.title }));
  return (
    <Base.Root
      items={items}
      value={value}
      onValueChange={(next) => next !== null && onChange(next)}
      disabled={isOff}
      modal={false}
    >
      <Base.Trigger id={id} className={small ? 'select s' : 'select'} aria-label={label} aria-labelledby={labelledBy}>
        <Base.Value />
        <Icon of={ChevronDownIcon} />
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={2} alignItemWithTrigger={false} className="layer">
          <Base.Popup className="popup anchor">
            <Base.List>
              {items.map((item) => (
                <Base.Item key={item.value} value={item.value} className="mi">
                  <span className="mark">
                    <Base.ItemIndicator>
                      <Icon of={CheckIcon} />
                    </Base.ItemIndicator>
                  </span>
                  <Base.ItemText>{item.label}</Base.ItemText>
                </Base.Item>
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
