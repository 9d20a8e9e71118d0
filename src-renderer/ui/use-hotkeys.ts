import { useEffect, useRef } from 'react';
import { isTyping, matches, parseHotkeys } from './hotkey.ts';

export type HotkeyMap = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/**
 * Keys that hold while the component is on screen, for the whole window. Keys without `mod`, `alt` or a function key are left
 * to a field that is being typed in, and all are quiet while a dialog asks something. A handler that was called ends the matter: the browser does nothing more.
 */
export function useHotkeys(map: HotkeyMap, isOn = true): void {
  const latest = useRef(map);
  useEffect(() => {
    latest.current = map;
  });
  useEffect(() => {
    if (!isOn) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('.backdrop') !== null) return;
      for (const [keys, act] of Object.entries(latest.current)) {
        const hit = parseHotkeys(keys).find((hotkey) => matches(hotkey, event));
        if (hit === undefined) continue;
        const plain = !hit.mod && !hit.alt && !/^f\d+$/.test(hit.key);
        if (plain && isTyping(event.target)) continue;
        event.preventDefault();
        act(event);
        return;
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [isOn]);
}
