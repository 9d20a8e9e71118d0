import { useEffect } from 'react';
import { settingsOf, useApp } from '../state/app.ts';

/** Puts the theme on the root, where style sheets and charts read it. 'system' follows the machine as it changes. */
export function useTheme(): void {
  const theme = useApp((slice) => settingsOf(slice).theme);
  useEffect(() => {
    const machine = window.matchMedia('(prefers-color-scheme: dark)');
    const put = () => {
      document.documentElement.dataset.theme = theme === 'system' ? (machine.matches ? 'dark' : 'light') : theme;
    };
    put();
    machine.addEventListener('change', put);
    return () => machine.removeEventListener('change', put);
  }, [theme]);
}
