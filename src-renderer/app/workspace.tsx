import { lazy, Suspense, useCallback, useEffect, type ComponentType } from 'react';
import { useFrame } from '../state/frame.ts';
import { useLayout } from '../state/layout.ts';
import { useRoute, type ScreenKey } from '../state/route.ts';
import { SplitPanels, type SplitPart } from '../ui/split-panels.tsx';
import { LoadingState } from '../ui/states.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { screens } from './screens.ts';

const loaded = new Map<ScreenKey, ComponentType>(
  screens.map((screen) => [screen.key, lazy(async () => ({ default: (await screen.load()).Screen }))]),
);

/** The screen and, where it has something to say and is open, the inspector beside it. */
export function Workspace() {
  const screen = useRoute((route) => route.screen);
  const [isRemembered, remember] = useLayout('inspector', true);
  const isOpen = useFrame((frame) => frame.isInspectorOpen);
  const hasInspector = useFrame((frame) => frame.inspectorCount > 0);
  useEffect(() => useFrame.setState({ isInspectorOpen: isRemembered }), [isRemembered]);
  useEffect(
    () => useFrame.subscribe((now, before) => now.isInspectorOpen !== before.isInspectorOpen && remember(now.isInspectorOpen)),
    [remember],
  );
  const Screen = loaded.get(screen)!;
  const main: SplitPart = {
    key: 'screen',
    min: 480,
    content: (
      <ErrorBoundary key={screen}>
        <Suspense fallback={<LoadingState />}>
          <Screen />
        </Suspense>
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
    <main className="body">
      <SplitPanels place="frame" parts={isOpen && hasInspector ? [main, inspector] : [main]} />
    </main>
  );
}

function InspectorPane() {
  const take = useCallback((node: HTMLElement | null) => useFrame.setState({ inspectorNode: node }), []);
  return <aside className="insp" aria-label="Inspector" ref={take} />;
}
