import { Dialog as Base } from '@base-ui/react/dialog';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { allActions, useActionRegistry, type Action } from '../state/actions.ts';
import { setPalette, useFrame } from '../state/frame.ts';
import { Icon } from '../ui/icon.tsx';
import { SearchIcon } from '../ui/icons.ts';
import { keyText } from '../ui/hotkey.ts';
import { createPool, searchPool, type Hit } from './palette-search.ts';

/** Ctrl+K: every action of every screen with its key, and inputs, scenarios and runs to go to. */
export function Palette() {
  const isOpen = useFrame((frame) => frame.isPaletteOpen);
  return (
    <Base.Root open={isOpen} onOpenChange={setPalette}>
      <Base.Portal>
        <Base.Backdrop className="backdrop" />
        <Base.Popup className="palette" aria-label="Find or do anything">
          <PaletteBody />
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

function PaletteBody() {
  const id = useId();
  const registry = useActionRegistry();
  const [text, setText] = useState('');
  const [place, setPlace] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const pool = useMemo(
    () =>
      createPool(
        allActions(registry),
        [...registry.sources.values()].flatMap((source) => source()),
      ),
    [registry],
  );
  const hits = useMemo(() => searchPool(pool, text), [pool, text]);
  const at = Math.min(place, hits.length - 1);

  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  function take(action: Action) {
    if (action.offReason !== undefined) return;
    setPalette(false);
    action.act();
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key];
    if (step !== undefined) setPlace(Math.min(hits.length - 1, Math.max(0, at + step)));
    else if (event.key === 'Enter' && hits[at] !== undefined) take(hits[at].action);
    else return;
    event.preventDefault();
  }

  return (
    <>
      <div className="ask">
        <Icon of={SearchIcon} />
        <input
          autoFocus
          role="combobox"
          aria-label="Find or do anything"
          aria-expanded
          aria-controls={`${id}-list`}
          aria-activedescendant={at < 0 ? undefined : `${id}-${at}`}
          placeholder="Find an action, input, scenario or run"
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setPlace(0);
          }}
          onKeyDown={onKeyDown}
        />
        <kbd>Esc</kbd>
      </div>
      {hits.length === 0 ? (
        <div className="nothing">Nothing is called that. Try fewer letters.</div>
      ) : (
        <div role="listbox" id={`${id}-list`} aria-label="Found" ref={list} tabIndex={-1}>
          {hits.map((hit, index) => (
            <PaletteItem
              key={hit.action.id}
              id={`${id}-${index}`}
              hit={hit}
              isAt={index === at}
              onPoint={() => setPlace(index)}
              onTake={() => take(hit.action)}
            />
          ))}
        </div>
      )}
    </>
  );
}

function PaletteItem(props: { id: string; hit: Hit; isAt: boolean; onPoint: () => void; onTake: () => void }) {
  const { action, parts } = props.hit;
  // The box of text has the focus and takes the keys for the whole list.
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={props.id}
      role="option"
      tabIndex={-1}
      aria-selected={props.isAt}
      aria-disabled={action.offReason !== undefined}
      className="pi"
      onMouseMove={() => !props.isAt && props.onPoint()}
      onMouseDown={(event) => event.preventDefault()}
      onClick={props.onTake}
    >
      <span className="name">
        {parts.map((part, place) => (part.isMatch ? <mark key={place}>{part.text}</mark> : part.text))}
      </span>
      <span className="hidden-text">, </span>
      <span className="cap">{action.offReason ?? action.group}</span>
      {action.keys !== undefined && <kbd>{keyText(action.keys)}</kbd>}
    </div>
  );
}
