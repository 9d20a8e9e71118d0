import type { ComponentType } from 'react';
import type { ScreenKey } from '../state/route.ts';
import {
  CompareIcon,
  HelpIcon,
  LibraryIcon,
  PacksIcon,
  ResultsIcon,
  RunsIcon,
  ScenarioIcon,
  SettingsIcon,
  type IconType,
} from '../ui/icons.ts';

export type ScreenEntry = {
  readonly key: ScreenKey;
  readonly title: string;
  readonly icon: IconType;
  /** As in `useHotkeys`; `g` then `letter` goes there too. */
  readonly keys: string;
  readonly letter: string;
  /** Stands at the foot of the rail. */
  readonly isApart: boolean;
  readonly load: () => Promise<{ readonly Screen: ComponentType }>;
};

/** Every screen, in the order of the rail. A new screen is one folder in `features/` and one entry here. */
export const screens: readonly ScreenEntry[] = [
  {
    key: 'library',
    title: 'Library',
    icon: LibraryIcon,
    keys: 'mod+1',
    letter: 'l',
    isApart: false,
    load: () => import('../features/library/screen.tsx'),
  },
  {
    key: 'scenario',
    title: 'Scenario',
    icon: ScenarioIcon,
    keys: 'mod+2',
    letter: 's',
    isApart: false,
    load: () => import('../features/scenario/screen.tsx'),
  },
  {
    key: 'runs',
    title: 'Runs',
    icon: RunsIcon,
    keys: 'mod+3',
    letter: 'u',
    isApart: false,
    load: () => import('../features/runs/screen.tsx'),
  },
  {
    key: 'results',
    title: 'Results',
    icon: ResultsIcon,
    keys: 'mod+4',
    letter: 'r',
    isApart: false,
    load: () => import('../features/results/screen.tsx'),
  },
  {
    key: 'compare',
    title: 'Compare',
    icon: CompareIcon,
    keys: 'mod+5',
    letter: 'c',
    isApart: false,
    load: () => import('../features/compare/screen.tsx'),
  },
  {
    key: 'packs',
    title: 'Packs',
    icon: PacksIcon,
    keys: 'mod+6',
    letter: 'p',
    isApart: false,
    load: () => import('../features/packs/screen.tsx'),
  },
  {
    key: 'settings',
    title: 'Settings',
    icon: SettingsIcon,
    keys: 'mod+,',
    letter: ',',
    isApart: true,
    load: () => import('../features/settings/screen.tsx'),
  },
  {
    key: 'help',
    title: 'Help',
    icon: HelpIcon,
    keys: 'f1',
    letter: 'h',
    isApart: true,
    load: () => import('../features/help/screen.tsx'),
  },
];

export const screenOf = (key: ScreenKey): ScreenEntry => screens.find((screen) => screen.key === key)!;
