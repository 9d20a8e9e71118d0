import { Fragment, type ReactNode } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { useLayout } from '../state/layout.ts';

const nothing: Record<string, number> = {};

export type SplitPart = {
  readonly key: string;
  /** Pixels as a number, share as text ('40%'). The part without a size takes the rest. */
  readonly size?: number | string | undefined;
  readonly min?: number | string | undefined;
  readonly max?: number | string | undefined;
  /** Keeps its pixels when the window grows. */
  readonly isFixed?: boolean | undefined;
  readonly content: ReactNode;
};

/**
 * Parts side by side (or stacked) whose borders can be dragged, or moved with the arrow keys when focused. Sizes are remembered in
 * the settings under `place`, one list for each set of parts that is shown.
 */
export function SplitPanels({
  place,
  direction = 'horizontal',
  parts,
}: {
  place: string;
  direction?: 'horizontal' | 'vertical' | undefined;
  parts: readonly SplitPart[];
}) {
  const shown = parts.map((part) => part.key).join('+');
  const [remembered, remember] = useLayout<Record<string, number>>(`split:${place}:${shown}`, nothing);
  return (
    <Group orientation={direction} onLayoutChanged={(layout, meta) => meta.isUserInteraction && remember(layout)}>
      {parts.map((part, index) => (
        <Fragment key={part.key}>
          {index > 0 && <Separator className="sep" aria-label={`Border of ${part.key}`} />}
          <Panel
            id={part.key}
            defaultSize={typeof remembered[part.key] === 'number' ? `${remembered[part.key]}%` : part.size}
            minSize={part.min ?? 120}
            maxSize={part.max}
            groupResizeBehavior={part.isFixed === true ? 'preserve-pixel-size' : undefined}
          >
            {part.content}
          </Panel>
        </Fragment>
      ))}
    </Group>
  );
}
