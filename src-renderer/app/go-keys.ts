import { useEffect } from 'react';
import { go } from '../state/route.ts';
import { isTyping } from '../ui/hotkey.ts';
import { screens } from './screens.ts';

/** `g` and then a letter within 1.5 s goes to a screen, for hands that stay on the keyboard where Ctrl+digit is the browser's. */
export function useGoKeys(): void {
  useEffect(() => {
    let armedAt = -Infinity;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (document.querySelector('.backdrop') !== null) return; // a dialog asks something
      const isArmed = event.timeStamp - armedAt < 1500;
      armedAt = event.key === 'g' ? event.timeStamp : -Infinity;
      const screen = isArmed ? screens.find((one) => one.letter === event.key) : undefined;
      if (screen === undefined) return;
      event.preventDefault();
      go({ screen: screen.key });
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
