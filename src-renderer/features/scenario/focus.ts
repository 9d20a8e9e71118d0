import { create } from 'zustand';

/** The input that has, or had last, the focus: what the inspector speaks of. */
export const useFocus = create<{ readonly path: string | null }>(() => ({ path: null }));

export const focusOn = (path: string | null): void => useFocus.setState({ path });
