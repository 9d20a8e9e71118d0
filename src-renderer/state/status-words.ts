import { useEffect } from 'react';
import { create } from 'zustand';

/** What the screen says in the status bar, after the live run. */
export const useStatusWords = create<{ readonly words: readonly string[] }>(() => ({ words: [] }));

/** Puts words into the status bar while the screen is shown. Give a list made with `useMemo`. */
export function useSayStatus(words: readonly string[]): void {
  useEffect(() => {
    useStatusWords.setState({ words });
    return () => useStatusWords.setState((slice) => (slice.words === words ? { words: [] } : slice));
  }, [words]);
}
