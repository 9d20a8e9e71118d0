import { useEffect, useId, useRef, useState, type DragEvent, type KeyboardEvent } from 'react';
import { usePacks } from '../../state/packs.ts';
import { IconButton } from '../../ui/button.tsx';
import { plural } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { ChevronDownIcon, ChevronUpIcon, GripIcon } from '../../ui/icons.ts';
import { Box } from '../../ui/panel.tsx';
import { Check } from '../../ui/toggle.tsx';

/** The list with one entry at another place. */
export function movedTo(list: readonly string[], key: string, place: number): readonly string[] {
  const others = list.filter((one) => one !== key);
  const to = Math.min(others.length, Math.max(0, place));
  return [...others.slice(0, to), key, ...others.slice(to)];
}

/**
 * Which sheets, and in which order: marked with their boxes, moved by dragging, with their arrows, or with Alt and the arrow keys
 * anywhere in their line.
 */
export function SheetOrder({
  sheets,
  isOff,
  onChange,
}: {
  sheets: readonly string[];
  isOff: boolean;
  onChange: (sheets: readonly string[]) => void;
}) {
  const id = useId();
  const known = usePacks((slice) => slice.sheets);
  const [dragged, setDragged] = useState<string | null>(null);
  const [said, say] = useState('');
  const focusAfter = useRef<string | null>(null);
  useEffect(() => {
    if (focusAfter.current === null) return;
    document.getElementById(focusAfter.current)?.focus();
    focusAfter.current = null;
  });
  const sheetOf = (key: string) => known.find((one) => one.key === key) ?? { key, title: key, isStanding: false };
  const isBrought = (key: string) => known.some(({ key: by, brings }) => brings === key && sheets.includes(by));
  const left = known.filter(({ key }) => !sheets.includes(key));

  function move(key: string, step: -1 | 1, focused: Element | null): void {
    const from = sheets.indexOf(key);
    if (from + step < 0 || from + step >= sheets.length) return;
    focusAfter.current = focused?.id || null; // its line moves in the page, which takes the focus away
    onChange(movedTo(sheets, key, from + step));
    say(`${sheetOf(key).title}: place ${from + step + 1} of ${sheets.length}`);
  }
  const onKeyDown = (key: string) => (event: KeyboardEvent) => {
    if (isOff || !event.altKey || !/^Arrow(Up|Down)$/.test(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    move(key, event.key === 'ArrowUp' ? -1 : 1, document.activeElement);
  };
  const onDragOver = (over: string) => (event: DragEvent) => {
    if (dragged === null) return;
    event.preventDefault();
    if (dragged !== over) onChange(movedTo(sheets, dragged, sheets.indexOf(over)));
  };

  return (
    <Box title={`Sheets: ${plural(sheets.length, 'sheet')} in this order`}>
      <ol className="order" aria-label="Sheets in their order">
        {sheets.map((key, place) => {
          const { title, isStanding } = sheetOf(key);
          return (
            // Keys of the line concern the controls inside it.
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
            <li
              key={key}
              className={dragged === key ? 'dragged' : undefined}
              draggable={!isOff}
              onKeyDown={onKeyDown(key)}
              onDragStart={(event) => {
                event.dataTransfer.effectAllowed = 'move';
                setDragged(key);
              }}
              onDragOver={onDragOver(key)}
              onDrop={(event) => event.preventDefault()}
              onDragEnd={() => setDragged(null)}
            >
              <Icon of={GripIcon} />
              <Check
                label={title}
                isOn
                isOff={isOff || isStanding || isBrought(key)}
                onChange={() => onChange(sheets.filter((one) => one !== key))}
              />
              {isStanding && <span className="tag">always there</span>}
              {isBrought(key) && <span className="tag">comes along</span>}
              {!isOff && (
                <span className="moves">
                  <IconButton
                    id={`${id}-${key}-up`}
                    icon={ChevronUpIcon}
                    label={`Move ${title} up`}
                    aria-disabled={place === 0}
                    onClick={(event) => move(key, -1, event.currentTarget)}
                  />
                  <IconButton
                    id={`${id}-${key}-down`}
                    icon={ChevronDownIcon}
                    label={`Move ${title} down`}
                    aria-disabled={place === sheets.length - 1}
                    onClick={(event) => move(key, 1, event.currentTarget)}
                  />
                </span>
              )}
            </li>
          );
        })}
      </ol>
      {left.length > 0 && (
        <>
          <h3 className="sec">Left out</h3>
          <ul className="order out" aria-label="Sheets left out">
            {left.map(({ key, title }) => (
              <li key={key}>
                <Check label={title} isOn={false} isOff={isOff} onChange={() => onChange([...sheets, key])} />
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="cap" role="status">
        {said === '' && !isOff ? 'Drag a sheet, or press Alt and an arrow key on it.' : said}
      </p>
    </Box>
  );
}
