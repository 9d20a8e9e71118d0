import type { ButtonHTMLAttributes, Ref } from 'react';
import { Icon } from './icon.tsx';
import type { IconType } from './icons.ts';
import { keyText } from './hotkey.ts';
import { Tooltip } from './tooltip.tsx';

export type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  /** `primary`: the one action of a screen or dialog. `danger`: it destroys something. */
  kind?: 'primary' | 'plain' | 'bare' | 'danger' | undefined;
  /** 24 px high, for panels. */
  small?: boolean | undefined;
  icon?: IconType | undefined;
  ref?: Ref<HTMLButtonElement> | undefined;
};

const kindClass = { primary: ' go', plain: '', bare: ' bare', danger: ' danger' } as const;

/** A button says what it does with a verb. */
export function Button({ kind = 'plain', small = false, icon, className = '', children, ...rest }: ButtonProps) {
  return (
    <button type="button" className={`btn${kindClass[kind]}${small ? ' s' : ''} ${className}`.trimEnd()} {...rest}>
      {icon && <Icon of={icon} />}
      {children}
    </button>
  );
}

/** A picture alone: the label is its name, shown with its key when pointed at. `keys` as in `useHotkeys`. */
export function IconButton({
  icon,
  label,
  keys,
  small = true,
  kind = 'bare',
  ...rest
}: Omit<ButtonProps, 'children' | 'icon'> & { icon: IconType; label: string; keys?: string | undefined }) {
  return (
    <Tooltip text={label} keys={keys}>
      <Button
        kind={kind}
        small={small}
        icon={icon}
        aria-label={label}
        aria-keyshortcuts={
          keys === undefined ? undefined : keyText(keys).replaceAll(' ', '+').replace('Ctrl', 'Control')
        }
        {...rest}
      />
    </Tooltip>
  );
}
