import { lazy, Suspense, useCallback, useEffect, useRef, useSyncExternalStore, type ReactElement } from 'react';
import { useFrame } from '../state/frame.ts';
import { useLayout } from '../state/layout.ts';
import { useRoute, type ScreenKey } from '../state/route.ts';
import { SplitPanels, type SplitPart } from '../ui/split-panels.tsx';
import { LoadingState } from '../ui/states.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { screens } from './screens.ts';

/** One element a screen, made once: a screen keeps its state only while it is shown. */
const elements = new Map<ScreenKey, ReactElement>(
  screens.map(({ key, load }) => {
    const Screen = lazy(async () => ({ default: (await load()).Screen }));
    return [key, <Screen key={key} />];
  }),
);

/** The screen and, where it has something to say and is open, the inspector beside it. */
export function Workspace() {
  const screen = useRoute((route) => route.screen);
  const main = useRef<HTMLElement>(null);
  // Who came by a key has the focus nowhere: the next Tab begins in the new screen.
  useEffect(() => {
    if (document.activeElement === document.body) main.current?.focus({ preventScroll: true });
  }, [screen]);
  const [isRemembered, remember] = useLayout('inspector', true);
  const isOpen = useFrame((frame) => frame.isInspectorOpen);
  const hasInspector = useFrame((frame) => frame.inspectorCount > 0);
  const isNarrow = useNarrow();
  useEffect(() => useFrame.setState({ isInspectorOpen: isRemembered && !isNarrow }), [isRemembered, isNarrow]);
  useEffect(
    () =>
      isNarrow
        ? undefined
        : useFrame.subscribe(
            (now, before) => now.isInspectorOpen !== before.isInspectorOpen && remember(now.isInspectorOpen),
          ),
    [remember, isNarrow],
  );
  const body: SplitPart = {
    key: 'screen',
    min: 480,
    content: (
      <ErrorBoundary key={screen}>
        <Suspense fallback={<LoadingState />}>{elements.get(screen)}</Suspense>
      </ErrorBoundary>
    ),
  };
  const inspector: SplitPart = {
    key: 'inspector',
    size: window.innerWidth >= 1700 ? 320 : 280,
    min: 220,
    max: 480,
    isFixed: true,
    content: <InspectorPane />,
  };
  return (
    <main className="body" ref={main} tabIndex={-1}>
      <SplitPanels place="frame" parts={isOpen && hasInspector ? [body, inspector] : [body]} />
    </main>
  );
}

const narrow = window.matchMedia('(max-width: 1199px)');
const onNarrow = (tell: () => void) => {
  narrow.addEventListener('change', tell);
  return () => narrow.removeEventListener('change', tell);
};

/** Whether the window has no room for the inspector: it folds, and opens by hand for as long as the window is so. */
const useNarrow = (): boolean => useSyncExternalStore(onNarrow, () => narrow.matches);

function InspectorPane() {
  const take = useCallback((node: HTMLElement | null) => useFrame.setState({ inspectorNode: node }), []);
  return <aside className="insp" aria-label="Inspector" ref={take} />;
}
