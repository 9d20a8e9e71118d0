import { create } from 'zustand';

type Frame = {
  readonly isPaletteOpen: boolean;
  readonly isShortcutsOpen: boolean;
  readonly isInspectorOpen: boolean;
  /** Where an `Inspector` draws; null while it is closed. */
  readonly inspectorNode: HTMLElement | null;
  /** How many screens draw into the inspector now. */
  readonly inspectorCount: number;
  /** How many screens have a side panel of their own that the inspector's button opens. */
  readonly sideCount: number;
};

/** What of the frame is open. The inspector's state is kept by the settings (see `Workspace`). */
export const useFrame = create<Frame>(() => ({
  isPaletteOpen: false,
  isShortcutsOpen: false,
  isInspectorOpen: true,
  inspectorNode: null,
  inspectorCount: 0,
  sideCount: 0,
}));

export const setPalette = (isPaletteOpen: boolean): void => useFrame.setState({ isPaletteOpen });
export const setShortcuts = (isShortcutsOpen: boolean): void => useFrame.setState({ isShortcutsOpen });
export const setInspector = (isInspectorOpen: boolean): void => useFrame.setState({ isInspectorOpen });
