import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';

export type TabItem<Key extends string> = {
  readonly key: Key;
  readonly title: string;
  readonly isOff?: boolean;
  /** Term of the glossary that F1 opens. */ readonly help?: string | undefined;
};

/** A row of tabs, arrow keys move. Given children it holds the panel of the chosen one; `end` stands at the right of the row. */
export function Tabs<Key extends string>({
  label,
  items,
  value,
  onChange,
  end,
  flat = false,
  children,
}: {
  label: string;
  items: readonly TabItem<Key>[];
  value: Key;
  onChange: (key: Key) => void;
  end?: ReactNode;
  /** Without a frame of its own, inside a panel. */
  flat?: boolean | undefined;
  children?: ReactNode;
}) {
  return (
    <Base.Root className="tabwrap" value={value} onValueChange={(key) => onChange(key as Key)}>
      <div className={flat ? 'tabs flat' : 'tabs'}>
        <Base.List aria-label={label} activateOnFocus>
          {items.map((item) => (
            <Base.Tab key={item.key} value={item.key} disabled={item.isOff === true} data-help={item.help}>
              {item.title}
            </Base.Tab>
          ))}
        </Base.List>
        {end !== undefined && <div className="end">{end}</div>}
      </div>
      <Base.Panel value={value}>{children}</Base.Panel>
    </Base.Root>
  );
}
