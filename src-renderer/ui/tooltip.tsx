import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ReactElement } from 'react';
import { keyText } from './hotkey.ts';

/** Words on pointing or focus; what matters must be readable without it. The child takes a ref and props. */
export function Tooltip({
  text,
  keys,
  side = 'bottom',
  children,
}: {
  text: string;
  keys?: string | undefined;
  side?: 'top' | 'bottom' | 'left' | 'right' | undefined;
  children: ReactElement<Record<string, unknown>>;
}) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} className="layer">
          <Base.Popup className="tip">
            {text}
            {keys !== undefined && <kbd>{keyText(keys)}</kbd>}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
