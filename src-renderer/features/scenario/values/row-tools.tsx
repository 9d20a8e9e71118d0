import { IconButton } from '../../../ui/button.tsx';
import { ChevronDownIcon, ChevronUpIcon, RemoveIcon } from '../../../ui/icons.ts';

/** Move up, move down and remove for one row of a list. */
export function RowTools({
  what,
  index,
  count,
  canRemove,
  onMove,
  onRemove,
}: {
  /** Names the row: `row 2`. */
  what: string;
  index: number;
  count: number;
  canRemove: boolean;
  onMove: (to: number) => void;
  onRemove: () => void;
}) {
  return (
    <span className="rowtools">
      <IconButton
        icon={ChevronUpIcon}
        label={`Move ${what} up`}
        disabled={index === 0}
        onClick={() => onMove(index - 1)}
      />
      <IconButton
        icon={ChevronDownIcon}
        label={`Move ${what} down`}
        disabled={index === count - 1}
        onClick={() => onMove(index + 1)}
      />
      <IconButton icon={RemoveIcon} label={`Remove ${what}`} disabled={!canRemove} onClick={onRemove} />
    </span>
  );
}
