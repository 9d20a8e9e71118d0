import { create } from 'zustand';
import type { ScenarioRow } from '../../../src-main/contract/index.ts';

export type LibraryDialog =
  | { readonly kind: 'create'; readonly from: 'sample' | 'base' | 'copy' | 'yaml'; readonly baseId: number | null }
  | { readonly kind: 'rename'; readonly row: ScenarioRow }
  | { readonly kind: 'remove'; readonly row: ScenarioRow };

type LibraryView = {
  readonly filter: string;
  readonly showArchived: boolean;
  readonly marked: readonly string[];
  readonly dialog: LibraryDialog | null;
};

/** What the library shows now; it stays while other screens are looked at. */
export const useLibraryView = create<LibraryView>(() => ({
  filter: '',
  showArchived: false,
  marked: [],
  dialog: null,
}));

export const openDialog = (dialog: LibraryDialog | null): void => useLibraryView.setState({ dialog });
