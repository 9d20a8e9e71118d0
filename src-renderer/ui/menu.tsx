import { Menu as Base } from '@base-ui/react/menu';
import { Fragment, type ReactElement } from 'react';
import { Icon } from './icon.tsx';
import { CheckIcon, type IconType } from './icons.ts';
import { keyText } from './hotkey.ts';

export type MenuEntry =
  | {
      readonly kind?: 'item';
      readonly title: string;
      readonly act: () => void;
      readonly keys?: string | undefined;
      readonly icon?: IconType | undefined;
      readonly isOff?: boolean | undefined;
      readonly isDanger?: boolean | undefined;
    }
  | { readonly kind: 'check'; readonly title: string; readonly isOn: boolean; readonly act: (isOn: boolean) => void }
  | { readonly kind: 'line' }
  | { readonly kind: 'label'; readonly title: string };

/** A menu under a button. Arrow keys and first letters move, Enter takes, Escape closes. */
export function Menu({
  trigger,
  entries,
  align = 'end',
}: {
  /** The button; it takes a ref and props. */
  trigger: ReactElement<Record<string, unknown>>;
  entries: readonly MenuEntry[];
  align?: 'start' | 'end' | undefined;
}) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} sideOffset={4} className="layer">
          <Base.Popup className="popup">
            {entries.map((entry, place) => (
              <Fragment key={'title' in entry ? `${entry.title} ${place}` : place}>
                <Entry entry={entry} />
              </Fragment>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function Entry({ entry }: { entry: MenuEntry }) {
  if (entry.kind === 'line') return <Base.Separator className="msep" />;
  if (entry.kind === 'label') return <div className="mlabel">{entry.title}</div>;
  if (entry.kind === 'check')
    return (
      <Base.CheckboxItem className="mi" checked={entry.isOn} onCheckedChange={entry.act} closeOnClick={false}>
        <span className="mark">{entry.isOn && <Icon of={CheckIcon} />}</span>
        {entry.title}
      </Base.CheckboxItem>
    );
  return (
    <Base.Item className={entry.isDanger ? 'mi danger' : 'mi'} disabled={entry.isOff === true} onClick={entry.act}>
      {entry.icon && (
        <span className="mark">
          <Icon of={entry.icon} />
        </span>
      )}
      {entry.title}
      {entry.keys !== undefined && <kbd>{keyText(entry.keys)}</kbd>}
    </Base.Item>
  );
}
