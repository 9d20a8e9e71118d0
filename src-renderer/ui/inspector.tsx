import { useEffect, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useFrame } from '../state/frame.ts';

/** What a screen shows about the selected thing, drawn into the frame's inspector wherever it stands. Nothing while that is closed. */
export function Inspector({ children }: { children: ReactNode }) {
  const node = useFrame((frame) => frame.inspectorNode);
  useEffect(() => {
    useFrame.setState((frame) => ({ inspectorCount: frame.inspectorCount + 1 }));
    return () => useFrame.setState((frame) => ({ inspectorCount: frame.inspectorCount - 1 }));
  }, []);
  return node === null ? null : createPortal(children, node);
}

/** For a screen that has a side panel of its own in place of the inspector: the same button and key open it. */
export function useSidePanel(): boolean {
  useEffect(() => {
    useFrame.setState((frame) => ({ sideCount: frame.sideCount + 1 }));
    return () => useFrame.setState((frame) => ({ sideCount: frame.sideCount - 1 }));
  }, []);
  return useFrame((frame) => frame.isInspectorOpen);
}
